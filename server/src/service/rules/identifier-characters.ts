/** A bundle identifier with characters that it should not have. */
import { atContent, type Severity } from '../document/finding.js';
import { literalText } from '../document/unexpanded.js';
import { defineMessages } from '../messages/message.js';
import type { DocumentKind } from '../platform/documentKind.js';
import { defineRule, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { isSentence } from './shared/identifierText.js';
import { unexpandedIn } from './shared/unexpandedVariables.js';

export const identifierCharactersDocs: RuleDocs = {
	what: 'A `CFBundleIdentifier` with characters other than letters, digits, hyphens, and dots.',
	why: "Identifiers on Apple's developer site, and therefore provisioning profiles, do not have other characters. A dext or system extension with another identifier can't be signed for distribution. OSKext does not check the characters, so kexts with others do load.",
	otherSeverities: {
		information: 'for an underscore in the identifier of a kext.',
	},
	fix: 'Use a hyphen instead, here and wherever the identifier is used.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/cfbundleidentifier',
		'IOKitUser OSKext.c:__OSKextProcessInfoDictionary',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|com.example.my_widget|]</string>',
				findings: [
					"warning: 'com.example.my_widget' contains '_'. A bundle identifier consists of letters, digits, hyphens, and dots.",
				],
				fixes: ["Change to 'com.example.my-widget'"],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|com.example.my_widget|]</string>',
				kind: 'kext',
				findings: [
					"information: 'com.example.my_widget' contains '_'. A bundle identifier consists of letters, digits, hyphens, and dots.",
				],
				fixes: ["Change to 'com.example.my-widget'"],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|com.example.my widget|]</string>',
				kind: 'kext',
				findings: [
					"warning: 'com.example.my widget' contains ' '. A bundle identifier consists of letters, digits, hyphens, and dots.",
				],
				fixes: ["Change to 'com.example.my-widget'"],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|com.example.gerät|]</string>',
				kind: 'systemExtension',
				findings: [
					"warning: 'com.example.gerät' contains 'ä'. A bundle identifier consists of letters, digits, hyphens, and dots.",
				],
				fixes: ["Change to 'com.example.gerat'"],
			},
		],
		good: [
			{ text: '<key>CFBundleIdentifier</key>\n<string>com.Example.my-widget2</string>' },
			{ text: '<key>CFBundleIdentifier</key>\n<string>$(MY_PREFIX).widget</string>' },
			{
				text: '<key>CFBundleIdentifier</key>\n<string>My driver for_widgets is good</string>\n<!-- driver-plist-disable sentence-as-identifier -->',
				kind: 'kext',
			},
		],
	}),
};

const messages = defineMessages('identifier-characters', {
	foreign:
		"'{identifier}' contains '{character}'. A bundle identifier consists of letters, digits, hyphens, and dots.",
});

export const identifierCharacters = defineRule({
	code: 'identifier-characters',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext', 'systemExtension'],
	messages,
	visit: 'rootKey',
	keys: ['CFBundleIdentifier'],
	*check({ entry: { value } }, { plist }) {
		const identifier = literalText(value, plist.form)?.trim();
		if (identifier === undefined || isSentence(identifier)) return;
		// `placeholder-spelling` reports these.
		if (plist.form === 'source' && unexpandedIn(identifier) !== undefined) return;
		const character = /[^A-Za-z0-9.-]/u.exec(identifier)?.[0];
		if (character === undefined) return;
		yield {
			severity: severityOf(identifier, plist.kind),
			at: atContent(value),
			message: messages.foreign({ identifier, character }),
			state: { value, identifier },
		};
	},
	fixes: ({ value, identifier }) => [changeContentFix(value, plainOf(identifier))],
});

/** Released kexts have underscores. */
function severityOf(identifier: string, kind: DocumentKind): Severity {
	const isKext = kind === 'kext' || kind === 'codelessKext';
	return isKext && /^[\w.-]*$/.test(identifier) ? 'information' : 'warning';
}

/** Letters without their accents, and hyphens for everything else. */
function plainOf(identifier: string): string {
	const letters = identifier.normalize('NFKD').replace(/\p{M}+/gu, '');
	return letters.replace(/[^A-Za-z0-9.-]+/gu, '-');
}
