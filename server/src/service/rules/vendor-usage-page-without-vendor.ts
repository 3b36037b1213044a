/** A vendor-defined usage page without the vendor. */
import { atContent } from '../document/finding.js';
import { vendorUsagePage } from '../matching/hidMatch.js';
import { defineMessages } from '../messages/message.js';
import { examinesVendorPages, rejectsVendorPages } from '../platform/hid.js';
import { defineRule, type RuleDocs } from './rule.js';
import { codelessKextExample } from './shared/examplePersonality.js';

const noIds = { ProductID: undefined, VendorID: undefined };
const pairs = (page: string): string =>
	`<array>\n\t\t\t<dict>\n\t\t\t\t<key>DeviceUsagePage</key>\n\t\t\t\t<integer>${page}</integer>\n\t\t\t</dict>\n\t\t</array>`;

export const vendorUsagePageWithoutVendorDocs: RuleDocs = {
	what: 'A HID personality with a `PrimaryUsagePage` or a page in `DeviceUsagePairs` of 0xFF00 or more, and without `VendorID`.',
	why: 'Each vendor defines these pages itself. Where `Transport` contains USB or Bluetooth, the kernel rejects the match and logs a fault. Without `Transport` it only logs the fault (`validateMatchingTable`).',
	otherSeverities: {
		information: 'without `Transport`: the kernel only logs a fault.',
	},
	fix: 'Add the `VendorID` of the device.',
	references: [
		'https://developer.apple.com/documentation/hiddriverkit/handling-keyboard-events-from-a-human-interface-device',
		'IOHIDFamily IOHIDDevice.cpp:validateMatchingTable',
	],
	examples: () => ({
		bad: [
			{
				text: codelessKextExample({
					...noIds,
					PrimaryUsagePage: '<integer>[|65280|]</integer>',
					Transport: 'USB',
				}),
				kind: 'codelessKext',
				findings: [
					"warning: Usage page 65280 is vendor-defined, but 'VendorID' is missing. The kernel rejects the match.",
				],
			},
			{
				text: codelessKextExample({
					...noIds,
					DeviceUsagePairs: pairs('[|65281|]'),
					Transport: 'Bluetooth Low Energy',
				}),
				kind: 'codelessKext',
				findings: [
					"warning: Usage page 65281 is vendor-defined, but 'VendorID' is missing. The kernel rejects the match.",
				],
			},
			{
				text: codelessKextExample({ ...noIds, DeviceUsagePairs: pairs('[|65281|]') }),
				kind: 'codelessKext',
				findings: [
					"information: Usage page 65281 is vendor-defined, but 'VendorID' is missing. The kernel logs a fault.",
				],
			},
		],
		good: [
			{
				text: codelessKextExample({
					PrimaryUsagePage: '<integer>65280</integer>',
					Transport: 'USB',
				}),
				kind: 'codelessKext',
			},
			{
				text: codelessKextExample({
					...noIds,
					PrimaryUsagePage: '<integer>65280</integer>',
					Transport: 'SPI',
				}),
				kind: 'codelessKext',
			},
			{
				text: codelessKextExample({
					...noIds,
					DeviceUsagePage: '<integer>65280</integer>',
					Transport: 'USB',
				}),
				kind: 'codelessKext',
			},
			{
				text: codelessKextExample({
					...noIds,
					IOProviderClass: 'IOHIDEventService',
					PrimaryUsagePage: '<integer>65280</integer>',
					Transport: 'USB',
				}),
				kind: 'codelessKext',
			},
			{
				text: codelessKextExample({ ...noIds, PrimaryUsagePage: '<integer>1</integer>' }),
				kind: 'codelessKext',
			},
		],
	}),
};

const messages = defineMessages('vendor-usage-page-without-vendor', {
	logged:
		"Usage page {page} is vendor-defined, but 'VendorID' is missing. The kernel logs a fault.",
	rejected:
		"Usage page {page} is vendor-defined, but 'VendorID' is missing. The kernel rejects the match.",
});

export const vendorUsagePageWithoutVendor = defineRule({
	code: 'vendor-usage-page-without-vendor',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'matchingDictionary',
	families: ['hid'],
	*check(dictionary) {
		const { dict, providerClass = '' } = dictionary;
		if (!examinesVendorPages(providerClass)) return;
		const page = vendorUsagePage(dict)?.value;
		if (page?.type !== 'integer' || dict.get('VendorID')) return;
		const at = atContent(page);
		if (!dictionary.get('Transport')) {
			yield { severity: 'information', at, message: messages.logged({ page: page.written }) };
		} else if (rejectsVendorPages(dictionary.text('Transport') ?? '')) {
			yield { at, message: messages.rejected({ page: page.written }) };
		}
	},
});
