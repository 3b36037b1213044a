/** A transport entitlement with another value than an array of devices. */

import { atValue, type Finding, message } from '../document/finding.js';
import { valueAt } from '../document/locate.js';
import { rootEntry } from '../document/rootEntries.js';
import { pciTransport, usbTransport } from '../platform/entitlements.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { placeholderDevice } from './shared/entitlementsOf.js';

export const transportNotArrayDocs: RuleDocs = {
	what: 'A transport entitlement for USB or PCI that is a boolean, a dictionary or a string rather than an array of devices.',
	why: 'Apple grants devices, listed in an array: the provisioning profile of a third party never holds another form, so that signing fails or the dext is killed at launch. The kernel takes `<true/>` for PCI (`IOPCIDevice::matchPropertyTable`), which helps dexts that Apple signs and Macs without System Integrity Protection.',
	fix: 'List the devices, one dictionary for each set of them, as in the profile that Apple granted.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.driverkit.transport.usb',
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.driverkit.transport.pci',
		'IOPCIFamily IOPCIDevice.cpp:matchPropertyTable',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n[|<true/>|]',
				findings: [
					'warning: com.apple.developer.driverkit.transport.usb is an array of devices; no profile of a third party has another value, and the system does not launch the dext.',
				],
				fixes: ['Change to an array with one device'],
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.pci</key>\n[|<true/>|]',
				findings: [
					'warning: com.apple.developer.driverkit.transport.pci is an array of devices; no profile of a third party has another value, and the system does not launch the dext.',
				],
				fixes: ['Change to an array with one device'],
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n[|<dict>\n\t<key>idVendor</key>\n\t<integer>1452</integer>\n</dict>|]',
				fixed:
					'<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n<array>\n\t<dict>\n\t\t<key>idVendor</key>\n\t\t<integer>1452</integer>\n\t</dict>\n</array>',
				findings: [
					'warning: com.apple.developer.driverkit.transport.usb is an array of devices; no profile of a third party has another value, and the system does not launch the dext.',
				],
				fixes: ['Put the dictionary into an array'],
			},
		],
		good: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n<array>\n\t<dict>\n\t\t<key>idVendor</key>\n\t\t<integer>1452</integer>\n\t</dict>\n</array>',
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.hid</key>\n<true/>',
			},
		],
	}),
};

export const transportNotArray = definePlistRule({
	code: 'transport-not-array',
	severity: 'warning',
	kinds: ['entitlements'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const name of [usbTransport, pciTransport]) {
			const value = rootEntry(plist, name)?.value;
			if (!value || value.type === 'array' || value.type === 'invalid') continue;
			yield {
				at: atValue(value),
				message: message(
					'{0} is an array of devices; no profile of a third party has another value, and the system does not launch the dext.',
					name,
				),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const value = valueAt(plist.root, at.range);
		if (!value) return [];
		if (value.type === 'dict') {
			const text = plist.text.slice(value.range.start, value.range.end);
			return [
				{
					title: message('Put the dictionary into an array'),
					edits: [
						{
							kind: 'replaceValue',
							value,
							by: [{ raw: outdented(text, plist.text, value.range.start) }],
						},
					],
					preferred: true,
				},
			];
		}
		const bus = value.entry?.key === pciTransport ? 'pci' : 'usb';
		return [
			{
				title: message('Change to an array with one device'),
				edits: [{ kind: 'replaceValue', value, by: [placeholderDevice(bus)] }],
			},
		];
	},
});

/** An element without the indentation of the line it stands in, which is added again where it goes. */
function outdented(element: string, text: string, start: number): string {
	const indent = /[ \t]*$/.exec(text.slice(0, start))?.[0] ?? '';
	return element.replaceAll(`\n${indent}`, '\n');
}
