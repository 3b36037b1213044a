/** A user client that the kernel cannot create from its properties. */
import { atContent } from '../document/finding.js';
import { literalText } from '../document/unexpanded.js';
import { defineMessages } from '../messages/message.js';
import { kernelClasses, notKernelClasses } from '../platform/classes.js';
import { defineRule, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';
import { userClientDicts } from './shared/userClientDicts.js';

export const userClientClassDocs: RuleDocs = {
	what: 'A `…UserClientProperties` dictionary whose `IOClass` is not `IOUserUserClient`, the kernel class of every `IOUserClient` in a dext.',
	why: '`Create` makes the kernel create `IOClass`. The kernel cannot create a user-space class, and another service is not a user client. The app that opens the driver gets an error.',
	otherSeverities: {
		error: 'where the kernel certainly has no such class.',
	},
	fix: 'Use `IOUserUserClient` as `IOClass` and the subclass of `IOUserClient` as `IOUserClass`.',
	references: [
		'https://developer.apple.com/documentation/driverkit/iouserclient',
		'xnu IOUserServer.cpp:Create_Impl',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({ UserClientProperties: clientOf('[|IOUserClient|]') }),
				fixed: dextExample({ UserClientProperties: clientOf('IOUserUserClient') }),
				findings: [
					"error: 'IOUserClient' is not the kernel class of a dext's user client. Apps cannot open the driver.",
				],
				fixes: ["Change to 'IOUserUserClient'"],
			},
			{
				text: dextExample({ WidgetUserClientProperties: clientOf('[|WidgetUserClient|]') }),
				fixed: dextExample({ WidgetUserClientProperties: clientOf('IOUserUserClient') }),
				findings: [
					"error: 'WidgetUserClient' is not the kernel class of a dext's user client. Apps cannot open the driver.",
				],
				fixes: ["Change to 'IOUserUserClient'"],
			},
			{
				text: dextExample({ UserClientProperties: clientOf('[|com_example_UserClient|]') }),
				fixed: dextExample({ UserClientProperties: clientOf('IOUserUserClient') }),
				findings: [
					"warning: 'com_example_UserClient' is not the kernel class of a dext's user client. Apps cannot open the driver.",
				],
				fixes: ["Change to 'IOUserUserClient'"],
			},
			{
				text: dextExample({ UserClientProperties: clientOf('[|IOUserService|]') }),
				fixed: dextExample({ UserClientProperties: clientOf('IOUserUserClient') }),
				findings: [
					"warning: 'IOUserService' is not the kernel class of a dext's user client. Apps cannot open the driver.",
				],
				fixes: ["Change to 'IOUserUserClient'"],
			},
		],
		good: [
			{ text: dextExample({ UserClientProperties: clientOf('IOUserUserClient') }) },
			{ text: dextExample({ UserClientProperties: clientOf('$(CLIENT_CLASS)') }) },
			{ text: dextExample({ WidgetNubProperties: clientOf('IOUserService') }) },
		],
	}),
};

const messages = defineMessages('user-client-class', {
	wrongClass:
		"'{name}' is not the kernel class of a dext's user client. Apps cannot open the driver.",
});

export const userClientClass = defineRule({
	code: 'user-client-class',
	severity: 'warning',
	kinds: ['dext'],
	messages,
	visit: 'personality',
	*check(personality, { plist: { form } }) {
		for (const client of userClientDicts(personality)) {
			const value = client.get('IOClass')?.value;
			const name = literalText(value, form);
			if (!value || !name || name === 'IOUserUserClient') continue;
			const userClass = literalText(client.get('IOUserClass')?.value, form);
			yield {
				severity: isImpossible(name, userClass) ? 'error' : 'warning',
				at: atContent(value),
				message: messages.wrongClass({ name }),
				state: value,
			};
		}
	},
	fixes: (value) => [changeContentFix(value, 'IOUserUserClient', true)],
});

/** Whether the kernel certainly has no such class. */
function isImpossible(name: string, userClass: string | undefined): boolean {
	return notKernelClasses.has(name) || (!kernelClasses.has(name) && name === userClass);
}

function clientOf(kernelClass: string): string {
	return `<dict>
			<key>IOClass</key>
			<string>${kernelClass}</string>
			<key>IOUserClass</key>
			<string>WidgetUserClient</string>
		</dict>`;
}
