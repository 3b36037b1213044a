/** Entities in text: their characters, and the parsers that don't know them. Documents can't define entities. */
import type { TextRange } from '../text/textRange.js';
import { firstNotXml } from '../text/xmlCharacters.js';
import { AMPERSAND, LESS_THAN, nulEnd } from './characters.js';
import { ALL, type FaultList, IOKIT, XML } from './faultList.js';
import { ForwardSearch } from './forwardSearch.js';
import { matchAt } from './matchAt.js';
import { sectionAt } from './sections.js';

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
/** Newer versions of CoreFoundation accept at most eight digits, and reject surrogates. */
const MAX_DIGITS = 8;

/** Reports every `&` between `start` and `end` that does not begin `&lt;`, `&gt;` or `&amp;`. In CDATA it is text. */
export function checkEntities(text: string, start: number, end: number, faults: FaultList): void {
	for (const at of ampersands(text, start, end)) {
		if (text.charCodeAt(at) !== AMPERSAND) {
			faults.add({ code: 'null-character' }, at, nulEnd(text, at), IOKIT);
			continue;
		}
		const match = matchAt(entityHere, text, at);
		const after = at + (match?.[0].length ?? 1);
		if (!match || after > end) {
			faults.add({ code: 'bare-ampersand' }, at, at + 1, ALL);
		} else if (match[1] !== undefined) {
			const decoded = namedEntity(match[1]);
			if (decoded === undefined) {
				faults.add({ code: 'unknown-entity', entity: match[0] }, at, after, ALL);
			} else if (match[1] === 'quot' || match[1] === 'apos') {
				faults.add({ code: 'quote-entity', entity: match[0], decoded }, at, after, IOKIT);
			}
		} else {
			const decoded = decodeNumeric(match[2] === 'x', match[3] ?? '');
			if (decoded === undefined) {
				faults.add({ code: 'unknown-entity', entity: match[0] }, at, after, ALL);
			} else {
				const rejectedBy = firstNotXml(decoded) === undefined ? IOKIT : IOKIT | XML;
				faults.add({ code: 'numeric-entity', entity: match[0], decoded }, at, after, rejectedBy);
			}
		}
	}
}

/** Offsets of `&` and of runs of NUL characters, outside CDATA sections and comments. */
function* ampersands(text: string, start: number, end: number): Iterable<number> {
	const content = text.slice(start, end);
	const search = new ForwardSearch(content);
	for (let at = 0; at < content.length; at++) {
		const code = content.charCodeAt(at);
		if (code === AMPERSAND) {
			yield start + at;
		} else if (code === 0) {
			yield start + at;
			at = nulEnd(content, at) - 1;
		} else if (code === LESS_THAN) {
			at = (sectionAt(content, at, search)?.end ?? at + 1) - 1;
		}
	}
}

/** The character of one of the five named entities, by name. */
export function namedEntity(name: string): string | undefined {
	return Object.hasOwn(named, name) ? named[name] : undefined;
}

function decodeNumeric(isHexadecimal: boolean, digits: string): string | undefined {
	if (digits.length > MAX_DIGITS || (!isHexadecimal && /[a-f]/i.test(digits))) return undefined;
	const code = digits === '' ? 0 : Number.parseInt(digits, isHexadecimal ? 16 : 10);
	if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
	return String.fromCodePoint(code);
}

/** An entity in a text; `decoded` is undefined if it is unknown. Offsets are those of the text. */
export interface Entity extends TextRange {
	readonly decoded: string | undefined;
}

/** The entities of a text without CDATA sections and comments, in order. */
export function* entitiesIn(text: string): Iterable<Entity> {
	if (!text.includes('&')) return;
	for (const { 0: whole, 1: name, 2: x, 3: digits = '', index } of text.matchAll(everyEntity)) {
		const decoded = name === undefined ? decodeNumeric(x === 'x', digits) : namedEntity(name);
		yield { start: index, end: index + whole.length, decoded };
	}
}
