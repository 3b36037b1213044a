/** Dumps in RTF, as TextEdit saves them. */
import { expect, it } from 'vitest';
import { readRegistry } from '../../../server/src/service/registry/readRegistry.js';
import { rtfText } from '../../../server/src/service/registry/rtfText.js';
import { smallDump } from '../matching/smallDump.js';

const head = String.raw`{\rtf1\ansi\ansicpg1252\cocoartf2639
{\fonttbl\f0\fnil\fcharset0 Menlo-Regular;}
{\colortbl;\red255\green255\blue255;}
{\*\expandedcolortbl;;\cssrgb\c0\c0\c0;}
\paperw11900\margl1440
\f0\fs22 \cf0 `;

it.each([
	['a line break', 'a\\\nb', 'a\nb'],
	['braces and a backslash', String.raw`\{"a"=\\\}`, String.raw`{"a"=\}`],
	['a character by its code', String.raw`Caf\'e9`, 'Café'],
	['a character of Windows', String.raw`Sam\'92s`, 'Sam’s'],
	['a character by its code point', String.raw`\uc0\u8217 s`, '’s'],
	['a tab and a paragraph', String.raw`a\tab b\par c`, 'a\tb\nc'],
	['a group', String.raw`a{\b b}c`, 'abc'],
	['no end', 'a{\\b b', 'ab'],
])('the text has %s', (_, body, text) => {
	expect(rtfText(`${head}${body}}`).trim()).toBe(text);
});

it('a dump is the same as in plain text', () => {
	const escaped = smallDump.replace(/[\\{}]/g, '\\$&').replaceAll('\n', '\\\n');
	const read = readRegistry(`${head}${escaped}}`);
	expect(read).toEqual(readRegistry(smallDump));
});
