/** The properties of a user client outside of the personality, where the driver cannot find them. */
import { atKey } from '../document/finding.js';
import { isPersonalities } from '../document/rootKey.js';
import { isStrayUserClient, isUserClientKey } from '../document/userClient.js';
import { defineMessages } from '../messages/message.js';
import type { DictEntry } from '../value/plistValue.js';
import { defineRule, type RuleDocs } from './rule.js';
import { moveEntryFix, removeEntryFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';
import {
	isPartOfPersonality,
	moveIntoPersonalityFixes,
	moveRestOfPersonalityFixes,
} from './shared/personalityMoves.js';

const client = `<dict>
	<key>IOClass</key>
	<string>IOUserUserClient</string>
	<key>IOUserClass</key>
	<string>WidgetUserClient</string>
</dict>`;

const inPersonality = client.replaceAll('\n', '\n\t\t');

const nextToPersonality = (key: string): string =>
	dextExample().replace(/\n<\/dict>$/, `\n\t${key}\n\t${client.replaceAll('\n', '\n\t')}\n</dict>`);

export const userClientAtRootDocs: RuleDocs = {
	what: 'A `…UserClientProperties` dictionary at the root or next to the personalities.',
	why: '`Create` looks up the name in the properties of the service, which come from its personality. It does not find the dictionary elsewhere, so the app that opens the driver gets an error. Next to the personalities, the kernel treats it as a personality without a provider and drops it.',
	fix: 'Move the dictionary into the personality of the driver.',
	references: [
		'https://developer.apple.com/documentation/driverkit/ioservice/create',
		'xnu IOUserServer.cpp:Create_Impl',
	],
	examples: () => ({
		bad: [
			{
				text: `${dextExample()}\n[|<key>UserClientProperties</key>|]\n${client}`,
				fixed: dextExample({ UserClientProperties: inPersonality }),
				findings: [
					"warning: 'UserClientProperties' belongs in a personality. The driver cannot find it, so apps cannot open the driver.",
				],
				fixes: ["Move 'UserClientProperties' to 'Widget'"],
			},
			{
				text: `${dextExample()}\n[|<key>WidgetUserClientProperties</key>|]\n${client}`,
				fixed: dextExample({ WidgetUserClientProperties: inPersonality }),
				findings: [
					"warning: 'WidgetUserClientProperties' belongs in a personality. The driver cannot find it, so apps cannot open the driver.",
				],
				fixes: ["Move 'WidgetUserClientProperties' to 'Widget'"],
			},
			{
				text: nextToPersonality('[|<key>UserClientProperties</key>|]'),
				fixed: dextExample({ UserClientProperties: inPersonality }),
				findings: [
					"warning: 'UserClientProperties' belongs in a personality, not next to it. The kernel drops it, so apps cannot open the driver.",
				],
				fixes: ["Move 'UserClientProperties' to 'Widget'"],
			},
			{
				text: nextToPersonality('[|<key>Widget Client</key>|]'),
				fixed: dextExample({ 'Widget Client': inPersonality }),
				findings: [
					"warning: 'Widget Client' belongs in a personality, not next to it. The kernel drops it, so apps cannot open the driver.",
				],
				fixes: ["Move 'Widget Client' to 'Widget'"],
			},
			{
				text: `${dextExample({ UserClientProperties: inPersonality })}\n[|<key>UserClientProperties</key>|]\n${client}`,
				findings: [
					"warning: 'UserClientProperties' belongs in a personality. The driver cannot find it, so apps cannot open the driver.",
				],
				fixes: ["Remove 'UserClientProperties'"],
			},
		],
		good: [
			{
				text: dextExample({ UserClientProperties: inPersonality }),
			},
			{ text: `${dextExample()}\n<key>WidgetProperties</key>\n${client}` },
			{
				text: `${dextExample()}\n<key>WidgetSettings</key>\n<dict>\n\t<key>UserClientProperties</key>\n\t${client.replaceAll('\n', '\n\t')}\n</dict>`,
			},
		],
	}),
};

const messages = defineMessages('user-client-at-root', {
	atRoot:
		"'{key}' belongs in a personality. The driver cannot find it, so apps cannot open the driver.",
	nextToPersonalities:
		"'{key}' belongs in a personality, not next to it. The kernel drops it, so apps cannot open the driver.",
});

export const userClientAtRoot = defineRule({
	code: 'user-client-at-root',
	severity: 'warning',
	kinds: ['dext'],
	messages,
	visit: 'root',
	*check(root) {
		for (const entry of root.entries) {
			const { key, value } = entry;
			if (value.type !== 'dict') continue;
			if (isUserClientKey(key)) {
				yield { at: atKey(entry), message: messages.atRoot({ key }), state: entry };
			}
			if (!isPersonalities(key)) continue;
			for (const stray of value.entries) {
				if (stray.value.type !== 'dict' || !isStrayUserClient(stray, stray.value)) continue;
				const message = messages.nextToPersonalities({ key: stray.key });
				yield { at: atKey(stray), message, state: stray };
			}
		}
	},
	fixes(entry, { plist }) {
		const [personality, ...others] = plist.personalities;
		if (!personality) return moveIntoPersonalityFixes(plist, entry.dict, entry);
		const { dict, name } = personality;
		if (dict.get(entry.key)) return [removeEntryFix(entry)];
		if (others.length > 0) return [];
		const rest = entry.dict === plist.root ? moveRestOfPersonalityFixes(plist, entry.dict) : [];
		if (rest.some(({ preferred }) => preferred)) return rest;
		const isAlone = entry.dict.entries.every((each) => each === entry || !belongsWith(each));
		return [moveEntryFix(entry, dict, name, isAlone), ...rest];
	},
});

/** Whether an entry is another part of the personality, which is to be moved with it. */
function belongsWith(entry: DictEntry): boolean {
	return isPersonalities(entry.dict.entry?.key)
		? entry.value.type !== 'dict'
		: isPartOfPersonality(entry);
}
