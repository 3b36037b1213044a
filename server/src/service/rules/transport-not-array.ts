/** A transport entitlement with another value than an array of devices. */
import { atValue } from '../document/finding.js';
import { writtenValue } from '../edit/convertValue.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { busOf, deviceTransports, placeholderDevice } from './shared/transports.js';

export const transportNotArrayDocs: RuleDocs = {
	what: 'A transport entitlement for USB or PCI that is a boolean, a dictionary, or a string instead of an array of devices.',
	why: "Apple grants a list of devices, as an array. The provisioning profile of a third party never contains another form, so signing fails, or macOS kills the dext at launch. For PCI, the kernel also accepts `<true/>` (`IOPCIDevice::matchPropertyTable`). That form is only for Apple's dexts, and for Macs without System Integrity Protection.",
	fix: 'List the devices, one dictionary for each set of them, as in the provisioning profile that Apple granted.',
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
					"warning: 'com.apple.developer.driverkit.transport.usb' must be an array of device dictionaries. Apple grants third parties no other form.",
				],
				fixes: ['Change to an array with one device'],
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.pci</key>\n[|<true/>|]',
				findings: [
					"warning: 'com.apple.developer.driverkit.transport.pci' must be an array of device dictionaries. Apple grants third parties no other form.",
				],
				fixes: ['Change to an array with one device'],
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n[|<dict>\n\t<key>idVendor</key>\n\t<integer>1452</integer>\n</dict>|]',
				fixed:
					'<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n<array>\n\t<dict>\n\t\t<key>idVendor</key>\n\t\t<integer>1452</integer>\n\t</dict>\n</array>',
				findings: [
					"warning: 'com.apple.developer.driverkit.transport.usb' must be an array of device dictionaries. Apple grants third parties no other form.",
				],
				fixes: ['Wrap the dictionary in an array'],
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

const messages = defineMessages('transport-not-array', {
	notArray:
		"'{key}' must be an array of device dictionaries. Apple grants third parties no other form.",
	changeToArray: 'Change to an array with one device',
	wrap: 'Wrap the dictionary in an array',
});

export const transportNotArray = defineRule({
	code: 'transport-not-array',
	severity: 'warning',
	kinds: ['entitlements'],
	messages,
	visit: 'entitlement',
	keys: deviceTransports,
	*check({ key, value }) {
		if (value.type === 'array' || value.type === 'invalid') return;
		yield { at: atValue(value), message: messages.notArray({ key }), state: { key, value } };
	},
	fixes({ key, value }, { plist }) {
		if (value.type === 'dict') {
			return [
				{
					title: messages.wrap(),
					edits: [{ kind: 'replaceValue', value, by: [writtenValue(plist, value)] }],
					preferred: true,
				},
			];
		}
		return [
			{
				title: messages.changeToArray(),
				edits: [{ kind: 'replaceValue', value, by: [placeholderDevice(busOf(key))] }],
			},
		];
	},
});
