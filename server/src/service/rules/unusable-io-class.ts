/** A kernel class that exists, but that no personality can create. */
import { atContent, type Finding, message, type Severity } from '../document/finding.js';
import { entryOf, personalityText } from '../document/personalityText.js';
import { kernelClasses, lineageOf, notKernelClasses } from '../schema/facts.js';
import { definePlistRule, type Fix, type RuleContext, type RuleFinding } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { codelessKextExample, dextExample } from './shared/examplePersonality.js';

export const unusableIoClass = definePlistRule({
	code: 'unusable-io-class',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext'],
	docs: {
		what: 'An `IOClass` that is abstract, or that is no `IOService`.',
		why: 'The kernel creates the class by its name, and an abstract one cannot be created; what is no `IOService` is thrown away (`probeCandidates`). Either way a log line is all that is seen of the personality.',
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
			if (!entry || name === undefined || notKernelClasses.has(name)) continue;
			const verdict = verdictOn(name);
			if (!verdict) continue;
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

/** Classes of a family may differ from the version whose source is known; those of the kernel itself do not. */
function verdictOn(
	name: string,
): { readonly severity: Severity; readonly text: string } | undefined {
	const fact = kernelClasses.get(name);
	const lineage = lineageOf(name);
	if (!fact || lineage.some((each) => kernelClasses.get(each)?.closed)) return undefined;
	const severity = fact.owner === 'com.apple.kpi.iokit' ? 'error' : 'warning';
	if (fact.abstract) {
		return {
			severity,
			text: "'{0}' is an abstract class; the kernel cannot create it and skips the personality.",
		};
	}
	if (lineage.at(-1) !== 'OSObject' || lineage.includes('IOService')) return undefined;
	return {
		severity,
		text: "'{0}' is no IOService; the kernel throws it away and skips the personality.",
	};
}
