/** Every template with every choice, with plain, longest and strangest answers. */
import { choicesOf } from '../../scripts/templates/choices.js';
import { completeAnswers, promptsFor } from '../../server/src/scaffold/answers.js';
import { renderTemplate } from '../../server/src/scaffold/render.js';
import type {
	Answers,
	Prompt,
	RenderedFile,
	Template,
} from '../../server/src/scaffold/template.js';
import { templates } from '../../server/src/scaffold/templates.js';

export interface Rendering {
	readonly template: Template;
	readonly answers: Answers;
	/** Template, choices and kind of answers, for the title of a test. */
	readonly title: string;
	readonly files: readonly RenderedFile[];
}

/** All special characters of XML, Swift, C++, YAML and Markdown. */
export const strangeText = '"A&B" <ü> -- \\(x) \\n 日本 😀 {name} */ #{y} `z` %@ \'q\' ]]>-->-';

type Manner = 'default' | 'longest' | 'strangest';

/** Computed once for all tests of a file. */
export function allRenderings(
	manners: readonly Manner[] = ['default', 'longest', 'strangest'],
): readonly Rendering[] {
	return templates.flatMap((template) =>
		choicesOf(template).flatMap((choices) =>
			manners.map((manner) => {
				const answers = answersIn(template, choices, manner);
				const title = [template.id, ...Object.values(choices), manner].join(' ');
				return { template, answers, title, files: renderTemplate(template, answers) };
			}),
		),
	);
}

function answersIn(template: Template, choices: Answers, manner: Manner): Answers {
	const given: Record<string, string> = { ...choices };
	for (const prompt of template.prompts) {
		if (manner === 'default' || (prompt.kind === 'choice' && !prompt.isDetail)) continue;
		if (!promptsFor(template, given).includes(prompt)) continue;
		given[prompt.key] = manner === 'longest' ? longest(prompt, given) : strangest(prompt, given);
	}
	return completeAnswers(template, given).answers;
}

function longest(
	{ kind, maxLength = 63, maximum, differsFrom, options }: Prompt,
	given: Answers,
): string {
	const start = differsFrom === undefined ? 'com.example-company' : (given[differsFrom] ?? '');
	switch (kind) {
		case 'identifier':
		case 'module':
			return 'X'.padEnd(maxLength, 'yz9_');
		case 'bundleId':
			return `${start}.`.padEnd(maxLength, 'a1-');
		case 'choice':
			return options?.at(-1)?.value ?? '';
		case 'teamId':
			return 'ZYXWV98765';
		case 'acpiId':
			return 'WXY9ABCD';
		case 'id16':
			return String(maximum ?? 0xffff);
		case 'number':
			return `0x${(maximum ?? 0xffff_ffff).toString(16)}`;
		default:
			return 'Wide name & more '.repeat(20).slice(0, maxLength).trim().padEnd(maxLength, '!');
	}
}

function strangest(
	{ kind, maxLength = 63, ascii, differsFrom, options }: Prompt,
	given: Answers,
): string {
	switch (kind) {
		case 'identifier':
		case 'module':
			return 'q';
		case 'choice':
			return options?.[0]?.value ?? '';
		case 'teamId':
			return '1234567890';
		case 'acpiId':
			return 'ZZZ0000';
		case 'bundleId':
			return differsFrom === undefined ? '1.9-' : `${given[differsFrom]}.1-.9-`;
		case 'id16':
		case 'number':
			return '0';
		default:
			return Array.from(strangeText)
				.filter((character) => !ascii || character <= '~')
				.slice(0, maxLength)
				.join('')
				.slice(0, maxLength)
				.replace(/\p{Cs}$/u, '')
				.trim();
	}
}
