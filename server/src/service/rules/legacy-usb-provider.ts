/** A dext on the USB classes that macOS had before dexts. */
import { atContent } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { providerOf } from '../platform/providers.js';
import { defineRule, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';

/** With a key twice, of which the last entry is read. */
const repeated = (text: string): string =>
	`<!-- driver-plist-disable duplicate-key -->\n${text.replace('\t\t<key>IOUserClass</key>', '\t\t<key>IOUserClass</key>\n\t\t<string>Other</string>\n$&')}`;

export const legacyUsbProviderDocs: RuleDocs = {
	what: 'A dext whose provider class is `IOUSBDevice` or `IOUSBInterface`.',
	why: 'These classes belong to the USB family before OS X 10.11. USBDriverKit documents `IOUSBHostDevice` and `IOUSBHostInterface` as the providers of a dext.',
	fix: 'Use the current class as `IOProviderClass`. The matching keys stay the same.',
	references: [
		'https://developer.apple.com/documentation/usbdriverkit/iousbhostdevice',
		'https://developer.apple.com/documentation/usbdriverkit/iousbhostinterface',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({ IOProviderClass: '[|IOUSBDevice|]' }),
				fixed: dextExample(),
				findings: [
					"information: 'IOUSBDevice' is a class for older kexts. USBDriverKit documents 'IOUSBHostDevice' for dexts.",
				],
				fixes: ["Change to 'IOUSBHostDevice'"],
			},
			{
				text: dextExample({
					IOProviderClass: '[|IOUSBInterface|]',
					bConfigurationValue: '<integer>1</integer>',
					bInterfaceNumber: '<integer>0</integer>',
				}),
				fixed: dextExample({
					IOProviderClass: 'IOUSBHostInterface',
					bConfigurationValue: '<integer>1</integer>',
					bInterfaceNumber: '<integer>0</integer>',
				}),
				findings: [
					"information: 'IOUSBInterface' is a class for older kexts. USBDriverKit documents 'IOUSBHostInterface' for dexts.",
				],
				fixes: ["Change to 'IOUSBHostInterface'"],
			},
			{
				text: repeated(dextExample({ IOProviderClass: '[|IOUSBDevice|]' })),
				fixed: repeated(dextExample()),
				findings: [
					"information: 'IOUSBDevice' is a class for older kexts. USBDriverKit documents 'IOUSBHostDevice' for dexts.",
				],
				fixes: ["Change to 'IOUSBHostDevice'"],
			},
		],
		good: [{ text: dextExample() }],
	}),
};

const messages = defineMessages('legacy-usb-provider', {
	legacy:
		"'{provider}' is a class for older kexts. USBDriverKit documents '{successor}' for dexts.",
});

export const legacyUsbProvider = defineRule({
	code: 'legacy-usb-provider',
	severity: 'information',
	kinds: ['dext'],
	messages,
	visit: 'personalityKey',
	keys: ['IOProviderClass'],
	check({ owner, value }) {
		const provider = owner.providerClass ?? '';
		const successor = successorOf(provider);
		if (successor === undefined) return undefined;
		return [
			{
				at: atContent(value),
				message: messages.legacy({ provider, successor }),
				state: { value, successor },
			},
		];
	},
	fixes: ({ value, successor }) => [changeContentFix(value, successor, true)],
});

/** The class that replaces one of the old USB family. */
function successorOf(name: string): string | undefined {
	const provider = providerOf(name);
	return provider?.family === 'usb' ? provider.inDext : undefined;
}
