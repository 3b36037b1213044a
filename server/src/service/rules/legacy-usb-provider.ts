/** A dext on the USB classes that macOS had before dexts. */
import { atContent, type Finding, message } from '../document/finding.js';
import { entryOf, personalityText } from '../document/personalityText.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';

const successors: ReadonlyMap<string, string> = new Map([
	['IOUSBDevice', 'IOUSBHostDevice'],
	['IOUSBInterface', 'IOUSBHostInterface'],
]);

export const legacyUsbProviderDocs: RuleDocs = {
	what: 'A dext on `IOUSBDevice` or `IOUSBInterface`.',
	why: 'The classes are those of the USB family before OS X 10.11, kept alive for kexts only. USBDriverKit has `IOUSBHostDevice` and `IOUSBHostInterface`; a dext on the old names never matches.',
	fix: 'Use the class of today as `IOProviderClass`; the matching keys stay the same.',
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
					"warning: 'IOUSBDevice' is a class for old kexts; a dext finds its device as IOUSBHostDevice only.",
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
					"warning: 'IOUSBInterface' is a class for old kexts; a dext finds its device as IOUSBHostInterface only.",
				],
				fixes: ["Change to 'IOUSBHostInterface'"],
			},
		],
		good: [{ text: dextExample() }],
	}),
};

export const legacyUsbProvider = definePlistRule({
	code: 'legacy-usb-provider',
	severity: 'warning',
	kinds: ['dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { dict } of plist.personalities) {
			const entry = dict.get('IOProviderClass');
			const provider = personalityText(plist, dict, 'IOProviderClass') ?? '';
			const successor = successors.get(provider);
			if (!entry || successor === undefined) continue;
			yield {
				at: atContent(entry.value),
				message: message(
					"'{0}' is a class for old kexts; a dext finds its device as {1} only.",
					provider,
					successor,
				),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const entry = entryOf(plist, at);
		const successor = entry && successors.get(personalityText(plist, entry.dict, entry.key) ?? '');
		return entry && successor !== undefined ? [changeContentFix(entry.value, successor, true)] : [];
	},
});
