/** A bundle identifier with characters that it should not have. */

import { atContent, type Finding, message, type Severity } from '../document/finding.js';
import { rootEntry, rootText } from '../document/rootEntries.js';
import type { DocumentKind } from '../platform/documentKind.js';
import { shown } from '../schema/wording.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { isSentence } from './shared/identifierText.js';

export const identifierCharactersDocs: RuleDocs = {
	what: 'A `CFBundleIdentifier` with other characters than letters, digits, hyphens and dots.',
	why: "Identifiers of Apple's developer site, and with them provisioning profiles, have no other characters, so that a dext or system extension cannot be signed for distribution. OSKext does not look at the characters: kexts with others do load.",
	fix: 'Use a hyphen instead, here and wherever the identifier is named.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/cfbundleidentifier',
		'IOKitUser OSKext.c:__OSKextProcessInfoDictionary',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|com.example.my_widget|]</string>',
				findings: [
					"warning: 'com.example.my_widget' has the character '_'; identifiers are made of letters, digits, hyphens and dots.",
				],
				fixes: ["Change to 'com.example.my-widget'"],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|com.example.my_widget|]</string>',
				kind: 'kext',
				findings: [
					"information: 'com.example.my_widget' has the character '_'; identifiers are made of letters, digits, hyphens and dots.",
				],
				fixes: ["Change to 'com.example.my-widget'"],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|com.example.my widget|]</string>',
				kind: 'kext',
				findings: [
					"warning: 'com.example.my widget' has the character ' '; identifiers are made of letters, digits, hyphens and dots.",
				],
				fixes: ["Change to 'com.example.my-widget'"],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|com.example.gerät|]</string>',
				kind: 'systemExtension',
				findings: [
					"warning: 'com.example.gerät' has the character 'ä'; identifiers are made of letters, digits, hyphens and dots.",
				],
				fixes: ["Change to 'com.example.gerat'"],
			},
		],
		good: [
			{ text: '<key>CFBundleIdentifier</key>\n<string>com.Example.my-widget2</string>' },
			{ text: '<key>CFBundleIdentifier</key>\n<string>$(MY_PREFIX).widget</string>' },
		],
	}),
};

export const identifierCharacters = definePlistRule({
	code: 'identifier-characters',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext', 'systemExtension'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const value = rootEntry(plist, 'CFBundleIdentifier')?.value;
		const text = rootText(plist, 'CFBundleIdentifier');
		if (!value || text === undefined || isSentence(text)) return;
		const foreign = /[^A-Za-z0-9.-]/u.exec(text.trim())?.[0];
		if (foreign === undefined) return;
		yield {
			severity: levelOf(text, plist.kind),
			at: atContent(value),
			message: message(
				"'{0}' has the character '{1}'; identifiers are made of letters, digits, hyphens and dots.",
				shown(value) ?? '',
				foreign,
			),
		};
	},
	fixes({ plist }: RuleContext, _finding: Finding): readonly Fix[] {
		const value = rootEntry(plist, 'CFBundleIdentifier')?.value;
		const text = rootText(plist, 'CFBundleIdentifier');
		if (!value || text === undefined) return [];
		const plain = text
			.trim()
			.normalize('NFKD')
			.replace(/\p{M}+/gu, '');
		return [changeContentFix(value, plain.replace(/[^A-Za-z0-9.-]+/gu, '-'))];
	},
});

/** Kexts that ship have underscores. */
function levelOf(text: string, kind: DocumentKind): Severity {
	const isKext = kind === 'kext' || kind === 'codelessKext';
	return isKext && /^[\w.\s-]*$/.test(text) && !/\S\s+\S/.test(text) ? 'information' : 'warning';
}
