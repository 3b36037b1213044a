/** An id in a string, which never equals the number of a device. */
import type { DriverPlist } from '../document/driverPlist.js';
import { atValue, type Finding, message } from '../document/finding.js';
import { valueAt } from '../document/locate.js';
import { matchingTables } from '../document/matchingTables.js';
import { personalityText } from '../document/personalityText.js';
import { literalText } from '../document/unexpanded.js';
import { readIdText } from '../matching/idText.js';
import { listKeyOf, numberKeysOf } from '../platform/nubProperties.js';
import { bitsOf } from '../schema/bits.js';
import { keyOf } from '../value/keyOf.js';
import type { Dict, Str } from '../value/plistValue.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { codelessKextExample, dextExample } from './shared/examplePersonality.js';

const parent = (vendor: string): string =>
	`<dict>\n\t\t\t<key>IOProviderClass</key>\n\t\t\t<string>IOUSBHostDevice</string>\n\t\t\t<key>idProduct</key>\n\t\t\t<integer>4660</integer>\n\t\t\t<key>idVendor</key>\n\t\t\t${vendor}\n\t\t</dict>`;

export const idAsStringDocs: RuleDocs = {
	what: 'A USB or HID id that is written as a string, such as `"0x05ac"` or `"1452"`; also a build variable such as `$(VENDOR_ID)`, which Xcode expands in strings alone.',
	why: 'The device has a number there, and the kernel compares type and value: a string never equals a number (`OSString::isEqualTo`), so that the driver never starts. The only string with a meaning is `*`.',
	fix: 'Write the id as `<integer>`, in decimal: 0x05ac is 1452.',
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
					"error: '0x05ac' is a string; the device has a number as idVendor, and no string equals a number: the personality never matches.",
				],
				fixes: ['Change to <integer>1452</integer>'],
			},
			{
				text: dextExample({ idProduct: '[|<string> *</string>|]' }),
				fixed: dextExample({ idProduct: '*' }),
				findings: [
					"error: ' *' is a string; the device has a number as idProduct, and no string equals a number: the personality never matches.",
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
					"warning: '4661' is a string; the device has a number as idProductArray, and no string equals a number: no device matches by this one.",
				],
				fixes: ['Change to <integer>4661</integer>', 'Change to <integer>18017</integer>'],
			},
			{
				text: dextExample({ idVendor: '[|<string>0x05ac</string>|]' }),
				fixed: dextExample({ idVendor: '<integer>1452</integer>' }),
				findings: [
					"error: '0x05ac' is a string; the device has a number as idVendor, and no string equals a number: the personality never matches.",
				],
				fixes: ['Change to <integer>1452</integer>'],
			},
			{
				text: dextExample({ idVendor: '[|<string>05AC</string>|]' }),
				fixed: dextExample({ idVendor: '<integer>1452</integer>' }),
				findings: [
					"error: '05AC' is a string; the device has a number as idVendor, and no string equals a number: the personality never matches.",
				],
				fixes: ['Change to <integer>1452</integer>'],
			},
			{
				text: dextExample({ idProduct: '[|<string>4660</string>|]' }),
				fixed: dextExample({ idProduct: '<integer>4660</integer>' }),
				findings: [
					"error: '4660' is a string; the device has a number as idProduct, and no string equals a number: the personality never matches.",
				],
				fixes: ['Change to <integer>4660</integer>', 'Change to <integer>18016</integer>'],
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
					"error: '0x1234' is a string; the device has a number as idProductArray, and no string equals a number: the personality never matches.",
				],
				fixes: ['Change to <integer>4660</integer>'],
			},
			{
				text: dextExample({ idProduct: '[|<string>$(USB_PRODUCT_ID)</string>|]' }),
				findings: [
					"warning: '$(USB_PRODUCT_ID)' stays a string when Xcode puts a number into it; the device has a number as idProduct, and no string equals a number: unless it becomes '*', the personality never matches.",
				],
			},
			{
				text: codelessKextExample({ VendorID: '[|<string>0x05ac</string>|]' }),
				fixed: codelessKextExample(),
				kind: 'codelessKext',
				findings: [
					"error: '0x05ac' is a string; the device has a number as VendorID, and no string equals a number: the personality never matches.",
				],
				fixes: ['Change to <integer>1452</integer>'],
			},
		],
		good: [
			{ text: dextExample({ idProduct: '*' }) },
			{ text: dextExample({ idProduct: '@USB_PRODUCT_ID@' }) },
			{ text: codelessKextExample({ ProductID: '*' }), kind: 'codelessKext' },
		],
	}),
};

export const idAsString = definePlistRule({
	code: 'id-as-string',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const dict of matchingTables(plist)) {
			for (const value of idTexts(plist, dict)) {
				yield { at: atValue(value), ...verdictOn(value) };
			}
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const value = valueAt(plist.root, at.range);
		if (value?.type !== 'string') return [];
		if (value.value.trim() === '*') return [changeContentFix(value, '*', true)];
		const key = keyOf(value);
		return readIdText(value.value, bitsOf(key) ?? 0).map(({ value: by, certain }) => ({
			title: message('Change to {0}', `<integer>${by}</integer>`),
			edits: [{ kind: 'replaceValue', value, by }],
			preferred: certain,
		}));
	},
});

/** The strings of a personality that stand where a number is compared. */
function* idTexts(plist: DriverPlist, dict: Dict): Iterable<Str> {
	const provider = personalityText(plist, dict, 'IOProviderClass');
	if (provider === undefined) return;
	for (const { key, listOf } of numberKeysOf(provider)) {
		const value = dict.get(key)?.value;
		const texts = listOf === undefined ? [value] : value?.type === 'array' ? value.items : [];
		for (const each of texts) {
			if (each?.type !== 'string' || each.value === '*') continue;
			if (literalText(each, plist.form) !== undefined || isOfXcode(each)) yield each;
		}
	}
}

/** Whether nothing but a build setting of Xcode stands there; a script that replaces tokens may replace the tags as well. */
function isOfXcode({ value, variables: [variable] }: Str): boolean {
	return variable?.written === value && /^\$[({]/.test(value);
}

function verdictOn(value: Str): Pick<RuleFinding, 'severity' | 'message'> {
	const key = keyOf(value);
	const because = 'the device has a number as {1}, and no string equals a number';
	if (value.variables.length > 0) {
		const text = `'{0}' stays a string when Xcode puts a number into it; ${because}: unless it becomes '*', the personality never matches.`;
		return { severity: 'warning', message: message(text, value.value, key) };
	}
	if (hasOtherIds(value)) {
		const text = `'{0}' is a string; ${because}: no device matches by this one.`;
		return { severity: 'warning', message: message(text, value.value, key) };
	}
	const text = `'{0}' is a string; ${because}: the personality never matches.`;
	return { message: message(text, value.value, key) };
}

/**
 * Whether a device may match by another id: one of the same list, or a list beside it (IOUSBDevice.cpp:matchPropertyTable,
 * IOHIDFamilyPrivate.cpp:CompareProductID).
 */
function hasOtherIds({ array, entry }: Str): boolean {
	const ids = array ?? entry?.dict.get(listKeyOf(entry.key) ?? '')?.value;
	return ids?.type === 'array' && ids.items.some(({ type }) => type === 'integer');
}
