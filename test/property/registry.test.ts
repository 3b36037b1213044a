/** The readers of dumps never throw, and their trees have no cycles. With quadratic time, these tests take hours. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	describeRegistryFailure,
	describeRegistryRemark,
} from '../../server/src/service/registry/describeDump.js';
import { readRegistry } from '../../server/src/service/registry/readRegistry.js';
import type { Registry, RegistryEntry } from '../../server/src/service/registry/registry.js';

const folder = join(import.meta.dirname, '../unit/devices/dumps');
const names = readdirSync(folder);
const dumps = names.map((name) => readFileSync(join(folder, name)));
const pieces = [
	'"',
	'<',
	'>',
	'{',
	'}',
	'(',
	')',
	' = ',
	'\n',
	'$',
	'+-o ',
	'  <class ',
	', id 0x1',
	'</dict>',
	'\0',
	'\ufffd',
	'bplist00',
];

/** Every link has its opposite, every entry can be reached from a root, and no entry is its own ancestor. */
function expectTree({ roots, entries }: Registry): void {
	for (const entry of entries) {
		for (const child of entry.children) expect(child.parents).toContain(entry);
		for (const parent of entry.parents) expect(parent.children).toContain(entry);
	}
	const left = new Map(entries.map((entry) => [entry, entry.parents.length]));
	const ready: RegistryEntry[] = [...roots];
	for (const entry of ready) {
		for (const child of entry.children) {
			const count = (left.get(child) ?? 0) - 1;
			left.set(child, count);
			if (count === 0) ready.push(child);
		}
	}
	expect(ready.length).toBe(entries.length);
}

describe('a dump', () => {
	it('that is cut off or changed is read', () => {
		const change = fc.record({
			dump: fc.constantFrom(...dumps),
			cut: fc.double({ min: 0, max: 1, noNaN: true }),
			edits: fc.array(
				fc.tuple(
					fc.double({ min: 0, max: 1, noNaN: true }),
					fc.nat(30),
					fc.constantFrom(...pieces),
				),
				{ maxLength: 5 },
			),
		});
		fc.assert(
			fc.property(change, ({ dump, cut, edits }) => {
				let text = dump.toString('utf8');
				for (const [place, length, piece] of edits) {
					const at = Math.floor(place * text.length);
					text = text.slice(0, at) + piece + text.slice(at + length);
				}
				const result = readRegistry(text.slice(0, Math.ceil(cut * text.length)));
				if (!('reason' in result)) expectTree(result);
			}),
			{ numRuns: 1000, seed: 12 },
		);
	});

	it.each(names)('%s is read, or has one reason, wherever it ends', (name) => {
		const bytes = readFileSync(join(folder, name));
		for (let end = 0; end <= bytes.length; end++) {
			const result = readRegistry(new Uint8Array(bytes.subarray(0, end)));
			if ('reason' in result) expect(describeRegistryFailure(result)).toMatch(/^[A-Z'].*\.$/);
			else for (const each of result.remarks) expect(describeRegistryRemark(each)).toMatch(/\.$/);
		}
	});

	it.each([
		[
			'in another language',
			(text: string) => text.replace(/Device Descriptor|Vendor|class/g, 'Gerät'),
		],
		[
			'with escape sequences',
			(text: string) => text.replace(/(?<=^|\n)(?=.)/g, '\u001b[1m\u001b[0m'),
		],
		['with Windows line ends', (text: string) => text.replaceAll('\n', '\r\n')],
		['with null characters', (text: string) => text.replaceAll(' ', '\0')],
		['in UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
	])('%s is read, or has one reason', (_, change) => {
		for (const dump of dumps) {
			const changed = change(dump.toString('utf8'));
			const result = readRegistry(typeof changed === 'string' ? changed : new Uint8Array(changed));
			if ('reason' in result) expect(describeRegistryFailure(result)).toMatch(/\.$/);
			else expectTree(result);
		}
	});

	it('of any bytes is read', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, isBinary) => {
				const dump = isBinary ? Uint8Array.from([...Buffer.from('bplist00'), ...bytes]) : bytes;
				expect(readRegistry(dump)).toBeTypeOf('object');
			}),
			{ numRuns: 1000, seed: 12 },
		);
	});

	it('of 200 MB is rejected', () => {
		expect(readRegistry(new Uint8Array(200_000_000))).toMatchObject({ reason: 'too large' });
	});
});

const many = 200_000;
const lines = (line: (at: number) => string): string =>
	Array.from({ length: many }, (_, at) => line(at)).join('\n');
const property = (value: string): string =>
	`+-o a  <class C>\n    {\n      "a" = ${value}\n    }\n`;

describe('a dump with very many', () => {
	it.each([
		[
			'levels',
			lines((at) => `${' '.repeat(Math.min(at, 500))}+-o a  <class C, id 0x${at.toString(16)}>`),
		],
		[
			'entries with one ID',
			lines((at) => `${' '.repeat(at % 40)}+-o a  <class C, id 0x${at % 7}>`),
		],
		[
			'parents of one entry',
			lines((at) =>
				at % 2
					? '    +-o x  <class C, id 0xfffffff>'
					: `  +-o a  <class C, id 0x${at.toString(16)}>`,
			),
		],
		['quotes', property(`{"a"="${'"'.repeat(many)}`)],
		['commas after quotes', property(`{"a"="${'",'.repeat(many)}`)],
		['keys without values', property(`{${'"a"='.repeat(many)}`)],
		['brackets', property('({['.repeat(many))],
		['pieces of text data', property(`<"${'">'.repeat(many)}`)],
		['lines of a string', property(`"${'a\n'.repeat(many)}"`)],
		['empty lines in a string', property(`"${'\n'.repeat(many)}"`)],
		['spaces in an entry', `+-o a  <class C${' '.repeat(many)}x`],
		['dollar signs', `+-o a  <class C${'$'.repeat(many)}x`],
		['escape sequences', `\u001b[${'1;'.repeat(many)}\n${property('1')}`],
		['elements', `<plist><dict><key>IOObjectClass</key><array>${'<array>'.repeat(many)}`],
		['documents', '<plist></plist>\n'.repeat(many / 10)],
		['brackets of JSON', '[{"a":'.repeat(many)],
		[
			'fields',
			`Bus 1 Device 1: ID 1234:0001 a\nDevice Descriptor:\n${lines((at) => `  b${at}  ${at}`)}`,
		],
	])('%s is read', (_title, text) => {
		const result = readRegistry(text);
		expect(result).toBeTypeOf('object');
	});
});
