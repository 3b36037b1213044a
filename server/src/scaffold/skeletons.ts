/** The personality skeletons of the schemas, as questions and the text that the answers make. */
import {
	type DocumentKind,
	escapeText,
	personalitySkeletons,
	type SchemaSnippet,
} from '../service/index.js';
import { faultOf, numberIn } from './answerFaults.js';
import type { Answers, Prompt } from './template.js';

export interface Skeleton {
	/** Its title in small letters with hyphens, such as `dext-usb-device`. */
	readonly id: string;
	readonly title: string;
	readonly description: string;
	/** The name of the personality comes first; ids of a device are `vendorId` and `productId`, in every bus. */
	readonly prompts: readonly Prompt[];
	/** Plist XML with LSP tab stops. */
	readonly body: string;
}

interface Stop {
	readonly number: string;
	readonly prompt: Prompt;
	/** `hexadecimal`: four digits without `0x`. */
	readonly written: 'asTyped' | 'decimal' | 'hexadecimal';
}

const stopPattern = /\\([\\$}|,])|\$\{(\d+):([^}]*)\}|\$\{(\d+)\|([^}|]*)\|\}|\$\{?(\d+)\}?/g;

const deviceKeys: Readonly<Record<string, string>> = {
	idVendor: 'vendorId',
	VendorID: 'vendorId',
	idProduct: 'productId',
	ProductID: 'productId',
};

const titles: Readonly<Record<string, string>> = {
	name: 'Name of the personality',
	vendorId: 'Vendor id of the device',
	productId: 'Product id of the device',
	property: 'Property to set',
	propertyValue: 'Text that the property gets',
};

/** Those that go into a bundle of that kind, most useful first; all of them for kind `other`. */
export function skeletonsFor(kind: DocumentKind): readonly Skeleton[] {
	return personalitySkeletons(kind).map((snippet) => ({
		id: snippet.label.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
		title: snippet.label,
		description: snippet.description ?? '',
		prompts: stopsOf(snippet).map(({ prompt }) => prompt),
		body: snippet.body,
	}));
}

/** `<key>…</key>` and the dict, indented by tabs; answers that are missing take their defaults. Throws where one is wrong. */
export function renderSkeleton({ title, body }: Skeleton, given: Answers): string {
	const values = new Map<string, string>();
	for (const { number, prompt, written } of stopsOf({ label: title, body })) {
		const answer = (given[prompt.key] ?? String(prompt.default)).trim();
		const fault = faultOf(prompt, answer, given);
		if (fault !== undefined) throw new Error(`${prompt.key}: ${fault}`);
		values.set(number, written === 'asTyped' ? escapeText(answer) : writeNumber(answer, written));
	}
	return body.replace(
		stopPattern,
		(
			_,
			escaped?: string,
			named?: string,
			_text?: string,
			chosen?: string,
			_of?: string,
			plain?: string,
		) => escaped ?? values.get(named ?? chosen ?? plain ?? '') ?? '',
	);
}

/** Each tab stop once, the name first, then in the order of their numbers. */
function stopsOf({ body }: SchemaSnippet): readonly Stop[] {
	const stops = new Map<string, Stop>();
	for (const match of body.matchAll(stopPattern)) {
		const [, escaped, named, text = '', chosen, listed = ''] = match;
		const number = named ?? chosen;
		if (escaped !== undefined || number === undefined || stops.has(number)) continue;
		const before = body.slice(0, match.index);
		stops.set(number, named ? textStop(number, before, text) : choiceStop(number, before, listed));
	}
	const isName = ({ prompt }: Stop): boolean => prompt.key === 'name';
	return [...stops.values()].sort(
		(a, b) => Number(isName(b)) - Number(isName(a)) || Number(a.number) - Number(b.number),
	);
}

function textStop(number: string, before: string, text: string): Stop {
	const inKey = before.endsWith('<key>');
	const isFirst = !before.includes('<dict>');
	const plistKey = keyBefore(before);
	if (inKey && isFirst)
		return { number, prompt: promptOf('name', 'identifier', text), written: 'asTyped' };
	if (inKey) return { number, prompt: promptOf('property', 'text', text), written: 'asTyped' };
	if (before.endsWith('<integer>')) {
		const key = deviceKeys[plistKey] ?? plistKey;
		const kind = deviceKeys[plistKey] ? 'id16' : 'number';
		return { number, prompt: promptOf(key, kind, text), written: 'decimal' };
	}
	// A PCI match string: `0x`, the device, then the vendor.
	if (/<string>0x(?:\$\{\d+:[^}]*\})?$/.test(before)) {
		const key = before.endsWith('0x') ? 'productId' : 'vendorId';
		return { number, prompt: promptOf(key, 'id16', `0x${text}`), written: 'hexadecimal' };
	}
	if (/\}<\/key>\s*<string>$/.test(before)) {
		return { number, prompt: promptOf('propertyValue', 'text', text), written: 'asTyped' };
	}
	const isClass = plistKey === 'IOUserClass';
	return {
		number,
		prompt: promptOf(plistKey || 'value', isClass ? 'identifier' : 'text', text),
		written: 'asTyped',
	};
}

function choiceStop(number: string, before: string, listed: string): Stop {
	const options = listed.split(',').map((value) => ({ value, title: value }));
	const prompt = promptOf(keyBefore(before), 'choice', options[0]?.value ?? '');
	return { number, prompt: { ...prompt, options }, written: 'asTyped' };
}

function promptOf(key: string, kind: Prompt['kind'], text: string): Prompt {
	return { key, title: titles[key] ?? key, kind, default: text };
}

/** The last literal key in front of a stop. */
function keyBefore(before: string): string {
	return Array.from(before.matchAll(/<key>([^<$]*)<\/key>/g)).at(-1)?.[1] ?? '';
}

function writeNumber(answer: string, written: 'decimal' | 'hexadecimal'): string {
	const number = numberIn(answer);
	return written === 'decimal' ? String(number) : number.toString(16).padStart(4, '0');
}
