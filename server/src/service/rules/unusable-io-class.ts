/** A kernel class that exists, but that no personality can create. */
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
import { codelessKextExample, dextExample } from './shared/examplePersonality.js';
import { unusableClass } from './shared/unusableClass.js';

export const unusableIoClassDocs: RuleDocs = {
	what: 'An `IOClass` that is abstract, or that is not an `IOService`.',
	why: 'The kernel creates the class by its name, and an abstract one cannot be created; what is not an `IOService` is thrown away (`probeCandidates`). Either way a log line is all that is seen of the personality.',
	fix: 'Write a concrete subclass.',
	references: ['xnu IOService.cpp:probeCandidates', 'xnu OSMetaClass.cpp:allocClassWithName'],
	examples: () => ({
		bad: [
			{
				text: codelessKextExample({ IOClass: '[|IOHIDDevice|]' }),
				kind: 'codelessKext',
				findings: [
					"warning: 'IOHIDDevice' is an abstract class; the kernel cannot create it and skips the personality.",
				],
			},
			{
				text: dextExample({
					CFBundleIdentifierKernel: 'com.apple.kpi.iokit',
					IOClass: '[|IOMemoryDescriptor|]',
				}),
				findings: [
					"error: 'IOMemoryDescriptor' is an abstract class; the kernel cannot create it and skips the personality.",
				],
				fixes: ["Change to 'IOUserService'"],
			},
			{
				text: dextExample({
					CFBundleIdentifierKernel: 'com.apple.kpi.iokit',
					IOClass: '[|IOUserClient|]',
				}),
				findings: [
					"error: 'IOUserClient' is an abstract class; the kernel cannot create it and skips the personality.",
				],
				fixes: ["Change to 'IOUserService'"],
			},
			{
				text: dextExample({
					CFBundleIdentifierKernel: 'com.apple.kpi.iokit',
					IOClass: '[|IOEthernetController|]',
				}),
				findings: [
					"warning: 'IOEthernetController' is an abstract class; the kernel cannot create it and skips the personality.",
				],
				fixes: ["Change to 'IOUserService'"],
			},
		],
		good: [
			{ text: codelessKextExample(), kind: 'codelessKext' },
			{ text: dextExample() },
			{ text: codelessKextExample({ IOClass: 'com_example_Nub' }), kind: 'codelessKext' },
		],
	}),
};

export const unusableIoClass = definePlistRule({
	code: 'unusable-io-class',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { dict } of plist.personalities) {
			const entry = dict.get('IOClass');
			const name = personalityText(plist, dict, 'IOClass');
			const verdict = name === undefined ? undefined : unusableClass(name);
			if (!entry || name === undefined || !verdict) continue;
			yield {
				severity: verdict.severity,
				at: atContent(entry.value),
				message: message(verdict.text, name),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const entry = entryOf(plist, at);
		const launches = entry?.dict.get('IOUserServerName') !== undefined;
		return entry && launches ? [changeContentFix(entry.value, 'IOUserService')] : [];
	},
});
