/** A bundle identifier with characters that it should not have. */
import { identifiersByBuild } from '../document/bundleIdentifiers.js';
import type { PlistContents } from '../document/driverPlist.js';
import { atContent, type Severity } from '../document/finding.js';
import { fixedTextsIn, literalText } from '../document/unexpanded.js';
import type { PreparedPersonality } from '../matching/matchingDictionary.js';
import { defineMessages } from '../messages/message.js';
import type { DocumentKind } from '../platform/documentKind.js';
import { isMisspelledOwner } from '../platform/kernelBundles.js';
import { trimmedEnd } from '../text/trimmedEnd.js';
import { withoutAccents } from '../text/withoutAccents.js';
import { buildVariablesIn, productIdentifier, textsBetween } from '../value/buildVariables.js';
import type { Str } from '../value/plistValue.js';
import { defineRule, type FoundWith, type RuleDocs } from './rule.js';
import { fixTitles } from './shared/entryFixes.js';
import { codelessKextExample, dextExample, kextExample } from './shared/examplePersonality.js';
import { namesForeignBundle } from './shared/foreignBundle.js';
import { givenByProject } from './shared/givenByProject.js';
import { hasIdentifierCharacters, isSentence } from './shared/identifierText.js';
import { unexpandedIn } from './shared/unexpandedVariables.js';

export const identifierCharactersDocs: RuleDocs = {
	what: 'A `CFBundleIdentifier` with characters other than letters, digits, hyphens, and dots, also next to a build variable, or in the project file that gives the value of one. In a personality, also `CFBundleIdentifierKernel` and `IOUserServerName`, where underscores are accepted.',
	why: "Identifiers on Apple's developer site, and therefore provisioning profiles, do not have other characters. A dext or system extension with another identifier can't be signed for distribution. OSKext does not check the characters, so kexts with others do load. A personality with another identifier finds no bundle: quotes are a part of the text.",
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
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|com.example.драйвер|]</string>',
				findings: [
					"warning: 'com.example.драйвер' contains 'д'. A bundle identifier consists of letters, digits, hyphens, and dots.",
				],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|com.example.$(PRODUCT_NAME) driver|]</string>',
				findings: [
					"warning: 'com.example.$(PRODUCT_NAME) driver' contains ' '. A bundle identifier consists of letters, digits, hyphens, and dots.",
				],
				fixes: ["Change to 'com.example.$(PRODUCT_NAME)-driver'"],
			},
			{
				text: dextExample({ IOUserServerName: '[|"$(PRODUCT_BUNDLE_IDENTIFIER)"|]' }),
				findings: [
					"warning: '\"$(PRODUCT_BUNDLE_IDENTIFIER)\"' contains '\"'. 'IOUserServerName' is usually the identifier of the dext.",
				],
				fixes: ["Change to '$(PRODUCT_BUNDLE_IDENTIFIER)'"],
			},
			{
				text: dextExample({ CFBundleIdentifierKernel: '[|"com.apple.kpi.iokit"|]' }),
				findings: [
					"warning: '\"com.apple.kpi.iokit\"' contains '\"'. A bundle identifier consists of letters, digits, hyphens, and dots.",
				],
				fixes: ["Change to 'com.apple.kpi.iokit'"],
			},
			{
				text: dextExample({ CFBundleIdentifierKernel: '[|com.example.one, com.example.two|]' }),
				findings: [
					"warning: 'com.example.one, com.example.two' contains ','. A bundle identifier consists of letters, digits, hyphens, and dots.",
				],
			},
			{
				text: dextExample({ CFBundleIdentifierKernel: '[|com.example.widget@1|]' }),
				findings: [
					"warning: 'com.example.widget@1' contains '@'. A bundle identifier consists of letters, digits, hyphens, and dots.",
				],
			},
			{
				text: kextExample({ CFBundleIdentifier: '[|com.example.widget;|]' }),
				kind: 'kext',
				findings: [
					"warning: 'com.example.widget;' contains ';'. A bundle identifier consists of letters, digits, hyphens, and dots.",
				],
				fixes: ["Change to 'com.example.widget'"],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|com.example.one, com.example.two|]</string>',
				findings: [
					"warning: 'com.example.one, com.example.two' contains ','. A bundle identifier consists of letters, digits, hyphens, and dots.",
				],
			},
			{
				text: dextExample({
					CFBundleIdentifier: 'com.example.widget',
					IOUserServerName: '[|"com.example.widget"|]',
					IOUserServerOneProcess: '<true/>',
				}),
				findings: [
					"warning: '\"com.example.widget\"' contains '\"'. 'IOUserServerName' is usually the identifier of the dext.",
				],
				fixes: ["Change to 'com.example.widget'"],
			},
			{
				text: `<key>CFBundleIdentifier</key>\n<string>com.example.codeless</string>\n${codelessKextExample({ CFBundleIdentifier: '[|com.example.widget;|]' })}`,
				kind: 'codelessKext',
				findings: [
					"warning: 'com.example.widget;' contains ';'. A bundle identifier consists of letters, digits, hyphens, and dots.",
				],
				fixes: ["Change to 'com.example.widget'"],
			},
			{
				text: `<key>CFBundleIdentifier</key>\n<string>com.example.driver</string>\n${dextExample({ CFBundleIdentifier: '[|com.example.kext;|]', CFBundleIdentifierKernel: 'com.example.kext', IOClass: 'com_example_Nub', IOUserClass: undefined, IOUserServerName: undefined })}`,
				findings: [
					"warning: 'com.example.kext;' contains ';'. A bundle identifier consists of letters, digits, hyphens, and dots.",
				],
				fixes: ["Change to 'com.example.kext'"],
			},
		],
		good: [
			{ text: dextExample({ IOUserServerName: 'com.example.widget_driver' }) },
			{
				text: '<key>CFBundleIdentifier</key>\n<string>$(PREFIX).${NAME:rfc1034identifier}.[[kind]]</string>',
			},
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
	foreignInName:
		"'{identifier}' contains '{character}'. 'IOUserServerName' is usually the identifier of the dext.",
});

