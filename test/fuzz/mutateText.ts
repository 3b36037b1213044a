/** Damages texts without regard to their structure: bytes, characters, tags, and parts of other files. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are build variables
import type { Random } from '../support/random.js';

/** Pieces that break a property list at interesting places. */
const pieces: readonly string[] = [
	'<',
	'>',
	'</',
	'/',
	'/>',
	'&',
	'&amp;',
	'&#0;',
	'&#x1F697;',
	'&lt',
	'"',
	"'",
	'<key>',
	'</key>',
	'<key/>',
	'<dict>',
	'</dict>',
	'<dict/>',
	'<array>',
	'</array>',
	'<string>',
	'</string>',
	'<integer>',
	'<true/>',
	'<data>',
	'<plist>',
	'</plist>',
	'<foo>',
	'<!--',
	'-->',
	'--',
	'<!-- driver-plist-disable -->',
	'<!-- driver-plist-disable-next-line ',
	'<!-- driver-plist: kind=kext -->',
	'<![CDATA[',
	']]>',
	'<?xml version="1.0"?>',
	'<!DOCTYPE plist [',
	'$(',
	'$(PRODUCT_NAME',
	'${A:b}',
	'@TOKEN@',
	'###',
	'%A%',
	'__A__',
	'{{a}}',
	'#if A\n',
	'#else\n',
	'#endif\n',
	'#include "a"\n',
	'\r',
	'\r\n',
	'\n',
	'\t',
	' ',
	'\u0000',
	'\u0008',
	'\u00a0',
	'\u0301',
	'\u2028',
	'\ufeff',
	'\ufffe',
	'\ud83d',
	'\ude97',
	'🚗',
	'0x',
	'-',
	'.',
	'*',
	'99999999999999999999',
];

type TextMutation = (random: Random, text: string, other: () => string) => string;

const mutations: readonly TextMutation[] = [
	// Removes a piece.
	(random, text) => {
		const start = random.below(text.length + 1);
		return text.slice(0, start) + text.slice(start + random.count(1, 40));
	},
	// Inserts a piece, in some cases many times.
	(random, text) => {
		const piece = random.pick(pieces).repeat(random.chance(0.05) ? random.count(2, 60) : 1);
		return insertAt(random.below(text.length + 1), text, piece);
	},
	// Replaces a character by another one of the text.
	(random, text) => {
		const at = random.below(text.length + 1);
		const by = text.charAt(random.below(text.length));
		return text.slice(0, at) + by + text.slice(at + 1);
	},
	// Changes bytes, as a disk or a wrong encoding does.
	(random, text) => {
		const bytes = Buffer.from(text, 'utf8');
		for (let count = random.count(1, 4); count > 0 && bytes.length > 0; count--) {
			bytes[random.below(bytes.length)] = random.below(256);
		}
		return bytes.toString(random.chance(0.9) ? 'utf8' : 'latin1');
	},
	// Damages a tag.
	(random, text) => {
		const tags = [...text.matchAll(/<[^<>]*>/g)];
		if (tags.length === 0) return text;
		const { 0: tag, index } = random.pick(tags);
		return text.slice(0, index) + damagedTag(random, tag) + text.slice(index + tag.length);
	},
	// Repeats a piece.
	(random, text) => {
		const start = random.below(text.length + 1);
		const piece = text.slice(start, start + random.count(1, 400));
		return insertAt(start, text, piece.repeat(random.count(1, 3)));
	},
	// Moves a piece.
	(random, text) => {
		const start = random.below(text.length + 1);
		const end = start + random.count(1, 200);
		const rest = text.slice(0, start) + text.slice(end);
		return insertAt(random.below(rest.length + 1), rest, text.slice(start, end));
	},
	// Splices two files.
	(random, text, other) => {
		const tail = other();
		return text.slice(0, random.below(text.length + 1)) + tail.slice(random.below(tail.length + 1));
	},
	// Inserts a part of another file.
	(random, text, other) => {
		const from = other();
		const start = random.below(from.length + 1);
		const piece = from.slice(start, start + random.count(1, 600));
		return insertAt(random.below(text.length + 1), text, piece);
	},
	// Ends too early.
	(random, text) => text.slice(0, random.below(text.length + 1)),
	// Changes line breaks.
	(random, text) => text.replace(/\r\n|\n|\r/g, random.pick(['\n', '\r\n', '\r', ' ', ''])),
];

/** The text after one random damage; `other` gives another text. */
export function mutateText(random: Random, text: string, other: () => string): string {
	return random.pick(mutations)(random, text, other);
}

function damagedTag(random: Random, tag: string): string {
	return random.pick([
		'',
		tag + tag,
		tag.slice(0, -1),
		tag.slice(1),
		tag.replace(/^<\//, '<'),
		tag.replace(/^</, '</'),
		tag.replace(/\/?>$/, '/>'),
		tag.replace(/>$/, ' >'),
		tag.replace(/>$/, ' a="b">'),
		tag.replace('<', '< '),
		tag.toUpperCase(),
		tag.replace(/\w(?=\W*$)/, ''),
	]);
}

function insertAt(offset: number, text: string, piece: string): string {
	return text.slice(0, offset) + piece + text.slice(offset);
}
