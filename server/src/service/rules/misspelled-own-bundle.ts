/** A personality of a kext that names its own kext with a typo. */
import { ownIdentifiersOf } from '../document/bundleIdentifiers.js';
import type { PlistContents } from '../document/driverPlist.js';
import { atContent } from '../document/finding.js';
import { projectKextsOf } from '../document/projectKexts.js';
import { rootEntry } from '../document/rootEntries.js';
import type { PreparedPersonality } from '../matching/matchingDictionary.js';
import { defineMessages } from '../messages/message.js';
import { onceFor } from '../once.js';
import { isTypoOfIdentifier } from '../text/identifierTypo.js';
import { stringAt } from '../value/stringAt.js';
import { defineRule, type RuleDocs } from './rule.js';
import { correctNameFix } from './shared/correctionFixes.js';
import { kextExample, kextExamples } from './shared/examplePersonality.js';
import { exampleProject } from './shared/exampleProject.js';

const bundleKeys = ['CFBundleIdentifier', 'CFBundleIdentifierKernel'] as const;

const identifier = '<key>CFBundleIdentifier</key>\n<string>com.example.kext.Widget</string>\n';
const variable = '<key>CFBundleIdentifier</key>\n<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>\n';
const named = (text: string): string => identifier + kextExample({ CFBundleIdentifier: text });

export const misspelledOwnBundleDocs: RuleDocs = {
	what: 'A personality of a kext with code whose `CFBundleIdentifier`, or `CFBundleIdentifierKernel` if it has one, is the identifier of the kext with another case or with a typo.',
	why: 'The kernel looks for the kext by the identifier in the personality, and compares all characters, including case (`isModuleLoaded`). It finds no such kext, so the driver matches and never starts.',
	fix: 'Use the identifier of the kext, or remove the key. The system then adds it.',
	references: [
		'xnu IOCatalogue.cpp:isModuleLoaded',
		'xnu OSKext.cpp:lookupKextWithIdentifier',
		'IOKitUser OSKext.c:__OSKextValidateIOKitPersonalityApplierFunction',
	],
	examples: () => ({
		bad: [
			{
				text: named('[|com.example.kext.widget|]'),
				fixed: named('com.example.kext.Widget'),
				kind: 'kext',
				findings: [
					"warning: Unknown kext 'com.example.kext.widget'. Did you mean 'com.example.kext.Widget'? The kernel finds no such kext, so the driver never starts.",
				],
				fixes: ["Change to 'com.example.kext.Widget'"],
			},
			{
				text: named('[|com.exmaple.kext.Widget|]'),
				fixed: named('com.example.kext.Widget'),
				kind: 'kext',
				findings: [
					"warning: Unknown kext 'com.exmaple.kext.Widget'. Did you mean 'com.example.kext.Widget'? The kernel finds no such kext, so the driver never starts.",
				],
				fixes: ["Change to 'com.example.kext.Widget'"],
			},
			{
				text: identifier + kextExample({ CFBundleIdentifierKernel: '[|com.exampel.kext.Widget|]' }),
				fixed: identifier + kextExample({ CFBundleIdentifierKernel: 'com.example.kext.Widget' }),
				kind: 'kext',
				findings: [
					"warning: Unknown kext 'com.exampel.kext.Widget'. Did you mean 'com.example.kext.Widget'? The kernel finds no such kext, so the driver never starts.",
				],
				fixes: ["Change to 'com.example.kext.Widget'"],
			},
			{
				text:
					identifier +
					kextExamples({
						One: { CFBundleIdentifier: '[|com.exmaple.kext.Widget|]' },
						Two: {
							CFBundleIdentifier: '[|com.exmaple.kext.Widget|]',
							IOClass: 'Two',
							IOMatchCategory: 'Two',
						},
					}),
				kind: 'kext',
				findings: [
					"warning: Unknown kext 'com.exmaple.kext.Widget'. Did you mean 'com.example.kext.Widget'? The kernel finds no such kext, so the driver never starts.",
					"warning: Unknown kext 'com.exmaple.kext.Widget'. Did you mean 'com.example.kext.Widget'? The kernel finds no such kext, so the driver never starts.",
				],
				fixes: ["Change to 'com.example.kext.Widget'"],
			},
			{
				text: `<key>CFBundleIdentifier</key>\n<string>com.exmaple.kext.Widget</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n\t<key>com.example.kext.Common</key>\n\t<string>1.0</string>\n</dict>\n${kextExample({ CFBundleIdentifier: '[|com.example.kext.Widget|]' })}`,
				kind: 'kext',
				findings: [
					"warning: Unknown kext 'com.example.kext.Widget'. Did you mean 'com.exmaple.kext.Widget'? The kernel finds no such kext, so the driver never starts.",
				],
				fixes: ["Change to 'com.exmaple.kext.Widget'"],
			},
			{
				uri: 'file:///work/Kext/Info.plist',
				text: variable + kextExample({ CFBundleIdentifier: '[|com.exmaple.kext.Widget|]' }),
				neighbors: {
					'../project.yml': exampleProject('Kext', 'kernel-extension', {
						INFOPLIST_FILE: 'Kext/Info.plist',
						PRODUCT_BUNDLE_IDENTIFIER: 'com.example.kext.Widget',
					}),
				},
				fixed: variable + kextExample({ CFBundleIdentifier: '$(PRODUCT_BUNDLE_IDENTIFIER)' }),
				kind: 'kext',
				findings: [
					"warning: Unknown kext 'com.exmaple.kext.Widget'. Did you mean 'com.example.kext.Widget'? The kernel finds no such kext, so the driver never starts.",
				],
				fixes: ["Change to '$(PRODUCT_BUNDLE_IDENTIFIER)'"],
			},
		],
		good: [
			{ text: named('com.example.kext.Widget'), kind: 'kext' },
			{ text: named('com.example.kext.Widgets'), kind: 'kext' },
			{ text: named('com.example.kext.Widget2'), kind: 'kext' },
			{ text: named('com.example.kext.WidgetB'), kind: 'kext' },
			{ text: named('com.example.Widget'), kind: 'kext' },
			{
				text: `<key>CFBundleIdentifier</key>\n<string>com.example.cat.driver</string>\n${kextExample({ CFBundleIdentifier: 'com.example.bat.driver' })}`,
				kind: 'kext',
			},
			{
				text: kextExample({ CFBundleIdentifier: 'com.example.kext.widget' }),
				kind: 'kext',
			},
			{
				text: named('com.example.kext.widget'),
				kind: 'kext',
				neighbors: {
					'../Other/Info.plist':
						'<key>CFBundleIdentifier</key>\n<string>com.example.kext.widget</string>\n<key>CFBundlePackageType</key>\n<string>KEXT</string>',
				},
			},
		],
	}),
};

