/** A kernel class that exists, but that no personality can create. */
import { atContent, type Finding, message } from '../document/finding.js';
import { entryOf, personalityText } from '../document/personalityText.js';
import { definePlistRule, type Fix, type RuleContext, type RuleFinding } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { codelessKextExample, dextExample } from './shared/examplePersonality.js';
import { unusableClass } from './shared/unusableClass.js';

export const unusableIoClass = definePlistRule({
	code: 'unusable-io-class',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext'],
	docs: {
		what: 'An `IOClass` that is abstract, or that is not an `IOService`.',
		why: 'The kernel creates the class by its name, and an abstract one cannot be created; what is not an `IOService` is thrown away (`probeCandidates`). Either way a log line is all that is seen of the personality.',
		fix: 'Write a concrete subclass.',
		references: ['xnu IOService.cpp:probeCandidates', 'xnu OSMetaClass.cpp:allocClassWithName'],
	},
	examples: {
		bad: [
			{ text: codelessKextExample({ IOClass: '[|IOHIDDevice|]' }), kind: 'codelessKext' },
			{
				text: dextExample({
					CFBundleIdentifierKernel: 'com.apple.kpi.iokit',
					IOClass: '[|IOMemoryDescriptor|]',
				}),
			},
			{
				text: dextExample({
					CFBundleIdentifierKernel: 'com.apple.kpi.iokit',
					IOClass: '[|IOUserClient|]',
				}),
			},
			{
				text: dextExample({
					CFBundleIdentifierKernel: 'com.apple.kpi.iokit',
					IOClass: '[|IOEthernetController|]',
				}),
			},
		],
		good: [
			{ text: codelessKextExample(), kind: 'codelessKext' },
			{ text: dextExample() },
			{ text: codelessKextExample({ IOClass: 'com_example_Nub' }), kind: 'codelessKext' },
		],
	},
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
