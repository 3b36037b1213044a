/** A dext that can publish a device and can't attach to one. */
import { atKey } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import {
	driverKitEntitlement,
	familyPrefix,
	hardwareFamilies,
	transportPrefix,
} from '../platform/entitlements.js';
import { defineRule, type RuleDocs } from './rule.js';
import { virtualDextExample } from './shared/examplePersonality.js';

export const familyWithoutTransportDocs: RuleDocs = {
	what: 'The entitlement of a family, such as networking, without one for a transport.',
	why: 'The entitlement of the family lets the dext publish a service, and the entitlement of the transport lets it attach to the device. Without the latter, a dext that matches a USB, PCI, or HID provider fails the check of `IOUserServer::checkEntitlements`.',
	fix: 'Add the entitlement of the transport, unless the driver is virtual and matches `IOUserResources`.',
	references: ['xnu IOUserServer.cpp:checkEntitlements'],
	examples: () => ({
		bad: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n[|<key>com.apple.developer.driverkit.family.hid.eventservice</key>|]\n<true/>',
				findings: [
					"hint: Missing 'transport.hid' for 'family.hid.eventservice'. The dext can publish a service, but can't attach to a device.",
				],
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n[|<key>com.apple.developer.driverkit.family.networking</key>|]\n<true/>',
				findings: [
					"hint: Missing 'transport.usb' or 'transport.pci' for 'family.networking'. The dext can publish a service, but can't attach to a device.",
				],
			},
		],
		good: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.family.hid.eventservice</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.hid</key>\n<true/>',
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.family.hid.device</key>\n<true/>',
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.family.serial</key>\n<true/>',
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.family.networking</key>\n<false/>',
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.family.networking</key>\n<true/>',
				neighbors: { 'Info.plist': virtualDextExample() },
			},
		],
	}),
};

const messages = defineMessages('family-without-transport', {
	one: "Missing '{transport}' for '{family}'. The dext can publish a service, but can't attach to a device.",
	either:
		"Missing '{first}' or '{second}' for '{family}'. The dext can publish a service, but can't attach to a device.",
});

/** The transports that a family can use, by the entitlement of the family. */
const transportsOf: ReadonlyMap<string, readonly string[]> = new Map(
	hardwareFamilies.map(({ family, transports }) => [
		`${familyPrefix}${family}`,
		transports.map((name) => `transport.${name}`),
	]),
);

export const familyWithoutTransport = defineRule({
	code: 'family-without-transport',
	severity: 'hint',
	kinds: ['entitlements'],
	messages,
	visit: 'entitlement',
	keys: [...transportsOf.keys()],
	*check(entry, { signedBundles }) {
		// The personalities of the bundle show which transport is missing.
		if (signedBundles('dext').length > 0) return;
		const { key, value, dict } = entry;
		if (value.type === 'boolean' && !value.value) return;
		if (dict.entries.some((each) => each.key.startsWith(transportPrefix))) return;
		const family = key.slice(`${driverKitEntitlement}.`.length);
		const [first = '', second] = transportsOf.get(key) ?? [];
		yield {
			at: atKey(entry),
			message:
				second === undefined
					? messages.one({ family, transport: first })
					: messages.either({ family, first, second }),
		};
	},
});
