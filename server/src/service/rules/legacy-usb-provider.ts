/** A dext on the USB classes that macOS had before dexts. */
import { atContent } from '../document/finding.js';
import type { LibraryList } from '../libraries/libraryLists.js';
import { defineMessages } from '../messages/message.js';
import { usbSuccessorOf } from '../platform/providers.js';
import { defineRule, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { dextExample, kextExample } from './shared/examplePersonality.js';

/** With a key twice, of which the last entry is read. */
const repeated = (text: string): string =>
	`<!-- driver-plist-disable duplicate-key -->\n${text.replace('\t\t<key>IOUserClass</key>', '\t\t<key>IOUserClass</key>\n\t\t<string>Other</string>\n$&')}`;

const hostFamily = 'com.apple.iokit.IOUSBHostFamily';

/** Turns off the advice about kexts for USB. */
const advised = '<!-- driver-plist-disable replaced-kext-family -->\n';

const usbKext = (provider: string, ...libraries: readonly string[]): string =>
	`${kextExample({
		bConfigurationValue: '<integer>1</integer>',
		bInterfaceNumber: '<integer>0</integer>',
		idProduct: '<integer>4660</integer>',
		idVendor: '<integer>1452</integer>',
		IOMatchCategory: undefined,
		IOProviderClass: provider,
		IOResourceMatch: undefined,
	})}\n<key>OSBundleLibraries</key>\n<dict>\n${['com.apple.kpi.iokit', ...libraries]
		.map((library) => `\t<key>${library}</key>\n\t<string>19.0</string>`)
		.join('\n')}\n</dict>`;

export const legacyUsbProviderDocs: RuleDocs = {
	what: 'A dext, or a kext that links with `IOUSBHostFamily`, whose provider class is `IOUSBDevice` or `IOUSBInterface`.',
	why: 'These classes belong to the USB family before OS X 10.11. USBDriverKit documents `IOUSBHostDevice` and `IOUSBHostInterface` as the providers of a dext.',
	otherSeverities: {
		hint: 'in kexts and codeless kexts, because later versions of macOS still have these classes.',
	},
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
				findings: [
					"information: 'IOUSBDevice' is a class for older kexts. USBDriverKit documents 'IOUSBHostDevice' for dexts.",
				],
				fixes: ["Change to 'IOUSBHostDevice'"],
			},
			{
				text: usbKext('[|IOUSBInterface|]', hostFamily),
				kind: 'kext',
				findings: [
					"hint: 'IOUSBInterface' is a class of the old USB family. The class of 'IOUSBHostFamily' is 'IOUSBHostInterface'.",
				],
			},
		],
		good: [
			{ text: dextExample() },
			{ text: `${advised}${usbKext('IOUSBHostInterface', hostFamily)}`, kind: 'kext' },
			{
				text: `${advised}${usbKext('IOUSBInterface', hostFamily, 'com.apple.iokit.IOUSBFamily')}`,
				kind: 'kext',
			},
		],
	}),
};

const messages = defineMessages('legacy-usb-provider', {
	legacy:
		"'{provider}' is a class for older kexts. USBDriverKit documents '{successor}' for dexts.",
	mixed:
		"'{provider}' is a class of the old USB family. The class of 'IOUSBHostFamily' is '{successor}'.",
});

export const legacyUsbProvider = defineRule({
	code: 'legacy-usb-provider',
	severity: 'information',
	kinds: ['dext', 'kext'],
	messages,
	visit: 'personalityKey',
	keys: ['IOProviderClass'],
	check({ owner, value }, { plist: { kind }, libraryLists }) {
		const provider = owner.providerClass ?? '';
		const successor = usbSuccessorOf(provider);
		if (successor === undefined) return undefined;
		const isDext = kind === 'dext';
		if (!isDext && !isForHostFamily(libraryLists)) return undefined;
		return [
			{
				severity: isDext ? 'information' : 'hint',
				at: atContent(value),
				message: messages[isDext ? 'legacy' : 'mixed']({ provider, successor }),
				state: { value, successor, isDext },
			},
		];
	},
	fixes: ({ value, successor, isDext }) => [changeContentFix(value, successor, isDext)],
});

/** Whether a kext links with the current USB family only. */
function isForHostFamily(lists: readonly LibraryList[]): boolean {
	const names = new Set(lists.flatMap(({ dict }) => dict.entries.map(({ key }) => key)));
	return names.has(hostFamily) && !names.has('com.apple.iokit.IOUSBFamily');
}
