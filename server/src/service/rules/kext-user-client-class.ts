/** The class of a user client that the kernel cannot create for a kext. */

import { classIn, isImpossibleClass } from '../document/classOfCode.js';
import { atContent } from '../document/finding.js';
import type { PreparedPersonality } from '../matching/matchingDictionary.js';
import { defineMessages } from '../messages/message.js';
import { isKindOf, kernelClasses } from '../platform/classes.js';
import type { PlistValue } from '../value/plistValue.js';
import { defineRule, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { kextExample } from './shared/examplePersonality.js';

export const kextUserClientClassDocs: RuleDocs = {
	what: 'An `IOUserClientClass` of a kext that cannot be the name of a class, is abstract, is not a user client, or is the class of the driver.',
	why: 'If the code of the driver creates no user client itself, the kernel creates one of the class in `IOUserClientClass` (`newUserClient`). It needs a class that is not abstract and that descends from `IOUserClient`.',
	fix: 'Use the class of the user client in the code of the kext.',
	references: [
		'xnu IOService.cpp:newUserClient',
		'xnu OSMetaClass.cpp:allocClassWithName',
		'xnu IOUserClient.cpp',
	],
	examples: () => ({
		bad: [
			{
				text: kextExample({ IOUserClientClass: '[|"com_example_WidgetClient"|]' }),
				findings: [
					'warning: \'"com_example_WidgetClient"\' cannot be the name of a class. Apps cannot open the driver.',
				],
				fixes: ["Change to 'com_example_WidgetClient'"],
			},
			{
				text: kextExample({ IOUserClientClass: '[|IOUserClient|]' }),
				findings: [
					"warning: 'IOUserClient' is not a user client that the kernel can create. Apps can open the driver only if its code creates another one.",
				],
			},
			{
				text: kextExample({
					IOClass: 'com_example_Widget',
					IOUserClientClass: '[|com_example_Widget|]',
				}),
				findings: [
					"warning: 'com_example_Widget' is not a user client that the kernel can create. Apps can open the driver only if its code creates another one.",
				],
			},
			{
				text: kextExample({ IOUserClientClass: '[|IOService|]' }),
				findings: [
					"warning: 'IOService' is not a user client that the kernel can create. Apps can open the driver only if its code creates another one.",
				],
			},
		],
		good: [
			{ text: kextExample({ IOUserClientClass: 'com_example_WidgetClient' }) },
			{ text: kextExample({ IOUserClientClass: 'example::WidgetClient' }) },
			{ text: kextExample({ IOUserClientClass: 'IOHIDLibUserClient' }) },
			{ text: kextExample({ IOUserClientClass: '$(CLIENT_CLASS)' }) },
		],
	}),
};

const messages = defineMessages('kext-user-client-class', {
	notAClass: "'{name}' cannot be the name of a class. Apps cannot open the driver.",
	notCreated:
		"'{name}' is not a user client that the kernel can create. Apps can open the driver only if its code creates another one.",
});

export const kextUserClientClass = defineRule({
	code: 'kext-user-client-class',
	severity: 'warning',
	kinds: ['kext', 'codelessKext'],
	messages,
	visit: 'personalityKey',
	keys: ['IOUserClientClass'],
	*check({ owner, key, value }, { plist }) {
		const name = owner.text(key);
		if (isImpossibleClass(value, plist)) {
			const message = messages.notAClass({ name: value.value });
			yield { at: atContent(value), message, state: value };
		} else if (name !== undefined && cannotBeClient(name, owner)) {
			yield { at: atContent(value), message: messages.notCreated({ name }), state: value };
		}
	},
	fixes(value: PlistValue) {
		const use = value.type === 'string' ? classIn(value) : undefined;
		return use === undefined ? [] : [changeContentFix(value, use, false)];
	},
});

/** Whether the kernel certainly creates no user client of this class. */
function cannotBeClient(name: string, owner: PreparedPersonality): boolean {
	const isClient = isKindOf(name, 'IOUserClient');
	const isDriver = name === owner.text('IOClass') && isClient !== true;
	const isAbstract = kernelClasses.get(name)?.abstract === true;
	return isDriver || isAbstract || isClient === false;
}
