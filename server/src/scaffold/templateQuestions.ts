/** The prompts of a template as a picker shows them, with proposals and the names of devices. */
import { faultOf, kernelLimit, numberIn } from './answerFaults.js';
import { completeAnswers, defaultOf, promptsFor, valuesOf } from './answers.js';
import { codeNameFault } from './codeNames.js';
import { namedDevice, withPrefix } from './devices/deviceIds.js';
import { type NamedBus, type NameLists, type Names, nameOf } from './names/deviceNames.js';
import type { Answers, Prompt, Template } from './template.js';

export interface Question {
	readonly prompt: Prompt;
	readonly preset: string;
	/** Whether the number of questions depends on the answer. */
	readonly isDecision: boolean;
}

/** The result of checking a text that is being typed. */
export interface AnswerCheck {
	/** What is wrong; a sentence. */
	readonly fault?: string;
	/** What is known about it: `0x05ac is Apple, Inc.` */
	readonly remark?: string;
	/** The answers in the text where it answers two questions: `046d:c31c` is a vendor ID and a product ID. */
	readonly answers?: Answers;
}

/** The questions that are asked after the answers `given`; further answers may add others. */
export function questionsAfter(
	template: Template,
	given: Answers,
	lists: NameLists,
): readonly Question[] {
	const answers = withNames(template, given, lists);
	const prompts = promptsFor(template, answers);
	const complete = completeAnswers(template, answers).answers;
	// Those that are not asked can be in the presets of others.
	const details = prompts.flatMap(({ key, isDetail }): [string, string][] =>
		isDetail ? [[key, complete[key] ?? '']] : [],
	);
	const known = { ...Object.fromEntries(details), ...answers };
	return prompts
		.filter(({ isDetail }) => !isDetail)
		.map((prompt) => ({
			prompt,
			preset: presetOf(template, prompt, known, lists),
			isDecision: isDecision(template, prompt, answers),
		}));
}

function isDecision(template: Template, { key, options = [] }: Prompt, answers: Answers): boolean {
	const counts = options.map(
		({ value }) =>
			promptsFor(template, { ...answers, [key]: value }).filter(({ isDetail }) => !isDetail).length,
	);
	return new Set(counts).size > 1;
}

/** The given answers, and the names of the device with the given IDs. */
export function withNames(template: Template, given: Answers, lists: NameLists): Answers {
	if (given.vendorId === undefined) return given;
	const { answers } = completeAnswers(template, given);
	const known = { ...answers, productId: given.productId ?? '' };
	const names = promptsFor(template, answers)
		.filter(({ key }) => key === 'vendorName' || key === 'productName')
		.map((prompt) => [prompt.key, presetOf(template, prompt, known, lists)] as const);
	return { ...Object.fromEntries(names), ...given };
}

/** Checks `text` as the answer to the prompt of that key. */
export function checkAnswer(
	template: Template,
	key: string,
	text: string,
	answers: Answers,
	lists: NameLists,
): AnswerCheck {
	const ids = checkBothIds(template, key, text, answers, lists);
	if (ids) return ids;
	const prompt = template.prompts.find((each) => each.key === key);
	const fault = prompt && (faultOf(prompt, text, answers) ?? codeNameFault(template, prompt, text));
	// An answer that is not accepted has no meaning to name.
	if (fault !== undefined) return { fault };
	const remark = remarkOn(key, text, template, answers, lists);
	return remark === undefined ? {} : { remark };
}

/** The result where `text` has both IDs of a device, as people copy them, and the template asks for both. */
function checkBothIds(
	template: Template,
	key: string,
	text: string,
	answers: Answers,
	lists: NameLists,
): AnswerCheck | undefined {
	if (key !== 'vendorId' && key !== 'productId') return undefined;
	const other = key === 'vendorId' ? 'productId' : 'vendorId';
	const ids = namedDevice(text)?.ids;
	if (!ids || !promptsFor(template, answers).some((prompt) => prompt.key === other))
		return undefined;
	const given = numberIn(answers[other] ?? '');
	if (!Number.isNaN(given) && given !== Number(ids[other])) {
		return {
			fault: `The ${idNames[other]} is ${withPrefix(given)}, not ${ids[other]}. Enter the ${idNames[key]} only, such as ${ids[key]}.`,
		};
	}
	const { vendor, product } = namesIn(template, { ...answers, ...ids }, lists);
	const named = (name: string | undefined): string => (name === undefined ? '' : ` (${name})`);
	return {
		answers: ids,
		remark: `${ids.vendorId} is the vendor ID${named(vendor)}, and ${ids.productId} the product ID${named(product)}`,
	};
}

const idNames = { vendorId: 'vendor ID', productId: 'product ID' };

function presetOf(template: Template, prompt: Prompt, answers: Answers, lists: NameLists): string {
	const known = namesIn(template, answers, lists);
	const name =
		prompt.key === 'vendorName'
			? known.vendor
			: prompt.key === 'productName'
				? known.product
				: undefined;
	return name?.slice(0, prompt.maxLength ?? kernelLimit) ?? defaultOf(template, prompt, answers);
}

function remarkOn(
	key: string,
	text: string,
	template: Template,
	answers: Answers,
	lists: NameLists,
): string | undefined {
	if (key !== 'vendorId' && key !== 'productId') return undefined;
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
