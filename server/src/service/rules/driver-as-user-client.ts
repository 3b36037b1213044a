/** A user client of the class of the driver itself. */
import { atContent, message } from '../document/finding.js';
import { personalityText } from '../document/personalityText.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import { dextExample } from './shared/examplePersonality.js';
import { userClientDicts } from './shared/userClientDicts.js';

export const driverAsUserClientDocs: RuleDocs = {
	what: 'A `…UserClientProperties` dict whose `IOUserClass` is the class of the driver.',
	why: '`Create` makes a second driver where a user client is needed. That is no `IOUserClient`, so the app that opens the driver gets an error.',
	fix: 'Write the subclass of `IOUserClient` that the dext declares.',
	references: [
		'https://developer.apple.com/documentation/driverkit/ioservice/create',
		'https://developer.apple.com/documentation/driverkit/iouserclient',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({ UserClientProperties: clientOf('[|WidgetDriver|]') }),
				findings: [
					"warning: 'WidgetDriver' is the driver; a user client is a class of its own, and apps cannot open the driver without it.",
				],
			},
		],
		good: [
			{ text: dextExample({ UserClientProperties: clientOf('WidgetUserClient') }) },
			{ text: dextExample({ WidgetChildProperties: clientOf('WidgetDriver') }) },
		],
	}),
};

export const driverAsUserClient = definePlistRule({
	code: 'driver-as-user-client',
	severity: 'warning',
	kinds: ['dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { personality, client } of userClientDicts(plist)) {
			const entry = client.get('IOUserClass');
			const driver = personality.dict.get('IOUserClass');
			const name = personalityText(plist, client, 'IOUserClass');
			if (!entry || !driver || !name) continue;
			if (name !== personalityText(plist, personality.dict, 'IOUserClass')) continue;
			yield {
				at: atContent(entry.value),
				message: message(
					"'{0}' is the driver; a user client is a class of its own, and apps cannot open the driver without it.",
					name,
				),
				related: [{ at: atContent(driver.value), message: message('The class of the driver') }],
			};
		}
	},
});

function clientOf(userClass: string): string {
	return `<dict>
			<key>IOClass</key>
			<string>IOUserUserClient</string>
			<key>IOUserClass</key>
			<string>${userClass}</string>
		</dict>`;
}
