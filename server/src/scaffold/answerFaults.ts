/** What is wrong with an answer, in one sentence that tells how to make it right. */
import { methodNameFault, moduleNameFault, reservedWordFault } from './reservedWords.js';
import type { Answers, Prompt, PromptKind } from './template.js';

/** The kernel stores identifiers, versions and server names in 64 bytes (KMOD_MAX_NAME, IOUserServer.iig). */
export const kernelLimit = 63;

type Check = (answer: string, prompt: Prompt, answers: Answers) => string | undefined;

const checks: Readonly<Record<PromptKind, Check>> = {
	identifier: (answer) => nameFault(answer) ?? methodNameFault(answer),
	module: (answer) => nameFault(answer) ?? moduleNameFault(answer),
	bundleId: bundleIdFault,
	acpiId: acpiIdFault,
	id16: (answer, { maximum = 0xffff }) => numberFault(answer, maximum),
	number: (answer, { maximum = 0xffff_ffff }) => numberFault(answer, maximum),
	text: textFault,
	choice: choiceFault,
};

/** The fault of `answer`, or undefined; `answers` are those given before it. Blanks around an answer do not count. */
export function faultOf(prompt: Prompt, answer: string, answers: Answers): string | undefined {
	const trimmed = answer.trim();
	if (trimmed === '') return prompt.optional ? undefined : 'Something must be given here.';
	const limit = prompt.maxLength ?? kernelLimit;
	if (trimmed.length > limit) {
		return `This has ${trimmed.length} characters; no more than ${limit} are possible here.`;
	}
	return checks[prompt.kind](trimmed, prompt, answers);
}

/** The number that an `id16` or `number` answer stands for; NaN where it is none. */
export function numberIn(answer: string): number {
	return /^(0x[0-9a-f]+|\d+)$/i.test(answer.trim()) ? Number(answer) : Number.NaN;
}

function nameFault(answer: string): string | undefined {
	if (/[/\\:]/.test(answer)) return `A name has no '/', '\\' or ':': it also names a folder.`;
	if (answer.includes('..')) return `A name has no '..': it also names a folder.`;
	if (/^\d/.test(answer)) return `A name begins with a letter, not with a digit.`;
	const stranger = /[^A-Za-z0-9_]/u.exec(answer)?.[0];
	if (stranger !== undefined) {
		return `A name has only the letters A to Z, digits and '_', not '${stranger}'.`;
	}
	if (answer.startsWith('_') || answer.includes('__')) {
		return `C++ keeps names with '__' or '_' in front for itself.`;
	}
	if (/^(IO|OS)([A-Z][a-z]|$)|^Apple[A-Z]/.test(answer)) {
		return `Names that begin with IO, OS or Apple belong to the classes of Apple.`;
	}
	return reservedWordFault(answer);
}

function bundleIdFault(answer: string, prompt: Prompt, answers: Answers): string | undefined {
	const stranger = /[^A-Za-z0-9.-]/u.exec(answer)?.[0];
	if (stranger !== undefined) {
		return `A bundle identifier has only the letters A to Z, digits, '-' and '.', not '${stranger}'.`;
	}
	if (!/^[^.]+(\.[^.]+)+$/.test(answer)) {
		return 'A bundle identifier has two parts or more with one dot between them, such as com.example.driver.';
	}
	if (/(^|\.)-/.test(answer)) return 'No part of a bundle identifier begins with a hyphen.';
	if (/^com\.apple(\.|$)/i.test(answer))
		return 'Identifiers that begin with com.apple belong to Apple.';
	const parent = prompt.continues === undefined ? undefined : answers[prompt.continues]?.trim();
	if (parent !== undefined && !(answer.startsWith(`${parent}.`) && answer !== `${parent}.`)) {
		return `The identifier of an extension continues the one of its app: '${parent}.' and more.`;
	}
	return undefined;
}

/** An EISA id or an ACPI id (ACPI 6.5, 6.1.5 _HID). */
function acpiIdFault(answer: string): string | undefined {
	return /^(?:[A-Z]{3}|[A-Z0-9]{4})[0-9A-F]{4}$/.test(answer)
		? undefined
		: 'A hardware id has three letters and four hexadecimal digits, such as PNP0C0A, or four letters or digits and four hexadecimal digits, such as ACPI0003; all in upper case.';
}

function numberFault(answer: string, greatest: number): string | undefined {
	const number = numberIn(answer);
	if (Number.isNaN(number)) {
		return `'${answer}' is no number: write it in decimal, such as 1452, or in hexadecimal, such as 0x05ac.`;
	}
	return number > greatest
		? `The greatest possible number is ${greatest} (0x${greatest.toString(16)}).`
		: undefined;
}

/** Besides line breaks, what XML cannot hold: control characters, halves of pairs, U+FFFE and U+FFFF. */
function textFault(answer: string, { ascii = false }: Prompt): string | undefined {
	if (ascii && /[^ -~]/.test(answer)) return 'Devices report this in ASCII: no other characters.';
	if (answer.includes('{{')) return `'{{' is left of a template that was not filled in.`;
	if (/\$[({]/.test(answer)) return `Xcode takes '$(' and '\${' for build variables.`;
	return /[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/u.test(answer)
		? 'Line breaks and control characters have no place here.'
		: undefined;
}

function choiceFault(answer: string, { options = [] }: Prompt): string | undefined {
	return options.some(({ value }) => value === answer)
		? undefined
		: `'${answer}' is none of ${options.map(({ value }) => value).join(', ')}.`;
}
