/** Checks answers; the fault of an invalid answer is a sentence or two for the user. */
import { didYouMean, driverKitClasses, kernelClasses } from '../service/index.js';
import { isNameOfApple } from './className.js';
import { namedDevice, withPrefix } from './devices/deviceIds.js';
import { methodNameFault, moduleNameFault, reservedWordFault } from './reservedWords.js';
import type { Answers, Prompt, PromptKind } from './template.js';

/** The kernel stores identifiers, versions and server names in 64 bytes (KMOD_MAX_NAME, IOUserServer.iig). */
export const kernelLimit = 63;

type Check = (answer: string, prompt: Prompt, answers: Answers) => string | undefined;

const checks: Readonly<Record<PromptKind, Check>> = {
	identifier: (answer) => nameFault(answer) ?? methodNameFault(answer),
	module: (answer) => nameFault(answer) ?? moduleNameFault(answer),
	bundleId: bundleIdFault,
	teamId: teamIdFault,
	acpiId: acpiIdFault,
	id16: (answer, { maximum }) =>
		maximum === undefined ? idFault(answer) : numberFault(answer, maximum),
	number: (answer, { maximum = 0xffff_ffff }) => numberFault(answer, maximum),
	text: textFault,
	choice: choiceFault,
};

/** The fault of `answer`, or undefined. `answers` are those given before it. Whitespace around an answer is ignored. */
export function faultOf(prompt: Prompt, answer: string, answers: Answers): string | undefined {
	const trimmed = answer.trim();
	if (trimmed === '') return prompt.optional ? undefined : 'A value is required.';
	const limit = prompt.maxLength ?? kernelLimit;
	if (trimmed.length > limit) {
		return `The value has ${trimmed.length} characters. The limit is ${limit}.`;
	}
	return checks[prompt.kind](trimmed, prompt, answers);
}

/** The number of an `id16` or `number` answer; NaN where it is not a number. */
export function numberIn(answer: string): number {
	const text = answer.trim();
	if (isHexadecimalOnly(text)) return Number.parseInt(text, 16);
	return /^(0x[0-9a-f]+|\d+)$/i.test(text) ? Number(text) : Number.NaN;
}

/** Hexadecimal digits without `0x` that can't be a decimal number, such as `046d` in the output of lsusb. `1e3` is 1000 to many. */
function isHexadecimalOnly(text: string): boolean {
	if (!/^\d{0,3}[a-f][0-9a-f]{0,3}$/i.test(text) || text.length > 4) return false;
	return text.length === 4 || !/^\d+e\d+$/i.test(text);
}

function nameFault(answer: string): string | undefined {
	if (/[/\\:]/.test(answer))
		return `A name can't contain '/', '\\', or ':', because a folder has the same name.`;
	if (answer.includes('..'))
		return `A name can't contain '..', because a folder has the same name.`;
	if (/^\d/.test(answer)) return 'A name must start with a letter.';
	const invalid = /[^A-Za-z0-9_]/u.exec(answer)?.[0];
	if (invalid !== undefined) {
		return `A name can contain only the letters A to Z, digits, and '_', not '${invalid}'.`;
	}
	if (answer.startsWith('_') || answer.includes('__')) {
		return `Names that start with '_' or contain '__' are reserved in C++.`;
	}
	if (isNameOfApple(answer)) {
		return 'Names that start with IO, OS, or Apple are reserved for classes of Apple.';
	}
	if (kernelClasses.has(answer) || driverKitClasses.has(answer)) {
		return `'${answer}' is a class of Apple. A class with the same name does not compile.`;
	}
	return reservedWordFault(answer);
}

function bundleIdFault(answer: string, prompt: Prompt, answers: Answers): string | undefined {
	const invalid = /[^A-Za-z0-9.-]/u.exec(answer)?.[0];
	if (invalid !== undefined) {
		return `A bundle identifier can contain only the letters A to Z, digits, '-', and '.', not '${invalid}'.`;
	}
	if (!/^[^.]+(\.[^.]+)+$/.test(answer)) {
		return 'A bundle identifier consists of two or more parts separated by dots, such as com.example.driver.';
	}
	if (/(^|\.)-/.test(answer)) return "A part of a bundle identifier can't start with a hyphen.";
	if (/^com\.apple(\.|$)/i.test(answer))
		return 'Identifiers that start with com.apple are reserved for Apple.';
	const app = prompt.differsFrom === undefined ? undefined : answers[prompt.differsFrom]?.trim();
	return answer === app
		? `'${answer}' is the identifier of the app. Each bundle requires one of its own.`
		: undefined;
}

/** As in Membership Details of an Apple developer account. */
function teamIdFault(answer: string): string | undefined {
	return /^[A-Z0-9]{10}$/.test(answer)
		? undefined
		: 'A team ID is ten capital letters and digits, such as AB12CD34EF.';
}

/** An EISA ID or an ACPI ID (ACPI 6.5, 6.1.5 _HID). */
function acpiIdFault(answer: string): string | undefined {
	return /^(?:[A-Z]{3}|[A-Z0-9]{4})[0-9A-F]{4}$/.test(answer)
		? undefined
		: 'A hardware ID is three letters, or four letters and digits, before four hexadecimal digits, all in upper case, such as PNP0C0A or ACPI0003.';
}

/** Four decimal digits are hexadecimal to lsusb and System Information, and decimal to ioreg and property lists; up to nine both are equal. */
function idFault(answer: string): string | undefined {
	const ids = namedDevice(answer)?.ids;
	if (ids) {
		return `'${answer}' is the vendor ID and the product ID. Enter one of them, such as ${ids.vendorId}.`;
	}
	if (/^\d{4}$/.test(answer) && Number(answer) > 9) {
		return `'${answer}' is hexadecimal in the output of lsusb, and decimal in that of ioreg. Write 0x${answer}, or ${withPrefix(Number(answer))} for the decimal number.`;
	}
	return Number.isNaN(numberIn(answer))
		? `'${answer}' is not an ID. Write it in hexadecimal, such as 0x05ac.`
		: numberFault(answer, 0xffff);
}

function numberFault(answer: string, maximum: number): string | undefined {
	const number = numberIn(answer);
	if (Number.isNaN(number)) {
		return `'${answer}' is not a number. Use decimal digits, such as 12, or hexadecimal ones, such as 0x05ac.`;
	}
	return number > maximum ? `The maximum is ${maximum} (0x${maximum.toString(16)}).` : undefined;
}

/** Rejects line breaks and what XML does not allow: control characters, unpaired surrogates, U+FFFE and U+FFFF. */
function textFault(answer: string, { ascii = false }: Prompt): string | undefined {
	if (ascii && /[^ -~]/.test(answer))
		return 'Devices report this text in ASCII. Other characters are not allowed.';
	if (answer.includes('{{')) return `'{{' is not allowed. It marks a placeholder of a template.`;
	if (/\$[({]/.test(answer))
		return `'$(' and '\${' are not allowed. Xcode reads them as build variables.`;
	if (/[\u202a-\u202e\u2066-\u2069]/.test(answer))
		return 'Characters that change the direction of text are not allowed. They hide what code does.';
	return /[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/u.test(answer)
		? 'Line breaks and control characters are not allowed.'
		: undefined;
}

function choiceFault(answer: string, { options = [] }: Prompt): string | undefined {
	const values = options.map(({ value }) => value);
	if (values.includes(answer)) return undefined;
	// A code of digits is not a misspelling of another one.
	const hint = /[a-z]/i.test(answer) ? didYouMean(answer, values) : '';
	return `'${answer}' is not one of ${values.join(', ')}.${hint}`;
}
