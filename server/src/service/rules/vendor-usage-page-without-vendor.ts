/** A vendor-defined usage page without the vendor. */
import { atContent, message } from '../document/finding.js';
import { matchingTables } from '../document/matchingTables.js';
import { personalityText } from '../document/personalityText.js';
import { vendorUsagePage } from '../matching/hidMatch.js';
import { examinesVendorPages, rejectsVendorPages } from '../platform/hid.js';
import { hasKeyOrMisspelling } from '../value/hasKeyOrMisspelling.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import { codelessKextExample } from './shared/examplePersonality.js';

const noIds = { ProductID: undefined, VendorID: undefined };
const pairs = (page: string): string =>
	`<array>\n\t\t\t<dict>\n\t\t\t\t<key>DeviceUsagePage</key>\n\t\t\t\t<integer>${page}</integer>\n\t\t\t</dict>\n\t\t</array>`;

export const vendorUsagePageWithoutVendorDocs: RuleDocs = {
	what: 'A HID personality with a `PrimaryUsagePage` or a page in `DeviceUsagePairs` of 0xFF00 or more, and without `VendorID`.',
	why: 'Each vendor gives these pages a meaning of its own. Where `Transport` names USB or Bluetooth, the kernel refuses the match and logs a fault; where there is no `Transport`, it only logs (`validateMatchingTable`).',
	fix: 'Insert the `VendorID` of the device.',
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
					"warning: '65280' is a page of a vendor, and VendorID is missing: the kernel refuses the match and logs a fault, and the driver never starts.",
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
					"warning: '65281' is a page of a vendor, and VendorID is missing: the kernel refuses the match and logs a fault, and the driver never starts.",
				],
			},
			{
				text: codelessKextExample({ ...noIds, DeviceUsagePairs: pairs('[|65281|]') }),
				kind: 'codelessKext',
				findings: [
					"information: '65281' is a page of a vendor, and VendorID is missing: the kernel logs a fault at each match.",
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
				text: codelessKextExample({ ...noIds, PrimaryUsagePage: '<integer>1</integer>' }),
				kind: 'codelessKext',
			},
		],
	}),
};

export const vendorUsagePageWithoutVendor = definePlistRule({
	code: 'vendor-usage-page-without-vendor',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const dict of matchingTables(plist)) {
			const provider = personalityText(plist, dict, 'IOProviderClass');
			if (provider === undefined || !examinesVendorPages(provider)) continue;
			const page = vendorUsagePage(dict)?.value;
			if (page?.type !== 'integer' || hasKeyOrMisspelling(dict, 'VendorID')) continue;
			const transport = dict.get('Transport');
			const text = personalityText(plist, dict, 'Transport');
			if (transport ? text === undefined || !rejectsVendorPages(text) : false) continue;
			yield {
				severity: transport ? 'warning' : 'information',
				at: atContent(page),
				message: message(
					transport
						? "'{0}' is a page of a vendor, and VendorID is missing: the kernel refuses the match and logs a fault, and the driver never starts."
						: "'{0}' is a page of a vendor, and VendorID is missing: the kernel logs a fault at each match.",
					page.written,
				),
			};
		}
	},
});