const messages = defineMessages('misspelled-own-bundle', {
	misspelled:
		"Unknown kext '{name}'. Did you mean '{own}'? The kernel finds no such kext, so the driver never starts.",
	own: "The identifier of the kext is '{own}'.",
});

export const misspelledOwnBundle = defineRule({
	code: 'misspelled-own-bundle',
	severity: 'warning',
	kinds: ['kext'],
	messages,
	visit: 'personalityKey',
	keys: bundleKeys,
	*check({ owner, key, value }, { plist }) {
		// It replaces the other one (xnu OSKext.cpp:uniquePersonalityProperties).
		if (key === 'CFBundleIdentifier' && owner.get('CFBundleIdentifierKernel')) return;
		const root = rootEntry(plist, 'CFBundleIdentifier');
		const name = owner.text(key);
		const identifiers = ownIdentifiersOf(plist);
		if (root?.value.type !== 'string' || !name || identifiers.includes(name)) return;
		const own = identifiers.find((each) => isTypoOfIdentifier(name, each));
		if (own === undefined) return;
		// A library of the kext is another kext, which has to be there.
		const libraries = rootEntry(plist, 'OSBundleLibraries')?.value;
		if (libraries?.type === 'dict' && libraries.get(name)) return;
		if (projectKextsOf(plist).some(({ identifier }) => identifier === name)) return;
		const certain = namesOf(plist).get(name) === 1 && !isElsewhere(name, own, owner, plist);
		yield {
			at: atContent(value),
			message: messages.misspelled({ name, own }),
			related: [{ at: atContent(root.value), message: messages.own({ own }) }],
			state: { value, own: root.value.value, certain },
		};
	},
	fixes: ({ value, own, certain }) => [correctNameFix(value, own, certain)],
});

/** Whether the name of the personality, or the makers of its libraries, suggest that the identifier of the kext is the misspelled one. */
function isElsewhere(
	name: string,
	own: string,
	personality: PreparedPersonality,
	plist: PlistContents,
): boolean {
	if (personality.name === name) return true;
	const libraries = rootEntry(plist, 'OSBundleLibraries')?.value;
	const keys = libraries?.type === 'dict' ? libraries.entries.map(({ key }) => key) : [];
	const isOfMaker = (identifier: string): boolean =>
		keys.some((key) => key.startsWith(`${makerOf(identifier)}.`));
	return isOfMaker(name) && !isOfMaker(own);
}

/** The first two parts of an identifier: `com.example`. */
function makerOf(identifier: string): string {
	return identifier.split('.', 2).join('.');
}

/** How many personalities have an identifier. If several have the same, that of the kext can be the misspelled one. */
const namesOf = onceFor(({ personalities }: PlistContents): ReadonlyMap<string, number> => {
	const counts = new Map<string, number>();
	for (const { dict } of personalities) {
		for (const name of new Set(bundleKeys.map((key) => stringAt(dict, key)))) {
			if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
		}
	}
	return counts;
});
