/** Entities in text: which there are, what they stand for, and who does not know them. Nothing is ever defined in a document. */
import { AMPERSAND, LESS_THAN } from './characters.js';
import { ALL, type FaultList, IOKIT } from './faultList.js';
import { ForwardSearch } from './forwardSearch.js';
import { matchAt } from './matchAt.js';

const named: Readonly<Record<string, string>> = {
	lt: '<',
	gt: '>',
	amp: '&',
	quot: '"',
	apos: "'",
};

const entity = /&(?:([A-Za-z][A-Za-z0-9]*)|#(x?)([0-9a-fA-F]*));/;
const entityHere = new RegExp(entity, 'y');
const everyEntity = new RegExp(entity, 'g');
/** Newer CoreFoundations take at most eight digits, and no half of a surrogate pair. */
const MOST_DIGITS = 8;

/** Marks every `&` between `start` and `end` that is not one of `&lt;`, `&gt;` and `&amp;`; those in CDATA are text. */
export function checkEntities(text: string, start: number, end: number, faults: FaultList): void {
	for (const at of ampersands(text, start, end)) {
		const match = matchAt(entityHere, text, at);
		const behind = at + (match?.[0].length ?? 1);
		if (text.charCodeAt(at) !== AMPERSAND) {
			faults.add({ code: 'null-character' }, at, at + 1, IOKIT);
		} else if (!match || behind > end) {
			faults.add({ code: 'bare-ampersand' }, at, at + 1, ALL);
		} else if (match[1] !== undefined) {
			const decoded = namedEntity(match[1]);
			if (decoded === undefined) {
				faults.add({ code: 'unknown-entity', entity: match[0] }, at, behind, ALL);
			} else if (match[1] === 'quot' || match[1] === 'apos') {
				faults.add({ code: 'quote-entity', entity: match[0], decoded }, at, behind, IOKIT);
			}
		} else {
			const decoded = decodeNumeric(match[2] === 'x', match[3] ?? '');
			if (decoded === undefined) {
				faults.add({ code: 'unknown-entity', entity: match[0] }, at, behind, ALL);
			} else {
				faults.add({ code: 'numeric-entity', entity: match[0], decoded }, at, behind, IOKIT);
			}
		}
	}
}

/** Offsets of `&` and NUL characters outside CDATA sections and comments. */
function* ampersands(text: string, start: number, end: number): Iterable<number> {
	const content = text.slice(start, end);
	const search = new ForwardSearch(content);
	for (let at = 0; at < content.length; at++) {
		const code = content.charCodeAt(at);
		if (code === AMPERSAND || code === 0) yield start + at;
		else if (code === LESS_THAN) at = sectionEnd(content, at, search) - 1;
	}
}

/** Behind the CDATA section or comment at `at`, else behind its `<`. */
function sectionEnd(text: string, at: number, search: ForwardSearch): number {
	const isData = text.startsWith('<![CDATA[', at);
	if (!isData && !text.startsWith('<!--', at)) return at + 1;
	const close = search.indexOf(isData ? ']]>' : '-->', at + (isData ? 9 : 4));
	return close < 0 ? at + 1 : close + 3;
}

/** The character of one of the five named entities, by name. */
function namedEntity(name: string): string | undefined {
	return Object.hasOwn(named, name) ? named[name] : undefined;
}

function decodeNumeric(isHexadecimal: boolean, digits: string): string | undefined {
	if (digits.length > MOST_DIGITS || (!isHexadecimal && /[a-f]/i.test(digits))) return undefined;
	const code = digits === '' ? 0 : Number.parseInt(digits, isHexadecimal ? 16 : 10);
	if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
	return String.fromCodePoint(code);
}

/** The text that `start` to `end` stands for: entities and CDATA decoded, comments left out, what is unknown as it is written. */
export function decodeText(text: string, start: number, end: number): string {
	const content = text.slice(start, end);
	const search = new ForwardSearch(content);
	let decoded = '';
	let done = 0;
	for (let at = content.indexOf('<'); at >= 0; at = content.indexOf('<', at)) {
		const behind = sectionEnd(content, at, search);
		if (behind === at + 1) {
			at++;
			continue;
		}
		const isData = content.startsWith('<![CDATA[', at);
		decoded += decodeEntities(content.slice(done, at));
		if (isData) decoded += content.slice(at + '<![CDATA['.length, behind - ']]>'.length);
		done = behind;
		at = behind;
	}
	return decoded + decodeEntities(content.slice(done));
}

function decodeEntities(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(everyEntity, (whole, name?: string, x?: string, digits?: string) => {
		if (name !== undefined) return namedEntity(name) ?? whole;
		return decodeNumeric(x === 'x', digits ?? '') ?? whole;
	});
}
