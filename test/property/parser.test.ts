/** For any text, the parser returns a tree with nested ranges and does not throw. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../server/src/service/syntax/parse.js';
import {
	isElement,
	type ParseResult,
	type SyntaxNode,
} from '../../server/src/service/syntax/syntaxTree.js';
import { lower } from '../../server/src/service/value/lower.js';
import { corpusPlists } from '../oracle/realParsers.js';
import { brokenPieces } from '../support/brokenPieces.js';

const own = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
\t<!-- names -->
\t<key>IOKitPersonalities</key>
\t<dict>
\t\t<key>Widget</key>
\t\t<dict>
\t\t\t<key>IOClass</key>
\t\t\t<string>Widget &amp; $(NAME)</string>
#if DEBUG
\t\t\t<key>idVendor</key>
\t\t\t<integer>1452</integer>
#endif
\t\t\t<key>List</key>
\t\t\t<array>
\t\t\t\t<true/>
\t\t\t\t<data>AAEC</data>
\t\t\t</array>
\t\t</dict>
\t</dict>
</dict>
</plist>
`;
const samples = [
	own,
	...corpusPlists()
		.slice(0, 60)
		.map((file) => readFileSync(file, 'utf8')),
];
const seed = { seed: 20_261_122 };

const piece = fc.constantFrom(
	'<',
	'>',
	'</',
	'/>',
	'<key>',
	'</key>',
	'<dict>',
	'</dict>',
	'<array>',
	'</array>',
	'<string>',
	'</string>',
	'<integer>',
	'<ke',
	'<!--',
	'-->',
	'<![CDATA[',
	']]>',
	'<?',
	'?>',
	'<!DOCTYPE [',
	'&',
	'&#x41;',
	'"',
	"'",
	'\n',
	'\r\n',
	'\t',
	'#if A\n',
	'#endif\n',
	'\u0000',
	'\ud83d',
	'\ufeff',
	'a',
	' ',
	'<true/>',
	'<plist>',
	'</plist>',
	'<foo>',
	'</foo>',
);

function expectSound(text: string): void {
	const parsed = parse(text);
	expectNested(parsed);
	for (const { range } of parsed.faults) {
		expect(range.start).toBeGreaterThanOrEqual(0);
		expect(range.end).toBeGreaterThanOrEqual(range.start);
		expect(range.end).toBeLessThanOrEqual(text.length);
	}
	const root = lower(parsed);
	const waiting = root ? [root] : [];
	for (let value = waiting.pop(); value; value = waiting.pop()) {
		if (value.type === 'dict') waiting.push(...value.entries.map((entry) => entry.value));
		if (value.type === 'array') waiting.push(...value.items);
		if ('value' in value) void value.value;
		if (value.range.end > text.length) expect.fail(`${value.type} ends after the end of the text`);
	}
}

function expectNested({ root }: ParseResult): void {
	const waiting: { children: readonly SyntaxNode[]; from: number; to: number }[] = [
		{ children: root.children, from: 0, to: root.end },
	];
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		let previousEnd = next.from;
		for (const node of next.children) {
			if (node.start < previousEnd || node.end < node.start || node.end > next.to) {
				expect.fail(`${node.type} ${node.start}-${node.end} outside ${previousEnd}-${next.to}`);
			}
			previousEnd = node.end;
			if (!isElement(node)) continue;
			const { start, openEnd, closeStart, end } = node;
			if (start > openEnd || openEnd > closeStart || closeStart > end) {
				expect.fail(`the tags of ${node.type} at ${start} are out of order`);
			}
			if (node.children.length > 0)
				waiting.push({ children: node.children, from: node.openEnd, to: node.closeStart });
		}
	}
}

describe('parse', () => {
	it('is sound on random markup', () => {
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => expectSound(pieces.join(''))),
			{ ...seed, numRuns: 3000 },
		);
	});

	it('is sound on mutated files', () => {
		const mutation = fc.tuple(
			fc.nat(samples.length - 1),
			fc.nat(),
			fc.nat(60),
			fc.array(piece, { maxLength: 4 }),
		);
		fc.assert(
			fc.property(mutation, ([which, place, length, pieces]) => {
				const text = samples[which] ?? own;
				const at = place % (text.length + 1);
				expectSound(text.slice(0, at) + pieces.join('') + text.slice(at + length));
			}),
			{ ...seed, numRuns: 400 },
		);
	});

	it.each(brokenPieces)('parses %s repeated 20,000 times without a stack overflow', (text) => {
		expect(parse(text.repeat(20_000)).faults.length).toBeGreaterThan(0);
	});
});
