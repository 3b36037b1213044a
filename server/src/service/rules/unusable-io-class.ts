/** A kernel class that no personality can create. */
import { atContent } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { kernelClasses, unusableAs } from '../platform/classes.js';
import { defineRule, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { codelessKextExample, dextExample } from './shared/examplePersonality.js';

export const unusableIoClassDocs: RuleDocs = {
	what: 'An `IOClass` that is abstract, or that is not an `IOService`.',
	why: 'The kernel creates the class by its name. It cannot create an abstract class, and it discards an object that is not an `IOService` (`probeCandidates`). Either way the personality leaves only a line in the log.',
	otherSeverities: {
		warning: 'for classes that other kexts define.',
	},
	fix: 'Use a concrete subclass.',
	references: ['xnu IOService.cpp:probeCandidates', 'xnu OSMetaClass.cpp:allocClassWithName'],
	examples: () => ({
		bad: [
			{
				text: codelessKextExample({ IOClass: '[|IOHIDDevice|]' }),
				kind: 'codelessKext',
				findings: [
					"warning: 'IOHIDDevice' is an abstract class. The kernel cannot create it and skips the personality.",
				],
			},
			{
				text: dextExample({
					CFBundleIdentifierKernel: 'com.apple.kpi.iokit',
					IOClass: '[|IOMemoryDescriptor|]',
				}),
				findings: [
					"error: 'IOMemoryDescriptor' is an abstract class. The kernel cannot create it and skips the personality.",
				],
				fixes: ["Change to 'IOUserService'"],
			},
			{
				text: dextExample({
					CFBundleIdentifierKernel: 'com.apple.kpi.iokit',
					IOClass: '[|IOUserClient|]',
				}),
				findings: [
					"error: 'IOUserClient' is an abstract class. The kernel cannot create it and skips the personality.",
				],
				fixes: ["Change to 'IOUserService'"],
			},
			{
				text: dextExample({
					CFBundleIdentifierKernel: 'com.apple.kpi.iokit',
					IOClass: '[|IOEthernetController|]',
				}),
				findings: [
					"warning: 'IOEthernetController' is an abstract class. The kernel cannot create it and skips the personality.",
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

const messages = defineMessages('unusable-io-class', {
	abstract: "'{name}' is an abstract class. The kernel cannot create it and skips the personality.",
	notAService: "'{name}' is not an IOService. The kernel discards it and skips the personality.",
});

export const unusableIoClass = defineRule({
	code: 'unusable-io-class',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'personalityKey',
	keys: ['IOClass'],
	check({ owner, key, value }) {
		const name = owner.text(key);
		const fault = name === undefined ? undefined : unusableAs(name);
		if (name === undefined || !fault) return undefined;
		return [
			{
				// Classes of a family may differ from the published source; those of the kernel do not.
				severity: kernelClasses.get(name)?.owner === 'com.apple.kpi.iokit' ? 'error' : 'warning',
				at: atContent(value),
				message: messages[fault]({ name }),
				state: { value, launches: owner.get('IOUserServerName') !== undefined },
			},
		];
	},
	fixes: ({ value, launches }) => (launches ? [changeContentFix(value, 'IOUserService')] : []),
});
