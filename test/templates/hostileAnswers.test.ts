/** Whatever the answers, every file has the structure of its template and the values as they were typed, or the answer is rejected with a sentence. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choicesOf } from '../../scripts/templates/choices.js';
import { type AnswerFault, completeAnswers } from '../../server/src/scaffold/answers.js';
import { renderTemplate } from '../../server/src/scaffold/render.js';
import type { Answers, Template } from '../../server/src/scaffold/template.js';
import { templates } from '../../server/src/scaffold/templates.js';
import { hostileCharacters } from '../support/hostileText.js';
import { type Token, tokensOf } from './fileTokens.js';

const hostile: readonly string[] = [
	...Object.values(hostileCharacters),
	...['"', "'", '`', '\\', '\\"', 'ends\\', '\\n', '\\u{41}', '\\x41', '\\(name)', '#{name}'],
	...['*/', '/*', '//', '??/', '??/"', '???', '%s%n', '$(id)', '\u0024{id}', '$x', '`id`', '; id'],
	...['__proto__', 'constructor', 'toString', '{{name}}', '-rf', '--', '-->', '<!--', ']]>'],
	...['</string>', '&amp;', '&#27;', 'yes', 'no', 'null', '~', '1e3', '0x10', '.inf', 'a: b'],
	...['- a', '? a', '@a', '%a', '!a', '&a', '*a', '|', '>', '# a', '#', '[a](b)', '![a](b)', '<b>'],
	...['שלום', 'مرحبا', '\u200f', '👩‍👩‍👧', 'x'.repeat(500), '\0', '\u0085', '\ud800', ' a ', ''],
];
const names = ['yes', 'no', 'on', 'y', 'n', 'null', 'True', 'NaN', 'Infinity', 'e1', 'constructor'];

/** A template with one combination of its choices. */
interface Case {
	readonly template: Template;
	readonly choices: Answers;
}

const cases = templates.flatMap((template) =>
	choicesOf(template).map((choices): readonly [title: string, each: Case] => [
		[template.id, ...Object.values(choices)].join(' '),
		{ template, choices },
	]),
);

/** An answer to every question for a text that applies. */
function textAnswers({ template, choices }: Case, textOf: (index: number) => string): Answers {
	const applying = completeAnswers(template, choices).answers;
	return Object.fromEntries(
		template.prompts.flatMap(({ key, kind }, index) =>
			kind === 'text' && applying[key] !== undefined ? [[key, textOf(index)]] : [],
		),
	);
}

function rendered({ template, choices }: Case, answers: Answers) {
	return renderTemplate(template, { name: 'Quiet', ...choices, ...answers });
}

/** Neighboring texts as one, because an escape may split a text. */
function joined(tokens: readonly Token[]): readonly Token[] {
	const all: [string, string][] = [];
	for (const [kind, text] of tokens) {
		const last = all.at(-1);
		if (last?.[0] === kind && kind === 'text') last[1] += text;
		else all.push([kind, text]);
	}
	return all;
}

function expectSentences(faults: readonly AnswerFault[]): void {
	for (const { fault } of faults) expect(fault).toMatch(/^['A-Z].*[.?]$/s);
}

/** In place of an answer that changes nothing. */
const quietWord = (index: number): string => `Qz${index}z`;

function expectIntact(each: Case, answers: Answers): void {
	const accepted: Record<string, string> = {};
	for (const [key, text] of Object.entries(answers)) {
		const { faults } = completeAnswers(each.template, {
			name: 'Quiet',
			...each.choices,
			[key]: text,
		});
		expectSentences(faults);
		if (faults.length === 0) accepted[key] = text.trim();
	}
	const quiet = textAnswers(each, quietWord);
	const answered = ([kind, text]: Token): Token => {
		const inFile = (value: string) => (kind === 'comment' ? value.replace(/[- ]/g, '') : value);
		const fill = (all: string, [key, word]: readonly [string, string]) =>
			all.replaceAll(word, () => inFile(accepted[key] ?? word));
		return [kind, Object.entries(quiet).reduce(fill, text)];
	};
	// Empty answers leave out lines.
	const before = rendered(each, { ...quiet, ...emptyOnes(accepted) });
	const after = rendered(each, { ...quiet, ...accepted });
	expect(after.map(({ path }) => path)).toEqual(before.map(({ path }) => path));
	for (const [index, { path, text }] of after.entries()) {
		const quietText = before[index]?.text ?? '';
		if (text === quietText) continue;
		const expected = tokensOf(path, quietText).map(answered);
		expect(joined(tokensOf(path, text)), path).toEqual(joined(expected));
	}
}

function emptyOnes(answers: Answers): Answers {
	return Object.fromEntries(Object.entries(answers).filter(([, text]) => text === ''));
}

describe('texts', () => {
	it.each(cases)('%s', (_title, each) => {
		for (const text of hostile)
			expectIntact(
				each,
				textAnswers(each, () => text),
			);
	});

	const piece = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'grapheme' }));
	const text = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));

	it.each(cases)('%s, random', (_title, each) => {
		const run = (texts: readonly string[]): void =>
			expectIntact(
				each,
				textAnswers(each, (index) => texts[index % 3] ?? ''),
			);
		fc.assert(fc.property(fc.tuple(text, text, text), run), { numRuns: 3 });
	});
});

describe('other answers', () => {
	it.each(templates.map((template) => [template.id, template] as const))('%s', (_id, template) => {
		const usual = completeAnswers(template, {}).answers;
		const others = template.prompts.filter(
			({ key, kind }) => kind !== 'text' && usual[key] !== undefined,
		);
		for (const { key } of others) {
			for (const text of [...hostile, ...names]) {
				const { answers, faults } = completeAnswers(template, { [key]: text });
				expectSentences(faults);
				if (faults.length === 0) expectValid(template, answers);
			}
		}
	});
});

/** Every file can be read, and the project has its name, even if YAML has another meaning for the word. */
function expectValid(template: Template, answers: Answers): void {
	for (const { path, text } of renderTemplate(template, answers)) {
		const [first] = tokensOf(path, text);
		if (path === 'project.yml') {
			const name = answers.name ?? '';
			const project = { name, targets: { [name]: {}, [`${name}App`]: {} } };
			expect(JSON.parse(first?.[1] ?? '')).toMatchObject(project);
		}
	}
}
