/** What a user client is created from, in a place where the driver does not see it. */
import { atKey, type Finding, message } from '../document/finding.js';
import { entryOf } from '../document/personalityText.js';
import { isStrayUserClient, isUserClientKey } from '../document/userClient.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';

const client = `<dict>
	<key>IOClass</key>
	<string>IOUserUserClient</string>
	<key>IOUserClass</key>
	<string>WidgetUserClient</string>
</dict>`;

const beside = (key: string): string =>
	dextExample().replace(/\n<\/dict>$/, `\n\t${key}\n\t${client.replaceAll('\n', '\n\t')}\n</dict>`);

export const userClientAtRootDocs: RuleDocs = {
	what: 'A `…UserClientProperties` dict at the root or beside the personalities.',
	why: '`Create` looks the name up among the properties of the service, which are those of its personality. Elsewhere nobody finds it, and the app that opens the driver gets an error. Beside the personalities the kernel takes it for one of them without a provider, and drops it.',
	fix: 'Move the dict into the personality of the driver.',
	references: [
		'https://developer.apple.com/documentation/driverkit/ioservice/create',
		'xnu IOUserServer.cpp:Create_Impl',
	],
	examples: () => ({
		bad: [
			{
				text: `${dextExample()}\n[|<key>UserClientProperties</key>|]\n${client}`,
				findings: [
					'warning: UserClientProperties belongs in the personality; at the root the driver does not find it, and apps cannot open the driver.',
				],
				fixes: ['Move UserClientProperties into the personality Widget'],
			},
			{
				text: `${dextExample()}\n[|<key>WidgetUserClientProperties</key>|]\n${client}`,
				findings: [
					'warning: WidgetUserClientProperties belongs in the personality; at the root the driver does not find it, and apps cannot open the driver.',
				],
				fixes: ['Move WidgetUserClientProperties into the personality Widget'],
			},
			{
				text: beside('[|<key>UserClientProperties</key>|]'),
				fixed: dextExample({ UserClientProperties: client.replaceAll('\n', '\n\t\t') }),
				findings: [
					'warning: UserClientProperties describes a user client and belongs in the personality; beside it the kernel drops it, and apps cannot open the driver.',
				],
				fixes: ['Move UserClientProperties into the personality Widget'],
			},
			{
				text: beside('[|<key>Widget Client</key>|]'),
				findings: [
					'warning: Widget Client describes a user client and belongs in the personality; beside it the kernel drops it, and apps cannot open the driver.',
				],
				fixes: ['Move Widget Client into the personality Widget'],
			},
		],
		good: [
			{
				text: dextExample({ UserClientProperties: client.replaceAll('\n', '\n\t\t') }),
			},
			{ text: `${dextExample()}\n<key>WidgetProperties</key>\n${client}` },
		],
	}),
};

export const userClientAtRoot = definePlistRule({
	code: 'user-client-at-root',
	severity: 'warning',
	kinds: ['dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		if (plist.root?.type !== 'dict') return;
		for (const entry of plist.root.entries) {
			if (entry.value.type !== 'dict') continue;
			if (isUserClientKey(entry.key)) {
				yield {
					at: atKey(entry),
					message: message(
						'{0} belongs in the personality; at the root the driver does not find it, and apps cannot open the driver.',
						entry.key,
					),
				};
			}
			for (const stray of /^IOKitPersonalities(?:_|$)/.test(entry.key) ? entry.value.entries : []) {
				if (stray.value.type !== 'dict' || !isStrayUserClient(stray, stray.value)) continue;
				yield {
					at: atKey(stray),
					message: message(
						'{0} describes a user client and belongs in the personality; beside it the kernel drops it, and apps cannot open the driver.',
						stray.key,
					),
				};
			}
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
