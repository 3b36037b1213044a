/** A well-known value in another case, where the kernel compares values character by character. */

import type { DocumentForm } from '../document/driverPlist.js';
import { atContent } from '../document/finding.js';
import { literalText } from '../document/unexpanded.js';
import type { MatchingDictionary } from '../matching/matchingDictionary.js';
import { defineMessages, type Message } from '../messages/message.js';
import { descriptionsOf } from '../schema/describe.js';
import { withoutPunctuation } from '../text/withoutPunctuation.js';
import { keyOf } from '../value/keyOf.js';
import type { PlistValue, Str } from '../value/plistValue.js';
import { defineRule, type RuleDocs } from './rule.js';
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
	what: 'A `Transport`, `IOResourceMatch`, `ata device type` or `device-type` that differs from a well-known value only in case, or in quotes or punctuation around it.',
	why: 'The kernel compares these values character by character (`OSString::isEqualTo`). `usb` is not `USB`. Unless a device or resource has exactly this name, the driver never starts.',
	fix: 'Write the value as the system does.',
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
			{ text: dextExample(disk('Generic')) },
			{ text: dextExample({ Transport: 'usb' }) },
		],
	}),
};

const messages = defineMessages('miscased-value', {
	miscased:
		"'{text}' does not match '{usual}', the usual value of '{key}'. The kernel compares case.",
	surrounded:
		"'{text}' does not match '{usual}', the usual value of '{key}'. The kernel compares all characters.",
});

export const miscasedValue = defineRule({
	code: 'miscased-value',
	severity: 'information',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'matchingKey',
	keys: ['IOPropertyMatch', 'IOResourceMatch', 'Transport', 'ata device type'],
	*check({ owner, key, value: written }, { plist: { form } }) {
		const compared = comparedValue(owner, key, written);
		if (!compared) return;
		for (const value of compared.type === 'array' ? compared.items : [compared]) {
			const usual = usualValue(form, value);
			if (usual === undefined || value.type !== 'string') continue;
			yield {
				at: atContent(value),
				message: messageFor(value, usual),
				state: { value, usual },
			};
		}
	},
	fixes: ({ value, usual }) => [changeContentFix(value, usual)],
});

function messageFor(value: Str, usual: string): Message {
	const named = { text: value.value, usual, key: keyOf(value) };
	const isCase = value.value.toLowerCase() === usual.toLowerCase();
	return isCase ? messages.miscased(named) : messages.surrounded(named);
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

/** The well-known value that a literal one equals apart from case and what is around it. */
function usualValue(form: DocumentForm, value: PlistValue): string | undefined {
	const text = literalText(value, form);
	const lowerCase = text && withoutPunctuation(text).toLowerCase();
	const usual = descriptionsOf(keyOf(value))
		.flatMap(({ schema }) => schema['x-values'] ?? [])
		.map((each) => String(each.value));
	return text === undefined || usual.includes(text.trim())
		? undefined
		: usual.find((each) => each.toLowerCase() === lowerCase);
}
