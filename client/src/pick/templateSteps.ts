/** The prompts of a template as steps, with the names of devices beside their ids. */
import { faultOf, numberIn } from '../scaffold/answerFaults.js';
import { defaultOf, promptsFor, valuesOf } from '../scaffold/answers.js';
import {
	type NamedBus,
	type NameLists,
	type Names,
	nameOf,
} from '../scaffold/names/deviceNames.js';
import type { Answers, Prompt, Template } from '../scaffold/template.js';
import type { Step } from './steps.js';

/** Those that matter after `answers`; later ones join when the answers ask for them. */
export function templateSteps(
	template: Template,
	answers: Answers,
	lists: NameLists,
): readonly Step[] {
	return promptsFor(template, answers).map((prompt) => stepOf(template, prompt, answers, lists));
}

function stepOf(template: Template, prompt: Prompt, answers: Answers, lists: NameLists): Step {
	const { key, title, options = [] } = prompt;
	const preset = presetOf(template, prompt, answers, lists);
	if (prompt.kind === 'choice') {
		const choices = options.map(({ value, title: label, description }) => ({
			value,
			label,
			detail: description,
		}));
		return { kind: 'pick', key, placeholder: title, preset, choices };
	}
	const step = {
		kind: 'input',
		key,
		placeholder: prompt.optional ? `${title} (may stay empty)` : title,
		preset,
		fault: (text: string) => faultOf(prompt, text, answers),
	} as const;
	if (key !== 'vendorId' && key !== 'productId') return step;
	return { ...step, remark: (text) => remarkOn(key, text, template, answers, lists) };
}

function presetOf(template: Template, prompt: Prompt, answers: Answers, lists: NameLists): string {
	const known = namesIn(template, answers, lists);
	const name =
		prompt.key === 'vendorName'
			? known.vendor
			: prompt.key === 'productName'
				? known.product
				: undefined;
	const limit = prompt.maxLength ?? 63;
	return name?.slice(0, limit) ?? defaultOf(template, prompt, answers);
}

/** `0x05ac is Apple, Inc.` */
function remarkOn(
	key: 'vendorId' | 'productId',
	text: string,
	template: Template,
	answers: Answers,
	lists: NameLists,
): string | undefined {
	const { vendor, product } = namesIn(template, { ...answers, [key]: text }, lists);
	const name = key === 'vendorId' ? vendor : product;
	return name === undefined ? undefined : `${text.trim()} is ${name}`;
}

function namesIn(template: Template, answers: Answers, lists: NameLists): Names {
	const vendor = numberIn(answers.vendorId ?? '');
	const product = numberIn(answers.productId ?? '');
	if (Number.isNaN(vendor)) return {};
	const bus: NamedBus = valuesOf(template, answers).IOPCIDevice ? 'pci' : 'usb';
	return nameOf(lists, bus, vendor, Number.isNaN(product) ? undefined : product);
}
