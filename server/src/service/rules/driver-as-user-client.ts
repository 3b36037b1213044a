/** A user client with the class of the driver itself. */
import { driverClassNamed, isUserClient } from '../document/declaredClasses.js';
import { atContent } from '../document/finding.js';
import { literalText } from '../document/unexpanded.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { dextExample } from './shared/examplePersonality.js';
import { userClientDicts } from './shared/userClientDicts.js';

export const driverAsUserClientDocs: RuleDocs = {
	what: 'A `…UserClientProperties` dictionary whose `IOUserClass` is the class of the driver, unless a `.iig` file in the folder declares it as an `IOUserClient`.',
	why: '`Create` then creates a second driver instead of a user client. A driver that is not an `IOUserClient` gives the app that opens it an error.',
	otherSeverities: {
		information: 'where no `.iig` file in the folder declares the class.',
	},
	fix: 'Use the subclass of `IOUserClient` that the dext declares.',
	references: [
		'https://developer.apple.com/documentation/driverkit/ioservice/create',
		'https://developer.apple.com/documentation/driverkit/iouserclient',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({ UserClientProperties: clientOf('[|WidgetDriver|]') }),
				neighbors: { 'WidgetDriver.iig': 'class WidgetDriver : public IOService {\n};\n' },
				findings: [
					"warning: 'WidgetDriver' is the driver, not a user client. Apps cannot open the driver.",
				],
			},
			{
				text: dextExample({ UserClientProperties: clientOf('[|WidgetDriver|]') }),
				findings: [
					"information: 'WidgetDriver' is the driver, too. Apps can open it only if it is an 'IOUserClient'.",
				],
			},
		],
		good: [
			{ text: dextExample({ UserClientProperties: clientOf('WidgetUserClient') }) },
			{ text: dextExample({ WidgetChildProperties: clientOf('WidgetDriver') }) },
			{
				text: dextExample({ UserClientProperties: clientOf('WidgetDriver') }),
				neighbors: { 'WidgetDriver.iig': 'class WidgetDriver : public IOUserClient {\n};\n' },
			},
		],
	}),
};

const messages = defineMessages('driver-as-user-client', {
	driver: "'{name}' is the class of the driver.",
	notAClient: "'{name}' is the driver, not a user client. Apps cannot open the driver.",
	perhapsNotAClient:
		"'{name}' is the driver, too. Apps can open it only if it is an 'IOUserClient'.",
});

export const driverAsUserClient = defineRule({
	code: 'driver-as-user-client',
	severity: 'warning',
	kinds: ['dext'],
	messages,
	visit: 'personalityKey',
	keys: ['IOUserClass'],
	*check({ owner, key, value: driver }, { plist }) {
		const name = owner.text(key);
		const declared = driverClassNamed(name, plist);
		if (!name || (declared && isUserClient(declared))) return;
		for (const client of userClientDicts(owner)) {
			const value = client.get(key)?.value;
			if (!value || literalText(value, plist.form) !== name) continue;
			yield {
				severity: declared ? 'warning' : 'information',
				at: atContent(value),
				message: declared ? messages.notAClient({ name }) : messages.perhapsNotAClient({ name }),
				related: [{ at: atContent(driver), message: messages.driver({ name }) }],
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
