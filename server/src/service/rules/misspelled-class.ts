/** A class name that nobody knows, and that is nearly one that all know. */
import { atContent, type Finding, message } from '../document/finding.js';
import { entryOf, personalityText } from '../document/personalityText.js';
import { classSpelling } from '../platform/classNames.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { codelessKextExample, dextExample, kextExample } from './shared/examplePersonality.js';

export const misspelledClassDocs: RuleDocs = {
	what: 'An `IOProviderClass` or `IOClass` that differs from a known class by a letter or two, or by case.',
	why: 'Classes are found by their exact name. Under another name a provider never matches, and a class cannot be created (`probeCandidates` logs it and skips the personality); but classes that nobody has listed are many, so this is a question rather than a verdict.',
	fix: 'Write the name of the known class, if that is the one meant.',
	references: ['xnu IOCatalogue.cpp:findDrivers', 'xnu IOService.cpp:probeCandidates'],
	examples: () => ({
		bad: [
			{
				text: dextExample({ IOProviderClass: '[|IOUSBHostDevise|]' }),
				findings: [
					"information: 'IOUSBHostDevise' is not a known class; 'IOUSBHostDevice' is. Under a wrong name the personality never matches.",
				],
				fixes: ["Change to 'IOUSBHostDevice'"],
			},
			{
				text: dextExample({ IOProviderClass: '[|IOUsbHostDevice|]' }),
				findings: [
					"information: 'IOUsbHostDevice' is not a known class; 'IOUSBHostDevice' is. Under a wrong name the personality never matches.",
				],
				fixes: ["Change to 'IOUSBHostDevice'"],
			},
			{
				text: dextExample({ IOProviderClass: '[|IOUBSHostDevice|]' }),
				findings: [
					"information: 'IOUBSHostDevice' is not a known class; 'IOUSBHostDevice' is. Under a wrong name the personality never matches.",
				],
				fixes: ["Change to 'IOUSBHostDevice'"],
			},
			{
				text: dextExample({ IOClass: '[|IOUserServce|]' }),
				findings: [
					"information: 'IOUserServce' is not a known class; 'IOUserService' is. The personality matches, but the kernel cannot create a class of a wrong name and skips it.",
				],
				fixes: ["Change to 'IOUserService'"],
			},
			{
				text: codelessKextExample({ IOClass: '[|IOHIDEventDrivr|]' }),
				kind: 'codelessKext',
				findings: [
					"information: 'IOHIDEventDrivr' is not a known class; 'IOHIDEventDriver' is. The personality matches, but the kernel cannot create a class of a wrong name and skips it.",
				],
				fixes: ["Change to 'IOHIDEventDriver'"],
			},
		],
		good: [
			{ text: dextExample() },
			{ text: kextExample({ IOProviderClass: 'disabled_IOResources' }), kind: 'kext' },
			{ text: codelessKextExample({ IOProviderClass: 'WidgetNub' }), kind: 'codelessKext' },
			{ text: codelessKextExample({ IOProviderClass: 'AppleUSBOHCIPCI' }), kind: 'codelessKext' },
			{
				text: kextExample({ IOClass: 'IOResourcez', IOMatchCategory: 'IOResourcez' }),
				kind: 'kext',
			},
		],
	}),
};

export const misspelledClass = definePlistRule({
	code: 'misspelled-class',
	severity: 'information',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const meant = classSpelling();
		// The IOClass of a kext is its own.
		const keys = plist.kind === 'kext' ? ['IOProviderClass'] : ['IOProviderClass', 'IOClass'];
		for (const { dict } of plist.personalities) {
			for (const key of keys) {
				const entry = dict.get(key);
				const name = personalityText(plist, dict, key);
				const near = name === undefined ? undefined : meant(name);
				if (!entry || !name || near === undefined) continue;
				yield {
					at: atContent(entry.value),
					message: message(`'{0}' is not a known class; '{1}' is. ${lossOf(key)}`, name, near),
					data: near,
				};
			}
		}
	},
	fixes({ plist }: RuleContext, { at, data }: Finding): readonly Fix[] {
		const entry = entryOf(plist, at);
		return entry && typeof data === 'string' ? [changeContentFix(entry.value, data)] : [];
	},
});

/** A provider is looked up by name (IOCatalogue.cpp:findDrivers); IOClass is created once all else has matched. */
function lossOf(key: string): string {
	return key === 'IOProviderClass'
		? 'Under a wrong name the personality never matches.'
		: 'The personality matches, but the kernel cannot create a class of a wrong name and skips it.';
}
