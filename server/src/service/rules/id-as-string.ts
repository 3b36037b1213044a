/** A USB or HID ID that is a string, which never equals the number of a device. */
import { atValue } from '../document/finding.js';
import { literalText } from '../document/unexpanded.js';
import { readIdText } from '../matching/idText.js';
import { defineMessages } from '../messages/message.js';
import { onceFor } from '../once.js';
import { listKeyOf, numberKeysOf } from '../platform/nubProperties.js';
import { bitsOf } from '../schema/bits.js';
import { keyOf } from '../value/keyOf.js';
import type { Dict, PlistArray, PlistValue, Str } from '../value/plistValue.js';
import { defineRule, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { codelessKextExample, dextExample } from './shared/examplePersonality.js';

const parent = (vendor: string): string =>
	`<dict>\n\t\t\t<key>IOProviderClass</key>\n\t\t\t<string>IOUSBHostDevice</string>\n\t\t\t<key>idProduct</key>\n\t\t\t<integer>4660</integer>\n\t\t\t<key>idVendor</key>\n\t\t\t${vendor}\n\t\t</dict>`;

export const idAsStringDocs: RuleDocs = {
	what: 'A USB or HID ID that is a string, such as `0x05ac` or `1452`, or a build variable such as `$(VENDOR_ID)`, which Xcode expands only in strings.',
	why: 'The device reports a number, and the kernel compares type and value. A string never equals a number (`OSString::isEqualTo`), so the driver never starts. The only string with a meaning is `*`.',
	otherSeverities: {
		warning: 'for a build variable, whose value is not known, and for one of several IDs.',
	},
	fix: 'Write the ID as an `<integer>`, in decimal: 0x05ac is 1452. A string of four digits can be decimal or hexadecimal.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.driverkit.transport.usb',
		'IOUSBFamily IOUSBNub.cpp:USBCompareProperty',
		'IOHIDFamily IOHIDFamilyPrivate.cpp:CompareProperty',
		'xnu OSString.cpp:isEqualTo',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({
					IOParentMatch: parent('[|<string>0x05ac</string>|]'),
				}),
				fixed: dextExample({ IOParentMatch: parent('<integer>1452</integer>') }),
				findings: [
					"error: 'idVendor' must be an integer. The device reports a number, so the string '0x05ac' never matches.",
				],
				fixes: ["Convert to '<integer>1452</integer>'"],
			},
			{
				text: dextExample({ idProduct: '[|<string> *</string>|]' }),
				fixed: dextExample({ idProduct: '*' }),
				findings: [
					"error: 'idProduct' must be an integer. The device reports a number, so the string ' *' never matches.",
				],
				fixes: ["Change to '*'"],
			},
			{
				text: dextExample({
					idProduct: undefined,
					idProductArray:
						'<array>\n\t\t\t<integer>4660</integer>\n\t\t\t[|<string>4661</string>|]\n\t\t</array>',
				}),
				findings: [
					"warning: An item of 'idProductArray' must be an integer. The device reports a number, so the string '4661' matches no device.",
				],
				fixes: ["Convert to '<integer>4661</integer>'", "Convert to '<integer>18017</integer>'"],
			},
			{
				text: dextExample({ idVendor: '[|<string>0x05ac</string>|]' }),
				fixed: dextExample({ idVendor: '<integer>1452</integer>' }),
				findings: [
					"error: 'idVendor' must be an integer. The device reports a number, so the string '0x05ac' never matches.",
				],
				fixes: ["Convert to '<integer>1452</integer>'"],
			},
			{
				text: dextExample({ idVendor: '[|<string>05AC</string>|]' }),
				fixed: dextExample({ idVendor: '<integer>1452</integer>' }),
				findings: [
					"error: 'idVendor' must be an integer. The device reports a number, so the string '05AC' never matches.",
				],
				fixes: ["Convert to '<integer>1452</integer>'"],
			},
			{
				text: dextExample({ idProduct: '[|<string>4660</string>|]' }),
				findings: [
					"error: 'idProduct' must be an integer. The device reports a number, so the string '4660' never matches.",
				],
				fixes: ["Convert to '<integer>4660</integer>'", "Convert to '<integer>18016</integer>'"],
			},
			{
				text: dextExample({
					idProduct: undefined,
					idProductArray: '<array>\n\t\t\t[|<string>0x1234</string>|]\n\t\t</array>',
				}),
				fixed: dextExample({
					idProduct: undefined,
					idProductArray: '<array>\n\t\t\t<integer>4660</integer>\n\t\t</array>',
				}),
				findings: [
					"error: An item of 'idProductArray' must be an integer. The device reports a number, so the string '0x1234' never matches.",
				],
				fixes: ["Convert to '<integer>4660</integer>'"],
			},
			{
				text: dextExample({ idProduct: '[|<string>$(USB_PRODUCT_ID)</string>|]' }),
				findings: [
					"warning: 'idProduct' must be an integer, but Xcode expands '$(USB_PRODUCT_ID)' only to a string. Only '*' would match.",
				],
			},
			{
				text: codelessKextExample({ VendorID: '[|<string>0x05ac</string>|]' }),
				fixed: codelessKextExample(),
				kind: 'codelessKext',
				findings: [
					"error: 'VendorID' must be an integer. The device reports a number, so the string '0x05ac' never matches.",
				],
				fixes: ["Convert to '<integer>1452</integer>'"],
			},
			{
				text: dextExample({
					idProduct: '[|<string>12</string>|]',
					idVendor: '[|<string>0x1209</string>|]',
				}),
				findings: [
					"error: 'idProduct' must be an integer. The device reports a number, so the string '12' never matches.",
					"error: 'idVendor' must be an integer. The device reports a number, so the string '0x1209' never matches.",
				],
				fixes: ["Convert to '<integer>12</integer>'"],
			},
		],
		good: [
			{ text: dextExample({ idProduct: '*' }) },
			{ text: dextExample({ idProduct: '@USB_PRODUCT_ID@' }) },
			{ text: codelessKextExample({ ProductID: '*' }), kind: 'codelessKext' },
		],
	}),
};

