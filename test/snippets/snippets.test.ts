/** Every snippet, expanded at its position, yields a property list without findings. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: tab stops look like placeholders
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'plist';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import {
	type CodeSnippet,
	render,
	toCodeSnippets,
} from '../../scripts/generate/documents/snippets.js';
import {
	analyze,
	checkPlist,
	type Finding,
	renderMessage,
} from '../../server/src/service/index.js';
import type { SchemaSnippet } from '../../server/src/service/schema/schema.js';
import { choiceCount, expandSnippet } from './expandSnippet.js';
import { fileNames, placed, type SnippetPlace } from './placedSnippet.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(root + path, 'utf8');

const files = globSync('snippets/*.code-snippets', { cwd: root }).sort();
const all = files.flatMap((file) => {
	const place = file.replace(/^snippets\/|\.code-snippets$/g, '') as SnippetPlace;
	const snippets = JSON.parse(read(file)) as Record<string, CodeSnippet>;
	return Object.entries(snippets).map(([name, snippet]) => ({ place, name, snippet }));
});
const expansions = all.flatMap(({ place, name, snippet }) => {
	const body = snippet.body.join('\n');
	return Array.from({ length: choiceCount(body) }, (_, choice) => ({
		name: choice === 0 ? name : `${name}, choice ${choice + 1}`,
		uri: `file:///MyDriver/${fileNames(place, snippet.prefix)}`,
		text: placed(place, snippet.prefix, expandSnippet(body, choice)),
	}));
});

/** Names of all keys in a value, including nested dictionaries. */
function keysIn(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(keysIn);
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, each]) => [key, ...keysIn(each)]);
}

describe('every snippet, expanded at its position', () => {
	it.each(expansions)('$name is a property list without duplicate keys', ({ text }) => {
		const written = [...text.matchAll(/<key>(.*?)<\/key>/g)].map(([, key]) => key);
		expect(keysIn(parse(text)).sort()).toEqual(written.sort());
	});

	it.each(expansions)('$name has no problems', ({ text, uri }) => {
		const plist = analyze(text, { uri });
		expect(plist.kind).not.toBe('other');
		const findings = checkPlist(plist);
		expect(
			findings.filter(isProblem).map(({ code, message }) => [code, renderMessage(message)]),
		).toEqual([]);
	});

	it.each(expansions)('$name is indented by one tab for each level', ({ text }) => {
		expect(text).toBe(indented(text));
	});
});

function isProblem({ severity }: Finding): boolean {
	return severity === 'error' || severity === 'warning';
}

/** The same lines, each indented by the number of dictionaries and arrays around it. */
function indented(text: string): string {
	let depth = 0;
	const lines = text.split('\n').map((line) => {
		const bare = line.trim();
		if (/^<\/(dict|array)>/.test(bare)) depth -= 1;
		const result = '\t'.repeat(depth) + bare;
		if (/^<(dict|array)>/.test(bare)) depth += 1;
		return result;
	});
	return lines.join('\n');
}

describe('snippets are found', () => {
	const prefixes = all.map(({ snippet }) => snippet.prefix);

	it('by a unique prefix', () => {
		expect(prefixes.filter((prefix, index) => prefixes.indexOf(prefix) !== index)).toEqual([]);
	});
	it.each(all)('$name has a sentence as its description', ({ snippet }) => {
		expect(snippet.description).toMatch(/^[A-Z].*\.$/);
		expect(snippet.scope).toBe('xml,plist');
	});
	it.each(all)('$name starts with its category', ({ snippet }) => {
		expect(snippet.prefix).toMatch(/^(dext|kext|sysext|personality|entitlements?)-[a-z0-9-]+$/);
	});
});

describe('personality skeletons', () => {
	const path = 'snippets/personalities.code-snippets';
	const { defaultSnippets } = JSON.parse(read('schemas/personality.schema.json')) as {
		defaultSnippets: readonly SchemaSnippet[];
	};

	it('are the same in schema and snippets', () => {
		expect(read(path)).toBe(render().get(path));
		expect(JSON.parse(read(path))).toEqual(toCodeSnippets(defaultSnippets));
	});
	it.each(defaultSnippets)('$label specify their kinds of bundles', ({ kinds }) => {
		expect(kinds).toHaveLength(1);
	});
});

describe('expanding a snippet', () => {
	it.each([
		['<string>${1:a}</string>', '<string>a</string>'],
		['$1 ${1:a} $1', 'a a a'],
		['<${1|true,false|}/>', '<true/>'],
		['\\$(NAME) ${1:\\$(X)}$0', '$(NAME) $(X)'],
	])('%s', (body, text) => {
		expect(expandSnippet(body)).toBe(text);
	});
	it('uses the given choice', () => {
		expect(expandSnippet('<${1|true,false|}/>', 1)).toBe('<false/>');
	});
	it.each(['$(NAME)', '$TM_FILENAME', '${1:a} ${1:b}'])('rejects %s', (body) => {
		expect(() => expandSnippet(body)).toThrow();
	});
});