/** Keys of personalities that name bundles, and the process of a dext. */
const keysOfPersonality = ['CFBundleIdentifier', 'CFBundleIdentifierKernel', 'IOUserServerName'];

export const identifierCharacters = defineRule({
	code: 'identifier-characters',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext', 'systemExtension'],
	messages,
	visit: 'root',
	*check(root, { plist, personalities }) {
		const own = root.get('CFBundleIdentifier')?.value;
		const uses: Str[] = [];
		for (const personality of personalities) {
			for (const key of keysOfPersonality) {
				const value = personality.value(key);
				if (value?.type !== 'string') continue;
				// They have the fault of the root, and change with it.
				if (own?.type === 'string' && value.value === own.value) uses.push(value);
				else if (!isReported(personality, key, plist)) yield* foreignIn(value, key, plist);
			}
		}
		if (own?.type !== 'string') return;
		if (isSentence(literalText(own, plist.form) ?? '')) return;
		yield* foreignIn(own, 'CFBundleIdentifier', plist, uses);
		yield* foreignInProject(own, plist);
	},
	fixes({ values, identifier, isChosen }) {
		const by = plainOf(identifier);
		if (values.length === 0) return [];
		if (by === '' || isList(identifier) || isOfOtherScript(identifier)) return [];
		if (hasMisspelledVariable(identifier)) return [];
		// No other bundle has the identifier with hyphens.
		if (!isChosen && !identifier.includes(by)) return [];
		return [
			{
				title: fixTitles.change({ value: by }),
				edits: values.map((value) => ({ kind: 'replaceContent', value, by })),
			},
		];
	},
});

interface Foreign {
	/** The value, and others that are the same; none where the project gives the identifier. */
	readonly values: readonly Str[];
	readonly identifier: string;
	/** Whether the developer chooses the text, which does not name another bundle. */
	readonly isChosen: boolean;
}

/** Whether `foreign-bundle-in-dext` or `kernel-bundle-mismatch` reports the value, and with what it should be. */
function isReported(personality: PreparedPersonality, key: string, plist: PlistContents): boolean {
	if (key === 'CFBundleIdentifier') return namesForeignBundle(personality, plist);
	const bundle = key === 'CFBundleIdentifierKernel' ? personality.text(key) : undefined;
	const { name } = personality.kernelClass ?? {};
	return bundle !== undefined && name !== undefined && isMisspelledOwner(bundle, name);
}

