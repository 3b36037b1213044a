/** A well-known value in another case, misspelled, or with other characters, where the kernel compares all characters. */

import type { DocumentForm } from '../document/driverPlist.js';
import { atContent } from '../document/finding.js';
import { literalText } from '../document/unexpanded.js';
import type { MatchingDictionary } from '../matching/matchingDictionary.js';
import { defineMessages, type Message } from '../messages/message.js';
import { isResourceNub } from '../platform/providers.js';
import { descriptionsOf } from '../schema/describe.js';
import { nearestByEdits, nearestName, spellingOf } from '../text/spelling.js';
import { withoutPunctuation } from '../text/withoutPunctuation.js';
import { keyOf } from '../value/keyOf.js';
import type { PlistValue, Str } from '../value/plistValue.js';
import { defineRule, type Fix, type FoundWith, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import {
	codelessKextExample,
	dextExample,
	virtualDextExample,
} from './shared/examplePersonality.js';

const disk = (type: string) => ({
	IOPropertyMatch: `<dict>\n\t\t\t<key>device-type</key>\n\t\t\t<string>${type}</string>\n\t\t</dict>`,
	IOProviderClass: 'IOBlockStorageDevice',
	idProduct: undefined,
	idVendor: undefined,
});

export const miscasedValueDocs: RuleDocs = {
	what: 'A `Transport`, `IOResourceMatch`, `ata device type` or `device-type` that differs from a well-known value in case, in quotes, punctuation, or invisible characters, or by a typo. Also several names of resources in one string.',
	why: 'The kernel compares these values character by character (`OSString::isEqualTo`). `usb` is not `USB`. Unless a device or resource has exactly this name, the driver never starts.',
	otherSeverities: { warning: 'for several names in one string.' },
	fix: 'Write the value as the system does, and several resources as an array of strings.',
	references: [
		'xnu OSString.cpp:isEqualTo',
		'IOHIDFamily IOHIDFamilyPrivate.cpp:CompareProperty',
		'xnu IOService.cpp:IOResourcesMatchPropertyTable',
	],
	examples: () => ({
		bad: [
			{
				text: codelessKextExample({ Transport: '[|usb|]' }),
				kind: 'codelessKext',
				findings: [
					"information: 'usb' does not match 'USB', the usual value of 'Transport'. The kernel compares case.",
				],
				fixes: ["Change to 'USB'"],
			},
			{
				text: virtualDextExample({ IOResourceMatch: '[|IOKIT|]' }),
				findings: [
					"information: 'IOKIT' does not match 'IOKit', the usual value of 'IOResourceMatch'. The kernel compares case.",
				],
				fixes: ["Change to 'IOKit'"],
			},
			{
				text: virtualDextExample({ IOResourceMatch: '[|IOKit;|]' }),
				findings: [
					"information: 'IOKit;' does not match 'IOKit', the usual value of 'IOResourceMatch'. The kernel compares all characters.",
				],
				fixes: ["Change to 'IOKit'"],
			},
			{
				text: virtualDextExample({ IOResourceMatch: '[|"IOBSD"|]' }),
				findings: [
					"information: '\"IOBSD\"' does not match 'IOBSD', the usual value of 'IOResourceMatch'. The kernel compares all characters.",
				],
				fixes: ["Change to 'IOBSD'"],
			},
			{
				text: virtualDextExample({ IOResourceMatch: '[|IO\u200BKit|]' }),
				findings: [
					"information: 'IO​Kit' does not match 'IOKit', the usual value of 'IOResourceMatch'. The kernel compares all characters.",
				],
				fixes: ["Change to 'IOKit'"],
			},
			{
				text: virtualDextExample({ IOResourceMatch: '[|IOKti|]' }),
				findings: [
					"information: 'IOKti' is not a usual value of 'IOResourceMatch'. Did you mean 'IOKit'? The kernel compares all characters.",
				],
				fixes: ["Change to 'IOKit'"],
			},
			{
				text: virtualDextExample({ IOResourceMatch: '[|IOKit,IOBSD|]' }),
				findings: [
					"warning: 'IOKit,IOBSD' is a single name, not a list. No resource has that name, so the driver never starts.",
				],
				fixes: ['Change to 2 strings'],
			},
			{
				text: dextExample({ IOResourceMatch: '[|IOKit, IOBSD|]' }),
				findings: [
					"warning: 'IOKit, IOBSD' is a single name, not a list. No resource has that name, so the driver never starts.",
				],
			},
			{
				text: dextExample(disk('[|generic|]')),
				findings: [
					"information: 'generic' does not match 'Generic', the usual value of 'device-type'. The kernel compares case.",
				],
				fixes: ["Change to 'Generic'"],
			},
		],
		good: [
			{ text: codelessKextExample({ Transport: 'USB' }), kind: 'codelessKext' },
			{ text: codelessKextExample({ Transport: 'Widget' }), kind: 'codelessKext' },
			{ text: virtualDextExample({ IOResourceMatch: 'IOBSD2' }) },
			{ text: virtualDextExample({ IOResourceMatch: 'IOConsoleUsers' }) },
			{ text: virtualDextExample({ IOResourceMatch: 'com_example_ready' }) },
			{ text: dextExample(disk('Generic')) },
			{ text: dextExample({ Transport: 'usb' }) },
			{ text: virtualDextExample({ IOResourceMatch: 'IO$NVRAM' }) },
			{ text: virtualDextExample({ IOResourceMatch: 'IOKit or IOBSD' }) },
		],
	}),
};

const messages = defineMessages('miscased-value', {
	joined:
		"'{text}' is a single name, not a list. No resource has that name, so the driver never starts.",
	miscased:
		"'{text}' does not match '{usual}', the usual value of '{key}'. The kernel compares case.",
	misspelled:
		"'{text}' is not a usual value of '{key}'. Did you mean '{usual}'? The kernel compares all characters.",
	split: 'Change to {count} strings',
	surrounded:
		"'{text}' does not match '{usual}', the usual value of '{key}'. The kernel compares all characters.",
});

/** What a value should be: the names of its parts if it is a list in one string. */
interface Correction {
	readonly value: Str;
	readonly names: readonly string[];
	/** Whether the provider reads an array of names, too. */
	readonly readsArray: boolean;
}

export const miscasedValue = defineRule({
	code: 'miscased-value',
	severity: 'information',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'matchingKey',
	keys: ['IOPropertyMatch', 'IOResourceMatch', 'Transport', 'ata device type'],
	*check({ owner, key, value: written }, { plist: { form } }): Iterable<FoundWith<Correction>> {
		const compared = comparedValue(owner, key, written);
		if (!compared) return;
		const readsArray = isResourceNub(owner.providerClass ?? '');
		for (const value of compared.type === 'array' ? compared.items : [compared]) {
			if (value.type !== 'string') continue;
			const names = usualNames(form, value);
			if (names.length === 0) continue;
			yield {
				severity: names.length > 1 ? 'warning' : 'information',
				at: atContent(value),
				message: messageFor(value, names),
				state: { value, names, readsArray },
			};
		}
	},
	fixes: ({ value, names, readsArray }) => {
		const [usual, ...others] = names;
		if (usual === undefined) return [];
		if (others.length === 0) return [changeContentFix(value, usual)];
		return readsArray ? [splitFix(value, names)] : [];
	},
});

function splitFix(value: Str, names: readonly string[]): Fix {
	const strings = names.map((each) => `<string>${each}</string>`).join('\n');
	return {
		title: messages.split({ count: names.length }),
		edits: [{ kind: 'replaceValue', value, by: value.array ? { raw: strings } : names }],
	};
}

function messageFor(value: Str, [usual = '', ...others]: readonly string[]): Message {
	const text = value.value;
	const named = { text, usual, key: keyOf(value) };
	if (others.length > 0) return messages.joined({ text });
	if (text.toLowerCase() === usual.toLowerCase()) return messages.miscased(named);
	return plainText(text) === usual.toLowerCase()
		? messages.surrounded(named)
		: messages.misspelled(named);
}

/** The value that the provider compares, of those with well-known values. */
function comparedValue(
	owner: MatchingDictionary,
	key: string,
	value: PlistValue,
): PlistValue | undefined {
	switch (key) {
		case 'Transport':
			return owner.provider.isHid ? value : undefined;
		case 'ata device type':
			return owner.isOn('IOATADevice') ? value : undefined;
		case 'IOPropertyMatch':
			return value.type === 'dict' && owner.isOn('IOBlockStorageDevice')
				? value.get('device-type')?.value
				: undefined;
		default:
			return value;
	}
}

/** The well-known values that a literal one should be: several if it lists them, and none if it may be another one. */
function usualNames(form: DocumentForm, value: Str): readonly string[] {
	const key = keyOf(value);
	const usual = usualValues(key);
	const text = literalText(value, form) ?? nameInCapitals(value, usual);
	if (text === undefined || usual.includes(text.trim())) return [];
	const equal = equalName(text, usual);
	if (equal !== undefined) return [equal];
	const isResource = key === 'IOResourceMatch';
	const near = spellingOf(text, usual)?.suggestion ?? (isResource && nearResource(text, usual));
	if (near) return [near];
	return isResource ? namesInList(text, usual) : [];
}

/** The text that looks like a macro, next to well-known values in capitals: `IONVRM` and `IONVRAM`. */
function nameInCapitals(value: Str, usual: readonly string[]): string | undefined {
	if (value.replacement !== 'inSource') return undefined;
	const inCapitals = usual.filter((each) => each === each.toUpperCase());
	return nearestName(value.value, inCapitals) === undefined ? undefined : value.value;
}

function usualValues(key: string): readonly string[] {
	return descriptionsOf(key)
		.flatMap(({ schema }) => schema['x-values'] ?? [])
		.map((each) => String(each.value));
}

/** The well-known value that a text equals apart from case, what is around it, and invisible characters. */
function equalName(text: string, usual: readonly string[]): string | undefined {
	const plain = plainText(text);
	return usual.find((each) => each.toLowerCase() === plain);
}

function plainText(text: string): string {
	return withoutPunctuation(text)
		.replace(/\p{Cf}/gu, '')
		.toLowerCase();
}

/** The resource that a short name is one typo from. A digit makes another name. */
function nearResource(text: string, usual: readonly string[]): string | undefined {
	return /\d/.test(text) ? undefined : nearestByEdits(text, usual, 1);
}

/** The well-known resources that a text lists; empty if it has other words, or only one. */
function namesInList(text: string, usual: readonly string[]): readonly string[] {
	const parts = text.split(/[\s,;|&+]+/).filter((part) => plainText(part) !== '');
	const names = parts.map((part) => equalName(part, usual));
	const known = names.filter((name) => name !== undefined);
	return known.length > 1 && known.length === parts.length ? known : [];
}
