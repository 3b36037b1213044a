/** A user client that the kernel cannot create from what the personality says. */
import type { DriverPlist } from '../document/driverPlist.js';
import { atContent, type Finding, message } from '../document/finding.js';
import { entryOf, personalityText } from '../document/personalityText.js';
import { kernelClasses, notKernelClasses } from '../platform/classes.js';
import type { Dict } from '../value/plistValue.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';
import { userClientDicts } from './shared/userClientDicts.js';

export const userClientClassDocs: RuleDocs = {
	what: 'A `…UserClientProperties` dict whose `IOClass` is not `IOUserUserClient`, the kernel side of every `IOUserClient` in a dext.',
	why: '`Create` makes the kernel create `IOClass`: a class of user space cannot be created, and any other service is no user client. The app that opens the driver gets an error.',
	fix: 'Write `IOUserUserClient` as `IOClass` and the subclass of `IOUserClient` as `IOUserClass`.',
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
					"error: 'IOUserClient' is not the kernel side of a user client, which is IOUserUserClient; apps cannot open the driver.",
				],
				fixes: ["Change to 'IOUserUserClient'"],
			},
			{
				text: dextExample({ WidgetUserClientProperties: clientOf('[|WidgetUserClient|]') }),
				findings: [
					"error: 'WidgetUserClient' is not the kernel side of a user client, which is IOUserUserClient; apps cannot open the driver.",
				],
				fixes: ["Change to 'IOUserUserClient'"],
			},
			{
				text: dextExample({ UserClientProperties: clientOf('[|IOUserService|]') }),
				findings: [
					"warning: 'IOUserService' is not the kernel side of a user client, which is IOUserUserClient; apps cannot open the driver.",
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

export const userClientClass = definePlistRule({
	code: 'user-client-class',
	severity: 'warning',
	kinds: ['dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { client } of userClientDicts(plist)) {
			const entry = client.get('IOClass');
			const name = personalityText(plist, client, 'IOClass');
			if (!entry || !name || name === 'IOUserUserClient') continue;
			yield {
				severity: isImpossible(plist, client, name) ? 'error' : 'warning',
				at: atContent(entry.value),
				message: message(
					"'{0}' is not the kernel side of a user client, which is IOUserUserClient; apps cannot open the driver.",
					name,
				),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const entry = entryOf(plist, at);
		return entry ? [changeContentFix(entry.value, 'IOUserUserClient', true)] : [];
	},
});

/** Whether the kernel certainly has no such class to create. */
function isImpossible(plist: DriverPlist, client: Dict, name: string): boolean {
	if (notKernelClasses.has(name)) return true;
	return !kernelClasses.has(name) && name === personalityText(plist, client, 'IOUserClass');
}

function clientOf(kernelClass: string): string {
	return `<dict>
			<key>IOClass</key>
			<string>${kernelClass}</string>
			<key>IOUserClass</key>
			<string>WidgetUserClient</string>
		</dict>`;
}
