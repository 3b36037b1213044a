/** A transport entitlement that lists no device. */

import { atValue, type Finding, message } from '../document/finding.js';
import { valueAt } from '../document/locate.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { placeholderDevice, transportsOf, usbTransport } from './shared/entitlementsOf.js';

export const emptyTransportDocs: RuleDocs = {
	what: 'A transport entitlement for USB or PCI with an empty array.',
	why: 'When the dext is about to attach, the provider looks in the array for a device like itself (`IOUserServer::checkEntitlements`, then `matchPropertyTable` of the provider). An empty one holds none: the kernel logs that the provider entitlements check failed and ends the dext.',
	fix: 'List the devices that the personalities match.',
	references: [
		'xnu IOUserServer.cpp:checkEntitlements',
		'IOPCIFamily IOPCIDevice.cpp:matchPropertyTable',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n[|<array/>|]',
				findings: [
					'error: com.apple.developer.driverkit.transport.usb lists no device: the kernel logs that the provider entitlements check failed and ends the dext.',
				],
				fixes: ['Insert one device'],
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.pci</key>\n[|<array>\n</array>|]',
				findings: [
					'error: com.apple.developer.driverkit.transport.pci lists no device: the kernel logs that the provider entitlements check failed and ends the dext.',
				],
				fixes: ['Insert one device'],
			},
		],
		good: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.pci</key>\n<array>\n\t<dict>\n\t\t<key>IOPCIPrimaryMatch</key>\n\t\t<string>0x56781234</string>\n\t</dict>\n</array>',
			},
		],
	}),
};

export const emptyTransport = definePlistRule({
	code: 'empty-transport',
	severity: 'error',
	kinds: ['entitlements'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { entry, array } of transportsOf(plist)) {
			if (array.items.length > 0) continue;
			yield {
				at: atValue(array),
				message: message(
					'{0} lists no device: the kernel logs that the provider entitlements check failed and ends the dext.',
					entry.key,
				),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const value = valueAt(plist.root, at.range);
		if (!value) return [];
		const bus = value.entry?.key === usbTransport ? 'usb' : 'pci';
		return [
			{
				title: message('Insert one device'),
				edits: [{ kind: 'replaceValue', value, by: [placeholderDevice(bus)] }],
			},
		];
	},
});