const messages = defineMessages('id-as-string', {
	convert: "Convert to '{value}'",
	item: "An item of '{key}' must be an integer. The device reports a number, so the string '{text}' never matches.",
	itemAmongOthers:
		"An item of '{key}' must be an integer. The device reports a number, so the string '{text}' matches no device.",
	string:
		"'{key}' must be an integer. The device reports a number, so the string '{text}' never matches.",
	stringAmongOthers:
		"'{key}' must be an integer. The device reports a number, so the string '{text}' matches no device.",
	variable:
		"'{key}' must be an integer, but Xcode expands '{text}' only to a string. Only '*' would match.",
});

export const idAsString = defineRule({
	code: 'id-as-string',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext'],
	replacesMoreSevere: true,
	messages,
	visit: 'matchingDictionary',
	families: ['usb', 'hid'],
	*check({ dict, providerClass = '' }, { plist }) {
		for (const { key, listOf } of numberKeysOf(providerClass)) {
			const value = dict.get(key)?.value;
			if (!value) continue;
			const amongOthers = hasOtherIds(value);
			for (const each of idsIn(value, listOf !== undefined)) {
				if (each.type !== 'string' || each.value === '*') continue;
				if (literalText(each, plist.form) === undefined && !isXcodeVariable(each)) continue;
				const isError = each.variables.length === 0 && !amongOthers;
				yield {
					severity: isError ? 'error' : 'warning',
					at: atValue(each),
					message: messages[messageFor(each, amongOthers)]({ text: each.value, key }),
					state: each,
				};
			}
		}
	},
	fixes(value) {
		if (value.value.trim() === '*') return [changeContentFix(value, '*', true)];
		const ids = readIdText(value.value, bitsOf(keyOf(value)) ?? 0);
		const around = value.array ?? value.entry?.dict;
		const mayBeHexadecimal =
			/^\s*\d\d+\s*$/.test(value.value) && around !== undefined && hasHexadecimalId(around);
		return ids.map(({ value: by, certain }) => ({
			title: messages.convert({ value: `<integer>${by}</integer>` }),
			edits: [{ kind: 'replaceValue', value, by }],
			preferred: certain && !mayBeHexadecimal,
		}));
	},
});

/** Whether one of the strings in an array or a dictionary is a number with `0x`, so that the others can be hexadecimal, too. */
const hasHexadecimalId = onceFor((around: PlistArray | Dict): boolean =>
	(around.type === 'array' ? around.items : around.entries.map(({ value }) => value)).some(
		(each) => each.type === 'string' && /^\s*0x/i.test(each.value),
	),
);

function idsIn(value: PlistValue, isList: boolean): readonly PlistValue[] {
	if (!isList) return [value];
	return value.type === 'array' ? value.items : [];
}

/** Whether the string is only a build setting of Xcode. A script that replaces other tokens may replace the tags as well. */
function isXcodeVariable({ value, variables: [variable] }: Str): boolean {
	return variable?.written === value && /^\$[({]/.test(value);
}

function messageFor(value: Str, amongOthers: boolean): Exclude<keyof typeof messages, 'convert'> {
	if (value.variables.length > 0) return 'variable';
	if (value.array) return amongOthers ? 'itemAmongOthers' : 'item';
	return amongOthers ? 'stringAmongOthers' : 'string';
}

/**
 * Whether a device may match by an ID that is an integer: one of the list, or a list next to it (IOUSBDevice.cpp:matchPropertyTable,
 * IOHIDFamilyPrivate.cpp:CompareProductID).
 */
function hasOtherIds(value: PlistValue): boolean {
	const { entry } = value;
	const ids = value.type === 'array' ? value : entry?.dict.get(listKeyOf(entry.key) ?? '')?.value;
	return ids?.type === 'array' && ids.items.some(({ type }) => type === 'integer');
}