/** An identifier with another character; `uses` are the personalities' copies of that of the root. */
function* foreignIn(
	value: Str,
	key: string,
	plist: PlistContents,
	uses?: readonly Str[],
): Iterable<FoundWith<Foreign>> {
	const identifier = value.value.trim();
	// `placeholder-spelling` reports these.
	if (plist.form === 'source' && unexpandedIn(identifier) !== undefined) return;
	// Kexts with underscores are released, and dexts may name one.
	const foreign = uses ? /[^A-Za-z0-9.-]/u : /[^\w.-]/u;
	const fixedText = fixedTextOf(value, plist);
	const character = foreign.exec(fixedText)?.[0];
	if (character === undefined) return;
	const isName = key === 'IOUserServerName';
	const message = isName ? messages.foreignInName : messages.foreign;
	yield {
		severity: severityOf(fixedText, plist.kind),
		at: atContent(value),
		message: message({ identifier, character }),
		state: { values: [value, ...(uses ?? [])], identifier, isChosen: uses !== undefined || isName },
	};
}

/** The identifier that the project gives for a variable, with another character. */
function* foreignInProject(value: Str, plist: PlistContents): Iterable<FoundWith<Foreign>> {
	if (value.variables.length === 0) return;
	const isForeign = /[^A-Za-z0-9.-]/u;
	if (isForeign.test(fixedTextOf(value, plist))) return;
	const builds = identifiersByBuild(value, plist);
	// Of several in one build, a condition of the setting may choose another one.
	const [identifier] = builds.find((all) => all.every((each) => isForeign.test(each))) ?? [];
	const character = identifier === undefined ? undefined : isForeign.exec(identifier)?.[0];
	if (identifier === undefined || character === undefined) return;
	const message = messages.foreign({ identifier, character });
	yield {
		severity: severityOf(identifier, plist.kind),
		at: atContent(value),
		message: givenByProject(message, identifier, plist.neighbors, productIdentifier),
		state: { values: [], identifier, isChosen: true },
	};
}

/** The text that no build changes: without variables, and empty if scripts may replace any part of it. */
function fixedTextOf(value: Str, { form }: PlistContents): string {
	const text = value.value.trim();
	if (literalText(value, form) !== undefined) return text;
	return fixedTextsIn(text, form)?.texts.join('') ?? '';
}

/** Released kexts have underscores. */
function severityOf(text: string, kind: DocumentKind): Severity {
	const isKext = kind === 'kext' || kind === 'codelessKext';
	return isKext && hasIdentifierCharacters(text) ? 'information' : 'warning';
}

/** Whether an identifier has letters that are not ASCII letters with accents. */
function isOfOtherScript(identifier: string): boolean {
	return /[^\P{L}A-Za-z]/u.test(withoutAccents(identifier));
}

/** Whether a dollar sign is not the start of a build variable, as in `$((PRODUCT_NAME)`. */
function hasMisspelledVariable(identifier: string): boolean {
	return textsBetween(identifier, buildVariablesIn(identifier)).some((text) => text.includes('$'));
}

/** Whether a comma or another separator is before a part of an identifier, so that the text may be two of them. */
function isList(text: string): boolean {
	const separator = text.search(/[,;|]/);
	return separator >= 0 && text.includes('.', separator);
}

/** Variables, letters without their accents, and hyphens for everything else that is not around the identifier. */
function plainOf(identifier: string): string {
	const letters = withoutAccents(identifier);
	const variables = buildVariablesIn(letters);
	const texts = textsBetween(letters, variables).map((text, index) => {
		const plain = text.replace(/[^A-Za-z0-9.-]+/gu, '-');
		const inner = index === 0 ? plain.replace(/^[.-]+/, '') : plain;
		const last = index === variables.length ? trimmedEnd(inner, isSeparator) : inner;
		return last + (variables[index]?.written ?? '');
	});
	return texts.join('');
}

function isSeparator(character: string): boolean {
	return character === '.' || character === '-';
}
