/** Turns the answers of a user into the values that fill the placeholders of a template. */
import { didYouMean } from '../service/index.js';
import { faultOf, kernelLimit, numberIn } from './answerFaults.js';
import { proposedClassName } from './className.js';
import { codeNameFault } from './codeNames.js';
import { fill, holds } from './fill.js';
import type { Answers, Prompt, PromptKind, Template, Values } from './template.js';

export interface AnswerFault {
	readonly key: string;
	/** A sentence or two. */
	readonly fault: string;
	/** Whether the sentence names the question. */
	readonly namesKey?: true;
}

export interface TemplateListing {
	readonly id: string;
	readonly title: string;
	readonly description: string;
	readonly prompts: readonly {
		readonly key: string;
		readonly title: string;
		readonly kind: PromptKind;
		readonly default: string;
		/** The valid answers; absent if the answer is free. */
		readonly options?: readonly { readonly value: string; readonly title: string }[];
	}[];
}

/** Every question that applies after `answers`, in order; a choice can add questions or remove them. */
export function promptsFor(template: Template, answers: Answers): readonly Prompt[] {
	const values = valuesOf(template, answers);
	return template.prompts.filter(({ when }) => holds(when, values));
}

/** The proposal for `prompt` after `answers`; valid if the answers are. */
export function defaultOf(template: Template, prompt: Prompt, answers: Answers): string {
	const values = valuesOf(template, answers);
	const candidates = typeof prompt.default === 'string' ? [prompt.default] : prompt.default;
	const chosen =
		candidates.find((text) => placeholdersOf(text).every((name) => values[name])) ??
		candidates.at(-1) ??
		'';
	return validProposal(prompt, fill(chosen, { ...emptyPlaceholders(chosen), ...values }));
}

/**
 * All answers: those given, and defaults for the others. Faults include keys that the template does not have or that do
 * not apply. A default that follows from an invalid answer has no fault of its own.
 */
export function completeAnswers(
	template: Template,
	given: Answers,
): { readonly answers: Answers; readonly faults: readonly AnswerFault[] } {
	const answers: Record<string, string> = {};
	const faults: AnswerFault[] = [];
	for (const prompt of template.prompts) {
		if (!holds(prompt.when, valuesOf(template, answers))) continue;
		const answer = (given[prompt.key] ?? defaultOf(template, prompt, answers)).trim();
		const isDerived = given[prompt.key] === undefined && faults.length > 0;
		const fault = isDerived
			? undefined
			: (faultOf(prompt, answer, answers) ?? codeNameFault(template, prompt, answer));
		if (fault !== undefined) faults.push({ key: prompt.key, fault });
		answers[prompt.key] = answer;
	}
	for (const each of skippedFaults(template, given, answers)) faults.push(each);
	const keys = new Set(template.prompts.map(({ key }) => key));
	for (const key of Object.keys(given)) {
		if (keys.has(key)) continue;
		const hint = didYouMean(key, keys) || ` The template has ${[...keys].join(', ')}.`;
		faults.push({ key, fault: `Unknown question '${key}'.${hint}`, namesKey: true });
	}
	return { answers, faults };
}

/** Answers to questions that do not apply after an earlier choice, with one fault for all that have the same condition. */
function skippedFaults(
	template: Template,
	given: Answers,
	answers: Answers,
): readonly AnswerFault[] {
	const byCondition = new Map<string, readonly string[]>();
	for (const { key, when = '' } of template.prompts) {
		if (given[key] === undefined || answers[key] !== undefined) continue;
		byCondition.set(when, [...(byCondition.get(when) ?? []), key]);
	}
	return [...byCondition].map(([condition, keys]) => {
		const named = keys.map((key) => `'${key}'`).join(' and ');
		const verb = keys.length > 1 ? 'do' : 'does';
		return {
			key: keys[0] ?? '',
			fault: `${named} ${verb} not apply ${reasonAgainst(template, condition, answers)}.`,
			namesKey: true,
		};
	});
}

/** `when 'bus' is 'acpi'. Set 'bus' to 'pci' or 'usb'` */
function reasonAgainst(template: Template, condition: string, answers: Answers): string {
	for (const { key, options = [] } of template.prompts) {
		const adding = options.filter(({ value }) =>
			holds(condition, valuesOf(template, { ...answers, [key]: value })),
		);
		if (answers[key] === undefined || adding.length === 0) continue;
		const values = adding.map(({ value }) => `'${value}'`).join(' or ');
		return `when '${key}' is '${answers[key]}'. Set '${key}' to ${values}`;
	}
	return 'here';
}

/**
 * The values for the placeholders of a template: its own values, the answers, and the values of chosen options.
 * Numbers are decimal under their key and hexadecimal (four or more digits, no `0x`) under `<key>Hex`.
 * A choice also sets `<key>:<value>`, which conditions can name.
 */
export function valuesOf(template: Template, answers: Answers): Values {
	const values: Record<string, string> = { ...template.values };
	for (const prompt of template.prompts) {
		const answer = answers[prompt.key]?.trim();
		if (answer === undefined) continue;
		values[prompt.key] = answer;
		if (prompt.kind === 'choice') {
			values[`${prompt.key}:${answer}`] = answer;
			Object.assign(values, prompt.options?.find(({ value }) => value === answer)?.values);
		}
		if ((prompt.kind === 'id16' || prompt.kind === 'number') && answer !== '') {
			const number = numberIn(answer);
			values[prompt.key] = String(number);
			values[`${prompt.key}Hex`] = number.toString(16).padStart(4, '0');
		}
	}
	return values;
}

/** The output of `driver-plist new --list --format json`: every question, including those that only some choices add. */
export function listTemplates(templates: readonly Template[]): readonly TemplateListing[] {
	return templates.map((template) => {
		const { answers } = completeAnswers(template, {});
		return {
			id: template.id,
			title: template.title,
			description: template.description,
			prompts: template.prompts.map((prompt) => ({
				key: prompt.key,
				title: prompt.title,
				kind: prompt.kind,
				default: answers[prompt.key] ?? defaultOf(template, prompt, answers),
				...(prompt.options && {
					options: prompt.options.map(({ value, title }) => ({ value, title })),
				}),
			})),
		};
	});
}

/** Turns a proposal into a valid answer of its kind, whatever names it was made of. */
function validProposal({ kind, maxLength = kernelLimit }: Prompt, text: string): string {
	if (kind === 'identifier' || kind === 'module') return proposedClassName(text, maxLength);
	if (kind === 'bundleId') {
		return text
			.replace(/[^A-Za-z0-9.-]/g, '-')
			.slice(0, maxLength)
			.replace(/(?<![.-])[.-]+$/, '');
	}
	return kind === 'text' ? text.slice(0, maxLength).replace(/\p{Cs}$/u, '') : text;
}

function placeholdersOf(text: string): readonly string[] {
	return Array.from(text.matchAll(/\{\{(\w+)\}\}/g), ([, name = '']) => name);
}

function emptyPlaceholders(text: string): Values {
	return Object.fromEntries(placeholdersOf(text).map((name) => [name, '']));
}
