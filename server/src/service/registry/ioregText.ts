/** Reads the text of `ioreg` (IOKitTools ioreg.c: show, showitem, indent), with or without properties. */
import { readIoregValue } from './ioregValue.js';
import type { EntryState, Registry, RegistryRemark, RegistryValue } from './registry.js';
import {
	classChain,
	type EntryDraft,
	type EntryHead,
	RegistryTree,
	splitName,
} from './registryTree.js';
import { unknownValue } from './registryValue.js';

export function readIoregText(text: string): Registry {
	return new TextReader(withoutTerminal(text)).read();
}

/** Whether the text has a line as `ioreg` prints it. */
export function isIoregText(text: string): boolean {
	return /^[ \t|\u00a0]*(?:\+-o .*<class |"[^"\n]+" = )/m.test(text);
}

/** The text without escape sequences, such as those of `ioreg -b`, and with the quotes that editors replace. */
function withoutTerminal(text: string): string {
	const plain = text.includes('\u001b')
		? text.replace(/\u001b(?:\[[0-?]*[ -/]*[@-~]|[()][0-9A-B]|[=>])|\u000f/g, '')
		: text;
	return plain.includes('" = ') || !/[“„«]/.test(plain) ? plain : plain.replace(/[“”„«»]/g, '"');
}

/** Whether the last line is an entry without its end, which `ioreg` itself clips with a `$`. */
function endsInEntry(text: string): boolean {
	const line = text.slice(text.lastIndexOf('\n', text.length - 2) + 1);
	const head = line.lastIndexOf('<class ');
	return head > 0 && line.includes('+-o ') && !/[>$]/.test(line.slice(head));
}

/** A property whose value may go on in the next lines. */
interface OpenProperty {
	readonly key: string;
	readonly line: number;
	readonly start: string;
	readonly more: string[];
}

class TextReader {
	readonly #text: string;
	readonly #tree = new RegistryTree();
	readonly #remarks = new Map<RegistryRemark['kind'], { line: number; count: number }>();
	/** The entries from the root to the last one, with the columns of their `+-o`. */
	readonly #open: { readonly entry: EntryDraft; readonly column: number }[] = [];
	/** The planes that lines before a tree name, by its root. */
	readonly #planes = new Map<EntryDraft, string>();
	/** The plane of the next root, if a line names it. */
	#nextPlane: string | undefined;
	/** The entry whose properties follow; undefined where they are those of an entry that was shown before. */
	#entry: EntryDraft | undefined;
	#repeats = false;
	/** The column of the `{` of its properties; undefined outside of braces. */
	#brace: number | undefined;
	#property: OpenProperty | undefined;
	#line = 0;

	constructor(text: string) {
		this.#text = text;
	}

	read(): Registry {
		const text = this.#text;
		const lineEnd = text.includes('\n') ? '\n' : '\r';
		for (let start = 0; start < text.length; ) {
			const found = text.indexOf(lineEnd, start);
			const end = found < 0 ? text.length : found;
			this.#line += 1;
			this.#readLine(start, text[end - 1] === '\r' && end > start ? end - 1 : end);
			start = end + 1;
		}
		const isCutOff = this.#brace !== undefined;
		this.#finishProperty(false);
		if (isCutOff) {
			this.#remark('cut off');
			this.#limit('some');
		} else if (endsInEntry(text)) {
			this.#remark('cut off');
		}
		return this.#finish();
	}

	#readLine(start: number, end: number): void {
		const text = this.#text;
		let at = start;
		while (at < end && isIndent(text.charCodeAt(at))) at++;
		const column = at - start;
		if (at === end) this.#property?.more.push('');
		else if (text.startsWith('+-o ', at)) this.#readEntry(text.slice(at + 4, end), column);
		else if (this.#isBrace('{', at, end, column)) this.#brace = column;
		else if (this.#isBrace('}', at, end, column)) this.#endBraces();
		else if (!this.#readProperty(at, end, column)) this.#readOther(text.slice(start, end));
	}

	#isBrace(brace: '{' | '}', at: number, end: number, column: number): boolean {
		if (this.#text[at] !== brace || this.#text.slice(at + 1, end).trim() !== '') return false;
		return brace === '{' ? this.#brace === undefined : (this.#brace ?? column) === column;
	}

	#readEntry(text: string, column: number): void {
		if (this.#brace !== undefined) this.#remark('unreadable text');
		this.#finishProperty(false);
		this.#brace = undefined;
		while ((this.#open.at(-1)?.column ?? -1) >= column) this.#open.pop();
		const head = headOf(text);
		if (text.endsWith('$') && !text.endsWith('>')) this.#remark('clipped lines');
		const parent = this.#open.at(-1)?.entry;
		const { entry, isNew } = this.#tree.add(head, parent);
		if (!parent) this.#namePlane(entry);
		this.#open.push({ entry, column });
		this.#entry = entry;
		this.#repeats = !isNew;
	}

	#namePlane(root: EntryDraft): void {
		if (this.#nextPlane !== undefined) this.#planes.set(root, this.#nextPlane);
		this.#nextPlane = undefined;
	}

	#endBraces(): void {
		this.#finishProperty(true);
		this.#brace = undefined;
		if (this.#entry?.shown === 'none') this.#entry.shown = 'all';
	}

	/** Reads `"KEY" = VALUE`; false if the line is not a property of the entry. */
	#readProperty(at: number, end: number, column: number): boolean {
		const text = this.#text;
		if (text[at] !== '"') return false;
		if (this.#brace !== undefined && column !== this.#brace + 2) return false;
		const line = text.slice(at + 1, end);
		const keyEnd = line.indexOf('" = ');
		if (keyEnd >= 0) {
			this.#finishProperty(true);
			const start = line.slice(keyEnd + 4);
			this.#property = { key: line.slice(0, keyEnd), line: this.#line, start, more: [] };
			return true;
		}
		// Whitespace at the end of lines may be lost.
		if (/^[^"]+" =$/.test(line)) {
			this.#finishProperty(true);
			this.#property = { key: line.slice(0, -3), line: this.#line, start: '', more: [] };
			return true;
		}
		if (this.#brace === undefined || !line.endsWith('$')) return false;
		this.#finishProperty(true);
		this.#remark('clipped lines');
		this.#limit('some');
		return true;
	}

	/** A line of a string of several lines, or a line that is not part of the tree. */
	#readOther(line: string): void {
		if (this.#property && this.#brace !== undefined) {
			this.#property.more.push(line);
			return;
		}
		this.#finishProperty(false);
		const plane = /^(IO[A-Z]\w+):?$/.exec(line.trim())?.[1];
		if (plane !== undefined) this.#nextPlane = plane;
		else if (this.#tree.entries.length > 0) this.#remark('unreadable text');
	}

	/** Sets the open property. The lines after it belong to it only if its entry goes on after them. */
	#finishProperty(goesOn: boolean): void {
		const property = this.#property;
		if (!property) return;
		this.#property = undefined;
		const { key, line } = property;
		const isLast = !goesOn && this.#brace !== undefined;
		const { value, remark } = valueIn(property, goesOn);
		if (remark) this.#remark(isLast && remark === 'unreadable text' ? 'cut off' : remark, line);
		if (this.#repeats) return;
		// A number without the end of its line may lack digits.
		const isCut = isLast && value.type === 'integer' && this.#text.endsWith(property.start);
		this.#owner(key).properties.set(key, isCut ? unknownValue('clipped') : value);
	}

	/** The entry that a property belongs to. Without entries, as in the output of a search, a repeated key starts a new one. */
	#owner(key: string): EntryDraft {
		if (this.#brace === undefined && (!this.#entry || this.#entry.properties.has(key))) {
			this.#entry = this.#tree.add({ name: '' }, undefined).entry;
			this.#entry.shown = 'some';
		}
		this.#entry ??= this.#tree.add({ name: '' }, undefined).entry;
		if (this.#brace === undefined) this.#entry.shown = 'some';
		return this.#entry;
	}

	#limit(shown: 'some'): void {
		if (this.#entry && !this.#repeats) this.#entry.shown = shown;
	}

	#remark(kind: RegistryRemark['kind'], line = this.#line): void {
		const known = this.#remarks.get(kind);
		if (known) known.count += 1;
		else this.#remarks.set(kind, { line, count: 1 });
	}

	#finish(): Registry {
		const remarks = [...this.#remarks].map(([kind, where]) => ({ kind, ...where }));
		return this.#tree.finish('ioreg text', remarks, this.#planes);
	}
}

/** The value of a property, and what is wrong with its text. */
function valueIn(
	{ start, more }: OpenProperty,
	goesOn: boolean,
): { value: RegistryValue; remark?: RegistryRemark['kind'] } {
	while (more.at(-1) === '') more.pop();
	if (more.length === 0 && start.endsWith('$')) {
		return { value: readIoregValue(start.slice(0, -1), true), remark: 'clipped lines' };
	}
	const first = readIoregValue(start, false);
	const hasMore = goesOn && more.length > 0;
	// A quote at the end of a line is not the end of a string if there are more lines.
	const isComplete = isKnown(first) && !(hasMore && start.startsWith('"'));
	if (isComplete) return hasMore ? { value: first, remark: 'unreadable text' } : { value: first };
	const value = hasMore ? readIoregValue([start, ...more].join('\n'), false) : first;
	return isKnown(value) ? { value } : { value, remark: 'unreadable text' };
}

/** Whether all of the text of a value was read. */
function isKnown(value: RegistryValue): boolean {
	return !(value.type === 'unknown' && /clipped|unreadable/.test(value.reason));
}

/** Whether a character is part of the lines that `ioreg` draws, or a space that a web page made of one. */
function isIndent(code: number): boolean {
	return code === 0x20 || code === 0x7c || code === 0x09 || code === 0xa0;
}

/** `NAME[@LOCATION]  <class CLASS, id 0xHEX, [!]registered, [!]matched, [in]active, busy N (MS ms), retain N>` */
function headOf(text: string): EntryHead {
	const exact = text.lastIndexOf('  <class ');
	const found = exact < 0 ? text.lastIndexOf('<class ') : exact + 2;
	if (found < 0) return splitName(text.replace(/\$$/, '').trim());
	const [classes = '', ...details] = withoutEnd(text.slice(found + 7)).split(',');
	return {
		...splitName(text.slice(0, exact < 0 ? found : exact).trim()),
		...classChain(classes.trim().split(':')),
		...detailsOf(details),
	};
}

/** The text without the bracket, or the mark of a clipped line, at its end. */
function withoutEnd(text: string): string {
	const trimmed = text.trimEnd();
	return /[>$]$/.test(trimmed) ? trimmed.slice(0, -1) : trimmed;
}

/** The ID and the state in the list after the class. A detail that is cut off is not one of the known ones. */
function detailsOf(details: readonly string[]): Pick<EntryHead, 'id' | 'state'> {
	const state: { -readonly [key in keyof EntryState]: EntryState[key] } = {};
	let id: bigint | undefined;
	for (const detail of details) {
		const word = detail.trim();
		if (word === 'registered' || word === '!registered') state.registered = word[0] !== '!';
		else if (word === 'matched' || word === '!matched') state.matched = word[0] !== '!';
		else if (word === 'active' || word === 'inactive') state.active = word === 'active';
		else if (/^busy \d{1,9}\b/.test(word)) state.busy = Number.parseInt(word.slice(5), 10);
		else if (/^id 0x[0-9a-f]{1,16}$/i.test(word)) id = BigInt(word.slice(3));
	}
	return { id, state };
}
