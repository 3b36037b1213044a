/** The scopes of the injection grammar for XML, which determine the colors. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRegistryFromGrammars } from 'vscode-tmgrammar-test/dist/common/index.js';
import { parseGrammarTestCase, runGrammarTestCase } from 'vscode-tmgrammar-test/dist/unit/index.js';
import { grammarPath, renderGrammar } from '../../scripts/generate/documents/grammar.js';
import { repositoryRoot } from '../../scripts/prepareOnce.js';

const folder = join(repositoryRoot, 'test/grammar');
const xml = grammarOf('text.xml', readFileSync(join(folder, 'xml.tmLanguage.json'), 'utf8'));

describe('injection grammar', () => {
	it('highlights names, variables, numbers and directives as in test/grammar/injection.plist', async () => {
		const registry = createRegistryFromGrammars([
			xml,
			grammarOf('driver-plist.injection', readFileSync(join(repositoryRoot, grammarPath), 'utf8')),
		]);
		const text = readFileSync(join(folder, 'injection.plist'), 'utf8');
		const testCase = parseGrammarTestCase(text);
		const failures = await runGrammarTestCase(registry, testCase);
		expect(testCase.assertions.length).toBeGreaterThan(10);
		expect(
			failures.map(({ srcLine, start, end, actual, missing, unexpected }) => ({
				text: testCase.source[srcLine]?.slice(start, end),
				line: testCase.source[srcLine],
				actual,
				missing,
				unexpected,
			})),
		).toEqual([]);
	});

	it.each([
		['Peripheral Device Type', 'Peripheral Device Type', true],
		['device.usb', 'device.usb', true],
		['device.usb', 'deviceXusb', false],
		['a+b (c)', 'a+b (c)', true],
		['R&D', 'R&amp;D', true],
	])('recognizes the key %j written as %j: %j', async (name, written, isKnown) => {
		const registry = createRegistryFromGrammars([
			xml,
			grammarOf('driver-plist.injection', renderGrammar([name])),
		]);
		const grammar = await registry.loadGrammar('text.xml');
		const tokens = grammar?.tokenizeLine(`<key>${written}</key>`, null).tokens ?? [];
		const scopes = tokens.find(({ startIndex }) => startIndex === '<key>'.length)?.scopes;
		expect(scopes?.includes('support.type.property-name.plist')).toBe(isKnown);
	});
});

function grammarOf(scopeName: string, content: string) {
	const injectTo = scopeName === 'text.xml' ? [] : ['text.xml'];
	return { grammar: { path: 'grammar.json', scopeName, injectTo }, content };
}
