/** A user client with the class of the driver itself. */
import {
	driverClassesOf,
	driverClassNamed,
	isDriver,
	isUserClient,
} from '../document/declaredClasses.js';
import { atContent } from '../document/finding.js';
import { literalText } from '../document/unexpanded.js';
import { defineMessages } from '../messages/message.js';
import type { PlistValue, Str } from '../value/plistValue.js';
import { defineRule, type FoundWith, type RuleDocs } from './rule.js';
import { changeContentFix, exchangeFix } from './shared/entryFixes.js';
import { clientOf, dextExample } from './shared/examplePersonality.js';
import { userClientDicts } from './shared/userClientDicts.js';
import { clientClass } from './shared/userClientNames.js';

const declared =
	'class WidgetDriver : public IOService {\n};\nclass WidgetUserClient : public IOUserClient {\n};\n';

export const driverAsUserClientDocs: RuleDocs = {
	what: 'A `…UserClientProperties` dictionary whose `IOUserClass` is the class of the driver, unless a `.iig` file in the folder declares it as an `IOUserClient`. Also one of `IOUserUserClient` with another class that a `.iig` file declares as a driver, such as one that is exchanged with that of the personality.',
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
				text: dextExample({
					UserClientProperties: clientOf('IOUserUserClient', '[|WidgetDriver|]'),
				}),
				neighbors: { 'WidgetDriver.iig': 'class WidgetDriver : public IOService {\n};\n' },
				findings: [
					"warning: 'WidgetDriver' is a driver, not a user client. Apps cannot open the driver.",
				],
			},
			{
				text: dextExample({
					UserClientProperties: clientOf('IOUserUserClient', '[|WidgetDriver|]'),
				}),
				neighbors: { 'WidgetDriver.iig': declared },
				findings: [
					"warning: 'WidgetDriver' is a driver, not a user client. Apps cannot open the driver.",
				],
				fixes: ["Change to 'WidgetUserClient'"],
			},
			{
				text: dextExample({
					UserClientProperties: clientOf('IOUserUserClient', '[|WidgetDriver|]'),
				}),
				findings: [
					"information: 'WidgetDriver' is the driver, too. Apps can open it only if it is an 'IOUserClient'.",
				],
			},
			{
				text: dextExample({
					IOUserClass: 'WidgetUserClient',
					UserClientProperties: clientOf('IOUserUserClient', '[|WidgetDriver|]'),
				}),
				neighbors: { 'WidgetDriver.iig': declared },
				fixed: dextExample({ UserClientProperties: clientOf('IOUserUserClient') }),
				findings: [
					"warning: 'WidgetDriver' is a driver, not a user client. Apps cannot open the driver.",
				],
				fixes: [
					"Change 'IOUserClass' to 'WidgetUserClient' here, and to 'WidgetDriver' in the personality",
				],
			},
		],
		good: [
			{
				text: dextExample({ UserClientProperties: clientOf('IOUserUserClient') }),
				neighbors: { 'WidgetDriver.iig': declared },
			},
			{
				text: dextExample({
					UserClientProperties: clientOf('IOUserSerial', 'WidgetNub'),
				}),
				neighbors: { 'WidgetDriver.iig': `${declared}class WidgetNub : public IOService {\n};\n` },
			},
			{
				text: dextExample({
					WidgetChildProperties: clientOf('IOUserUserClient', 'WidgetDriver'),
				}),
			},
			{
				text: dextExample({
					UserClientProperties: clientOf('IOUserUserClient', 'WidgetDriver'),
				}),
				neighbors: { 'WidgetDriver.iig': 'class WidgetDriver : public IOUserClient {\n};\n' },
			},
		],
	}),
};

const messages = defineMessages('driver-as-user-client', {
	driver: "'{name}' is the class of the driver.",
	exchange: "Change 'IOUserClass' to '{client}' here, and to '{name}' in the personality",
	notAClient: "'{name}' is a driver, not a user client. Apps cannot open the driver.",
	perhapsNotAClient:
		"'{name}' is the driver, too. Apps can open it only if it is an 'IOUserClient'.",
});

interface State {
	readonly value: PlistValue;
	/** The class of the personality, which is a user client of the dext where the two are exchanged. */
	readonly other: Str | undefined;
}

export const driverAsUserClient = defineRule({
	code: 'driver-as-user-client',
	severity: 'warning',
	kinds: ['dext'],
	messages,
	visit: 'personalityKey',
	keys: ['IOUserClass'],
	*check({ owner, key, value: driver }, { plist }): Iterable<FoundWith<State>> {
		const own = owner.text(key);
		for (const client of userClientDicts(owner)) {
			const value = client.get(key)?.value;
			const name = literalText(value, plist.form);
			if (!value || !name) continue;
			const declared = driverClassNamed(name, plist);
			const isSame = name === own && !(declared && isUserClient(declared));
			// A dictionary of another kernel class is for a service that is not a user client.
			const isClient = literalText(client.get('IOClass')?.value, plist.form) === clientClass;
			const isOther = isClient && declared !== undefined && isDriver(declared);
			if (!isSame && !isOther) continue;
			const ofPersonality = driverClassNamed(own, plist);
			const isExchanged = ofPersonality !== undefined && isUserClient(ofPersonality);
			yield {
				severity: declared ? 'warning' : 'information',
				at: atContent(value),
				message: declared ? messages.notAClient({ name }) : messages.perhapsNotAClient({ name }),
				related: isSame ? [{ at: atContent(driver), message: messages.driver({ name }) }] : [],
				state: { value, other: isExchanged && driver.type === 'string' ? driver : undefined },
			};
		}
	},
	fixes({ value, other }, { plist }) {
		if (value.type !== 'string') return [];
		const [client, ...more] = driverClassesOf(plist).filter(isUserClient);
		if (!other) return client && more.length === 0 ? [changeContentFix(value, client.name)] : [];
		const title = messages.exchange({ client: other.value, name: value.value });
		return [exchangeFix(title, value, other)];
	},
});
