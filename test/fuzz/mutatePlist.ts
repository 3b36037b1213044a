/** Changes the structure of property lists: entries and values are removed, repeated, moved, renamed, and swapped. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are build variables
import { escapeText } from '../../server/src/service/index.js';
import { describedKeys } from '../../server/src/service/schema/describe.js';
import { parse } from '../../server/src/service/syntax/parse.js';
import { applyEdits, type TextEdit } from '../../server/src/service/text/textEdit.js';
import type { TextRange } from '../../server/src/service/text/textRange.js';
import { lower } from '../../server/src/service/value/lower.js';
import type { DictEntry, PlistValue } from '../../server/src/service/value/plistValue.js';
import { valuesIn } from '../../server/src/service/value/valuesIn.js';
import type { Random } from '../support/random.js';

/** The entries and values of a text that can be changed. */
interface Parts {
	readonly text: string;
	readonly entries: readonly DictEntry[];
	readonly values: readonly PlistValue[];
}

const described = describedKeys();

/** Values of every type, usual ones and those that parsers disagree on. */
const someValues: readonly string[] = [
	'<string></string>',
	'<string/>',
	'<string>YES</string>',
	'<string>0x05ac</string>',
	'<string> 1452 </string>',
	'<string>0x12345678&amp;0xffff0000 0x1</string>',
	'<string>IOUSBHostDevice</string>',
	'<string>IOUSBHostDevic</string>',
	'<string>IOUserService</string>',
	'<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>',
	'<string>${PRODUCT_NAME:rfc1034identifier}.x</string>',
	'<string>com.apple.kpi.iokit</string>',
	'<string>1.0.0d1</string>',
	'<string>*</string>',
	'<string>a&lt;b</string>',
	'<string><![CDATA[a<b]]></string>',
	'<string>é🚗</string>',
	'<integer>1</integer>',
	'<integer>-1</integer>',
	'<integer>0x5ac</integer>',
	'<integer></integer>',
	'<integer>99999999999</integer>',
	'<real>0.5</real>',
	'<true/>',
	'<false/>',
	'<date>2024-01-01T00:00:00Z</date>',
	'<data>AAAA</data>',
	'<array/>',
	'<array><string>Gadget</string><integer>1</integer></array>',
	'<array><dict/></array>',
	'<dict/>',
	'<dict><key>Gadget</key><string>1</string></dict>',
	'<dict><key>idVendor</key><integer>1452</integer></dict>',
	'',
];

type PlistMutation = (random: Random, parts: Parts) => readonly TextEdit[];

const mutations: readonly PlistMutation[] = [
	function removeEntry(random, { entries }) {
		return [replaced(random.pick(entries).range, '')];
	},
	function repeatEntry(random, { text, entries }) {
		const entry = random.pick(entries);
		const written = textOf(text, entry.range);
		return [inserted(random.pick([entry.range.start, entry.range.end]), `${written}\n`)];
	},
	function moveEntry(random, { text, entries }) {
		const entry = random.pick(entries);
		const to = placeOf(random, random.pick(entries));
		const isInside = entry.range.start <= to && to <= entry.range.end;
		const copy = inserted(to, `\n${textOf(text, entry.range)}\n`);
		return isInside || random.chance(0.2) ? [copy] : [replaced(entry.range, ''), copy];
	},
	function renameEntry(random, { entries }) {
		const { keyContentRange, key } = random.pick(entries);
		return [replaced(keyContentRange, escapeText(renamed(random, key)))];
	},
	function addEntry(random, { entries }) {
		const { key, schema } = random.pick(described);
		const value = random.chance(0.6) ? (schema['x-example'] ?? '<true/>') : random.pick(someValues);
		return [inserted(placeOf(random, random.pick(entries)), `\n<key>${key}</key>\n${value}\n`)];
	},
	function swapEntries(random, { text, entries }) {
		return swapped(text, random.pick(entries).range, random.pick(entries).range);
	},
	function swapKeys(random, { text, entries }) {
		return swapped(text, random.pick(entries).keyRange, random.pick(entries).keyRange);
	},
	function swapValues(random, { text, values }) {
		return swapped(text, random.pick(values).range, random.pick(values).range);
	},
	function replaceValue(random, { values }) {
		return [replaced(random.pick(values).range, random.pick(someValues))];
	},
	function removeValue(random, { values }) {
		return [replaced(random.pick(values).range, '')];
	},
	function changeType(random, { text, values }) {
		const { range, contentRange } = random.pick(values);
		const name = random.pick(['string', 'integer', 'real', 'array', 'dict', 'data', 'date', 'key']);
		return [replaced(range, `<${name}>${textOf(text, contentRange)}</${name}>`)];
	},
	function wrapValue(random, { text, values }) {
		const { range } = random.pick(values);
		const written = textOf(text, range);
		const wrapped = random.chance(0.5)
			? `<array>${written}</array>`
			: `<dict><key>Gadget</key>${written}</dict>`;
		return [replaced(range, wrapped)];
	},
	function unwrapValue(random, { text, values }) {
		const { range, contentRange } = random.pick(values);
		return [replaced(range, textOf(text, contentRange))];
	},
	function commentOut(random, { text, entries }) {
		const { range } = random.pick(entries);
		return [replaced(range, `<!-- ${textOf(text, range)} -->`)];
	},
];

/** The text after one random change of its structure; unchanged if it has no entries. */
export function mutatePlist(random: Random, text: string): string {
	const values = [...valuesIn(lower(parse(text)))];
	const entries = values.flatMap((value) => value.entry ?? []);
	if (entries.length === 0) return text;
	return applyEdits(text, random.pick(mutations)(random, { text, entries, values }));
}

/** A place for an entry: before it, after it, or in its value. */
function placeOf(random: Random, { range, value }: DictEntry): number {
	return random.pick([range.start, range.end, value.contentRange.start, value.contentRange.end]);
}

function renamed(random: Random, key: string): string {
	const at = random.below(key.length + 1);
	return random.pick([
		random.pick(described).key,
		'',
		key.toLowerCase(),
		`${key} `,
		`${key}s`,
		`${key}_arm64`,
		key.slice(0, at) + key.slice(at + 1),
		key.slice(0, at) + key.charAt(random.below(key.length)) + key.slice(at),
		`${key}<&`,
	]);
}

/** Exchanges two parts; of nested ones the outer part is replaced by the inner one. */
function swapped(text: string, one: TextRange, two: TextRange): readonly TextEdit[] {
	return [replaced(one, textOf(text, two)), replaced(two, textOf(text, one))];
}

function replaced(range: TextRange, newText: string): TextEdit {
	return { range, newText };
}

function inserted(offset: number, newText: string): TextEdit {
	return { range: { start: offset, end: offset }, newText };
}

function textOf(text: string, { start, end }: TextRange): string {
	return text.slice(start, end);
}
