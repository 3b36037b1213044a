/** A transport entitlement that lists no devices. */
import { atValue } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { busOf, deviceTransports, placeholderDevice } from './shared/transports.js';

export const emptyTransportDocs: RuleDocs = {
	what: 'A transport entitlement for USB or PCI with an empty array.',
	why: 'Before the dext attaches, the provider looks for itself in the array (`IOUserServer::checkEntitlements`, then `matchPropertyTable` of the provider). In an empty array it finds nothing. The kernel logs that the provider entitlements check failed and terminates the dext.',
	fix: 'Add the devices that the personalities match.',
	references: [
		'xnu IOUserServer.cpp:checkEntitlements',
		'IOPCIFamily IOPCIDevice.cpp:matchPropertyTable',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n[|<array/>|]',
				findings: [
					"error: 'com.apple.developer.driverkit.transport.usb' lists no devices. The kernel rejects every provider and terminates the dext.",
				],
				fixes: ['Add a device'],
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.pci</key>\n[|<array>\n</array>|]',
				findings: [
					"error: 'com.apple.developer.driverkit.transport.pci' lists no devices. The kernel rejects every provider and terminates the dext.",
				],
				fixes: ['Add a device'],
			},
		],
		good: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.pci</key>\n<array>\n\t<dict>\n\t\t<key>IOPCIPrimaryMatch</key>\n\t\t<string>0x56781234</string>\n\t</dict>\n</array>',
			},
		],
	}),
};

const messages = defineMessages('empty-transport', {
	empty: "'{key}' lists no devices. The kernel rejects every provider and terminates the dext.",
	addDevice: 'Add a device',
});

export const emptyTransport = defineRule({
	code: 'empty-transport',
	severity: 'error',
	kinds: ['entitlements'],
	messages,
	visit: 'entitlement',
	keys: deviceTransports,
	*check({ key, value }) {
		if (value.type !== 'array' || value.items.length > 0) return;
		yield { at: atValue(value), message: messages.empty({ key }), state: { key, value } };
	},
	fixes: ({ key, value }) => [
		{
			title: messages.addDevice(),
			edits: [
				{
					kind: 'replaceValue',
					value,
					by: [placeholderDevice(busOf(key))],
				},
			],
		},
	],
});
