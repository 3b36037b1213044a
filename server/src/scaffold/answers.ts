/** From what a person typed to what fills the holes of a template. */
import { faultOf, kernelLimit, numberIn } from './answerFaults.js';
import { proposedClassName } from './className.js';
import { fill, holds } from './fill.js';
import type { Answers, Prompt, Template, Values } from './template.js';

export interface AnswerFault {
	readonly key: string;
	/** A sentence. */
	readonly fault: string;
}

export interface TemplateListing {
	readonly id: string;
	readonly title: string;
	readonly description: string;
	readonly prompts: readonly {
		readonly key: string;
		readonly title: string;
		readonly default: string;
	}[];
}

/** Every question that matters after `answers`, in order; a choice may bring or spare others. */
export function promptsFor(template: Template, answers: Answers): readonly Prompt[] {
	const values = valuesOf(template, answers);
	return template.prompts.filter(({ when }) => holds(when, values));
}

/** What to propose for `prompt` after `answers`; right by itself wherever the answers are. */
export function defaultOf(template: Template, prompt: Prompt, answers: Answers): string {
	const values = valuesOf(template, answers);
	const candidates = typeof prompt.default === 'string' ? [prompt.default] : prompt.default;
	const chosen =
		candidates.find((text) => holesOf(text).every((name) => values[name])) ??
		candidates.at(-1) ??
		'';
	return validProposal(prompt, fill(chosen, { ...emptyHoles(chosen), ...values }));
}

/**
 * All answers: those given, defaults for the others; with what is wrong, also with keys that no prompt has or that are
 * not asked for. What follows from a wrong answer is not blamed for it.
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
		const fault = isDerived ? undefined : faultOf(prompt, answer, answers);
		if (fault !== undefined) faults.push({ key: prompt.key, fault });
		answers[prompt.key] = answer;
	}
	faults.push(...skippedFaults(template, given, answers));
	const keys = new Set(template.prompts.map(({ key }) => key));
	for (const key of Object.keys(given)) {
		if (keys.has(key)) continue;
		const known = template.prompts.map((prompt) => prompt.key).join(', ');
		faults.push({ key, fault: `'${key}' is no question of this template; there are ${known}.` });
	}
	return { answers, faults };
}

/** Answers to questions that an earlier choice spares; those that the same choice spares have one fault together. */
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
		const are = keys.length > 1 ? 'are' : 'is';
		return {
			key: keys[0] ?? '',
			fault: `${named} ${are} not asked ${choicesAgainst(template, condition, answers)}.`,
		};
	});
}

/** `when bus is acpi; set bus to pci or usb` */
function choicesAgainst(template: Template, condition: string, answers: Answers): string {
	for (const { key, options = [] } of template.prompts) {
		const bringing = options.filter(({ value }) =>
			holds(condition, valuesOf(template, { ...answers, [key]: value })),
		);
		if (answers[key] === undefined || bringing.length === 0) continue;
		return `when ${key} is ${answers[key]}; set ${key} to ${bringing.map(({ value }) => value).join(' or ')}`;
	}
	return 'here';
}

/**
 * What the holes of a template are filled with: its values, the answers, and what chosen options bring.
 * Numbers are in decimal under their key, in hexadecimal (four digits or more, no `0x`) under `<key>Hex`.
 * A choice also sets `<key>:<value>`, so that conditions can ask for it.
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

/** What `driver-plist new --list --format json` prints: every question, also those that another choice would bring. */
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
				default: answers[prompt.key] ?? defaultOf(template, prompt, answers),
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
			.replace(/[.-]+$/, '');
	}
	return kind === 'text' ? text.slice(0, maxLength).replace(/\p{Cs}$/u, '') : text;
}

function holesOf(text: string): readonly string[] {
	return Array.from(text.matchAll(/\{\{(\w+)\}\}/g), ([, name = '']) => name);
}

function emptyHoles(text: string): Values {
	return Object.fromEntries(holesOf(text).map((name) => [name, '']));
}
