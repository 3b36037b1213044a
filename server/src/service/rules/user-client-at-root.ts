/** What a user client is created from, in a place where the driver does not see it. */
import { atKey, type Finding, message } from '../document/finding.js';
import { entryOf } from '../document/personalityText.js';
import { definePlistRule, type Fix, type RuleContext, type RuleFinding } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';
import { isUserClientKey } from './shared/userClientDicts.js';

const client = `<dict>
	<key>IOClass</key>
	<string>IOUserUserClient</string>
	<key>IOUserClass</key>
	<string>WidgetUserClient</string>
</dict>`;

export const userClientAtRoot = definePlistRule({
	code: 'user-client-at-root',
	severity: 'warning',
	kinds: ['dext'],
	docs: {
		what: 'A `…UserClientProperties` dict at the root.',
		why: '`Create` looks the name up among the properties of the service, which are those of its personality. At the root nobody finds it, and the app that opens the driver gets an error.',
		fix: 'Move the dict into the personality of the driver.',
		references: [
			'https://developer.apple.com/documentation/driverkit/ioservice/create',
			'xnu IOUserServer.cpp:Create_Impl',
		],
	},
	examples: {
		bad: [
			{ text: `${dextExample()}\n[|<key>UserClientProperties</key>|]\n${client}` },
			{ text: `${dextExample()}\n[|<key>WidgetUserClientProperties</key>|]\n${client}` },
		],
		good: [
			{
				text: dextExample({ UserClientProperties: client.replaceAll('\n', '\n\t\t') }),
			},
			{ text: `${dextExample()}\n<key>WidgetProperties</key>\n${client}` },
		],
	},
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		if (plist.root?.type !== 'dict') return;
		for (const entry of plist.root.entries) {
			if (!isUserClientKey(entry.key) || entry.value.type !== 'dict') continue;
			yield {
				at: atKey(entry),
				message: message(
					'{0} belongs into the personality; at the root the driver does not find it, and apps cannot open the driver.',
					entry.key,
				),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const entry = entryOf(plist, at);
		const [personality] = plist.personalities;
		if (!entry || !personality) return [];
		if (personality.dict.get(entry.key)) return [removeEntryFix(entry)];
		if (plist.personalities.length > 1) return [];
		return [
			{
				title: message('Move {0} into the personality {1}', entry.key, personality.name),
				edits: [{ kind: 'moveEntry', entry, into: personality.dict }],
				preferred: true,
			},
		];
	},
});
