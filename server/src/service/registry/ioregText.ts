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
	const plain = withoutTerminal(text);
	const registry = new TextReader(plain, false).read();
	const isDamaged = registry.remarks.some(({ kind }) => kind === 'unreadable text');
	return isDamaged ? new TextReader(plain, true).read() : registry;
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

/** How far the brace of properties is to the right of the `+-o` of their entry (IOKitTools ioreg.c: showitem). */
const braceIndent = 4;

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
	/** Whether properties in braces followed the line of the entry. */
	#hadBraces = false;
	/** The column of the `{` of its properties; undefined outside of braces. */
	#brace: number | undefined;
	#property: OpenProperty | undefined;
	#line = 0;
	/** Whether the last line of the tree has lines that `ioreg` draws to what follows. */
	#goesOn = false;
	/** Whether lines of the text are cut, so that numbers may lack digits. */
	readonly #isDamaged: boolean;

	constructor(text: string, isDamaged: boolean) {
		this.#text = text;
		this.#isDamaged = isDamaged;
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
			this.#limit();
		} else if (this.#goesOn || endsInEntry(text)) {
			this.#remark('cut off');
		}
		return this.#finish();
	}

	#readLine(start: number, end: number): void {
		const text = this.#text;
		let at = start;
		while (at < end && isIndent(text.charCodeAt(at))) at++;
		const column = at - start;
		if ('+{}'.includes(text[at] ?? ' ')) this.#goesOn = text.slice(start, at).includes('|');
		if (at === end) this.#readEmpty(column);
		else if (text.startsWith('+-o ', at)) this.#readEntry(text.slice(at + 4, end), column);
		else if (this.#isBrace('{', at, end, column)) this.#startBraces(column);
		else if (this.#isBrace('}', at, end, column)) this.#endBraces();
		else if (!this.#readProperty(at, end, column)) this.#readOther(text.slice(start, end));
	}

	#isBrace(brace: '{' | '}', at: number, end: number, column: number): boolean {
		if (this.#text[at] !== brace || this.#text.slice(at + 1, end).trim() !== '') return false;
		if (brace === '}') return (this.#brace ?? column) === column;
		return this.#brace === undefined || !isOpenString(this.#property);
	}

	/** A line of a string, or what is left of a property, since `ioreg` prints no empty line between properties. */
	#readEmpty(column: number): void {
		this.#property?.more.push('');
		if (this.#brace !== undefined && column > 0 && !isOpenString(this.#property)) this.#loseText();
	}

	#readEntry(text: string, column: number): void {
		if (this.#brace !== undefined) this.#loseText();
		this.#finishProperty(false);
		this.#brace = undefined;
		if (text.endsWith('$') && !text.endsWith('>')) this.#remark('clipped lines');
		this.#addEntry(headOf(text), column);
	}

	#addEntry(head: EntryHead, column: number): void {
		while ((this.#open.at(-1)?.column ?? -1) >= column) this.#open.pop();
		const parent = this.#open.at(-1)?.entry;
		const { entry, isNew } = this.#tree.add(head, parent);
		if (!parent) this.#namePlane(entry);
		this.#open.push({ entry, column });
		this.#entry = entry;
		this.#repeats = !isNew;
		this.#hadBraces = false;
	}

	#namePlane(root: EntryDraft): void {
		if (this.#nextPlane !== undefined) this.#planes.set(root, this.#nextPlane);
		this.#nextPlane = undefined;
	}

	/** The second properties after the line of an entry are those of one whose line could not be read. */
	#startBraces(column: number): void {
		if (this.#brace !== undefined) this.#loseText();
		this.#finishProperty(false);
		this.#brace = column;
		if (this.#hadBraces && this.#entry) this.#addEntry({ name: '' }, column - braceIndent);
		this.#hadBraces = true;
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
		if (this.#brace === undefined) return false;
		const isClipped = line.endsWith('$');
		if (!isClipped && isOpenString(this.#property)) return false;
		this.#finishProperty(true);
		this.#remark(isClipped ? 'clipped lines' : 'unreadable text');
		this.#limit();
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
		else if (this.#tree.entries.length > 0) this.#loseText();
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
		if (remark === 'unreadable text') this.#limit();
		if (this.#repeats) return;
		// A number without the end of its line may lack digits.
		const isCut = isLast && value.type === 'integer' && this.#text.endsWith(property.start);
		const digits = this.#isDamaged && value.type === 'integer' && { digitsAtEndUnknown: true };
		this.#owner(key).properties.set(
			key,
			isCut ? unknownValue('clipped') : digits ? { ...value, ...digits } : value,
		);
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

	/** Text that can't be read may be properties of the entry. */
	#loseText(): void {
		this.#remark('unreadable text');
		this.#limit();
	}

	/** The entry may have properties that were not read. */
	#limit(): void {
		if (this.#entry && !this.#repeats) this.#entry.shown = 'some';
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

/** Whether the value is a string that goes on after its line. */
function isOpenString(property: OpenProperty | undefined): boolean {
	const { start = '', more = [] } = property ?? {};
	return start.startsWith('"') && (start.length === 1 || !(more.at(-1) || start).endsWith('"'));
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
	const isWhole = details.length > 0 || text.trimEnd().endsWith('>');
	return {
		...splitName(text.slice(0, exact < 0 ? found : exact).trim()),
		// The name of a class that is cut off may be that of another one.
		...(isWhole && classChain(classes.trim().split(':'))),
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
