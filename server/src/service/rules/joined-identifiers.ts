/** Several identifiers in one string of an entitlement that lists identifiers. */
import { atContent } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { appGroups, identifierLists } from '../platform/entitlements.js';
import type { Str } from '../value/plistValue.js';
import { defineRule, type Fix, type FoundWith, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { identifiersIn } from './shared/identifiersIn.js';
import { listedItems, nearestListed } from './shared/listedItems.js';

const access = 'com.apple.developer.driverkit.userclient-access';

export const joinedIdentifiersDocs: RuleDocs = {
	what: 'Several identifiers in one string of an entitlement that lists identifiers, such as `com.example.one, com.example.two`.',
	why: 'The system compares each string as a whole. No dext, app group, or keychain group has all of them as its name, so the string grants none of them.',
	fix: 'Write one string for each identifier.',
	references: [
		'xnu IOUserServer.cpp:serviceNewUserClient',
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.security.application-groups',
	],
	examples: () => ({
		bad: [
			{
				text: `<key>${access}</key>\n<array>\n\t<string>[|com.example.one, com.example.two|]</string>\n</array>`,
				fixed:
					'<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>com.example.one</string>\n\t<string>com.example.two</string>\n</array>',
				findings: [
					'warning: The string has 2 identifiers. The system compares it as a whole, so it grants none.',
				],
				fixes: ['Change to 2 strings'],
			},
			{
				text: `<key>${access}</key>\n<array>\n\t<string>[|com.example.one com.example.two;|]</string>\n</array>`,
				fixed:
					'<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>com.example.one</string>\n\t<string>com.example.two</string>\n</array>',
				findings: [
					'warning: The string has 2 identifiers. The system compares it as a whole, so it grants none.',
				],
				fixes: ['Change to 2 strings'],
			},
			{
				text: `<key>${appGroups}</key>\n<array>\n\t<string>group.com.example</string>\n\t<string>[|$(TeamIdentifierPrefix)com.example.one;$(TeamIdentifierPrefix)com.example.two|]</string>\n</array>`,
				fixed:
					'<key>com.apple.security.application-groups</key>\n<array>\n\t<string>group.com.example</string>\n\t<string>$(TeamIdentifierPrefix)com.example.one</string>\n\t<string>$(TeamIdentifierPrefix)com.example.two</string>\n</array>',
				kind: 'entitlements',
				findings: [
					'warning: The string has 2 identifiers. The system compares it as a whole, so it grants none.',
				],
				fixes: ['Change to 2 strings'],
			},
			{
				text: `<key>${access}</key>\n<string>[|com.example.one,com.example.two|]</string>`,
				fixed:
					'<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>com.example.one</string>\n\t<string>com.example.two</string>\n</array>',
				findings: [
					'warning: The string has 2 identifiers. The system compares it as a whole, so it grants none.',
				],
				fixes: ['Change to 2 strings'],
			},
			{
				text: `<key>${access}</key>\n<array>\n\t<string>[|com.exam ple.one|]</string>\n</array>`,
				findings: [
					"warning: 'com.exam ple.one' contains a separator. The system compares the string as a whole, so it grants nothing.",
				],
				fixes: ["Change to 'com.example.one'", 'Change to 2 strings'],
			},
		],
		good: [
			{
				text: `<key>${access}</key>\n<array>\n\t<string>com.example.one</string>\n\t<string>com.example.two</string>\n</array>`,
			},
			{
				text: '<key>com.apple.security.temporary-exception.files.absolute-path.read-only</key>\n<array>\n\t<string>/Library/Application Support/com.example.widget/</string>\n</array>',
				kind: 'entitlements',
			},
			{
				text: `<key>${appGroups}</key>\n<array>\n\t<string>My Group</string>\n</array>`,
				kind: 'entitlements',
			},
		],
	}),
};

const messages = defineMessages('joined-identifiers', {
	joined:
		'The string has {count} identifiers. The system compares it as a whole, so it grants none.',
	separated:
		"'{text}' contains a separator. The system compares the string as a whole, so it grants nothing.",
	split: 'Change to {count} strings',
});

interface Joined {
	readonly value: Str;
	readonly identifiers: readonly string[];
	/** Whether it is certain that they are several, and not one with a slip: all start as identifiers, or with the same word. */
	readonly areSeveral: boolean;
}

export const joinedIdentifiers = defineRule({
	code: 'joined-identifiers',
	severity: 'warning',
	kinds: ['entitlements'],
	messages,
	visit: 'entitlement',
	keys: identifierLists,
	*check({ key, value: list }, { plist }): Iterable<FoundWith<Joined>> {
		const listed = listedItems(plist, key);
		for (const value of list.type === 'array' ? list.items : [list]) {
			if (value.type !== 'string') continue;
			const identifiers = identifiersIn(value.value);
			const { length: count } = identifiers;
			// A listed value with a slip is reported as a misspelled one.
			if (count < 2 || nearestListed(value.value, listed) !== undefined) continue;
			const areSeveral =
				listed.length > 0
					? identifiers.every((each) => listed.includes(each))
					: isList(value.value) ||
						new Set(identifiers.map(firstWordOf)).size === 1 ||
						identifiers.every(isWhole);
			yield {
				at: atContent(value),
				message: areSeveral
					? messages.joined({ count })
					: messages.separated({ text: value.value }),
				state: { value, identifiers, areSeveral },
			};
		}
	},
	fixes: ({ value, identifiers, areSeveral }) =>
		areSeveral
			? [split(value, identifiers, true)]
			: [changeContentFix(value, withoutSeparators(value.value)), split(value, identifiers, false)],
});

/** Whether a text is written like a list: with spaces after commas or semicolons. */
function isList(text: string): boolean {
	return /[,;]\s\S/.test(text);
}

/** Whether an identifier starts as usual: with a domain or a team. */
function isWhole(identifier: string): boolean {
	return /^(?:com|org|net|io|group|iCloud|[A-Z0-9]{10})$/.test(firstWordOf(identifier));
}

/** The text as one identifier. A comma is next to the dot on keyboards. */
function withoutSeparators(text: string): string {
	return text
		.trim()
		.replace(/\s+/g, '')
		.replace(/[,;]+(?=.)/g, '.')
		.replace(/[,;]$/, '');
}

/** The word before the first dot, without a build variable before it. */
function firstWordOf(identifier: string): string {
	return identifier.replace(/^(?:\$\(\w+\)|\$\{\w+\})\.?/, '').split('.')[0] ?? '';
}

function split(value: Str, identifiers: readonly string[], preferred: boolean): Fix {
	const strings = identifiers.map((each) => `<string>${each}</string>`).join('\n');
	return {
		title: messages.split({ count: identifiers.length }),
		edits: [{ kind: 'replaceValue', value, by: value.array ? { raw: strings } : identifiers }],
		preferred,
	};
}
