/** Every personality of the completion, inserted into a bundle of its kind, has no problems, whichever values are chosen. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { SchemaSnippet } from '../../server/src/service/schema/schema.js';
import { analyzeExample, findingsOf } from '../support/checkFindings.js';
import { renderFinding } from '../support/findings.js';
import { choiceCount, expandSnippet } from './expandSnippet.js';

const file = fileURLToPath(new URL('../../schemas/personality.schema.json', import.meta.url));
const { defaultSnippets } = JSON.parse(readFileSync(file, 'utf8')) as {
	readonly defaultSnippets: readonly SchemaSnippet[];
};

const personalities = defaultSnippets.flatMap(({ label, body, kinds = [] }) =>
	Array.from({ length: choiceCount(body) }, (_, choice) => ({
		name: choice === 0 ? label : `${label}, choice ${choice + 1}`,
		kinds,
		text: expandSnippet(body, choice),
	})),
);

describe('every personality', () => {
	it.each(personalities)('$name has no problems', ({ kinds, text }) => {
		const [kind = 'dext'] = kinds;
		const entry = `<key>IOKitPersonalities</key>\n<dict>\n${text}\n</dict>`;
		const problems = findingsOf(analyzeExample(entry, { kind }))
			.filter(({ severity, code }) => severity !== 'hint' && !code.startsWith('missing-'))
			.map(renderFinding);
		expect(problems).toEqual([]);
	});

	it.each(personalities)('$name is for one kind of bundle', ({ kinds }) => {
		expect(kinds).toHaveLength(1);
	});

	it.each(personalities)('$name is indented by one tab for each level', ({ text }) => {
		expect(text).toBe(indented(text));
	});
});

/** The same lines, each indented by the number of dictionaries and arrays around it. */
function indented(text: string): string {
	let depth = 0;
	const lines = text.split('\n').map((line) => {
		const bare = line.trim();
		if (/^<\/(?:dict|array)>/.test(bare)) depth -= 1;
		const result = '\t'.repeat(depth) + bare;
		if (/^<(?:dict|array)>/.test(bare)) depth += 1;
		return result;
	});
	return lines.join('\n');
}

describe('expanding a snippet', () => {
	it.each([
		// biome-ignore-start lint/suspicious/noTemplateCurlyInString: the strings are snippets with tab stops
		['<string>${1:a}</string>', '<string>a</string>'],
		['$1 ${1:a} $1', 'a a a'],
		['<${1|true,false|}/>', '<true/>'],
		['\\$(NAME) ${1:\\$(X)}$0', '$(NAME) $(X)'],
		// biome-ignore-end lint/suspicious/noTemplateCurlyInString: the strings are snippets with tab stops
	])('%s', (body, text) => {
		expect(expandSnippet(body)).toBe(text);
	});

	it('uses the given choice', () => {
		// biome-ignore lint/suspicious/noTemplateCurlyInString: the string is a snippet with a tab stop
		expect(expandSnippet('<${1|true,false|}/>', 1)).toBe('<false/>');
	});
});
