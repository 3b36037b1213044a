/** A key that a personality needs, one level too high. */

import { isDextPersonality } from '../document/dextPersonality.js';
import type { DriverPlist, Personality } from '../document/driverPlist.js';
import { atKey, type Finding, message, type Severity } from '../document/finding.js';
import { isLikePersonality } from '../document/personalities.js';
import { entryOf } from '../document/personalityText.js';
import type { PlistEdit } from '../edit/plistEdit.js';
import { hasKeyOrMisspelling } from '../value/hasKeyOrMisspelling.js';
import type { Dict, DictEntry, Str } from '../value/plistValue.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { dextExample, dextExamples } from './shared/examplePersonality.js';

/** What a personality cannot do without, or as good as. */
const keys = [
	'IOProviderClass',
	'IOClass',
	'IOUserClass',
	'IOUserServerName',
	'CFBundleIdentifierKernel',
] as const;

/** The example with one of its personality's keys at the root. */
function withStrayed(key: string, value: string): string {
	return `${dextExample({ [key]: undefined })}\n[|<key>${key}</key>|]\n<string>${value}</string>`;
}

/** A personality under a key of the root. */
function parked(name: string): string {
	const inList = dextExample({ idProduct: '<integer>4661</integer>' });
	const dict = inList.slice(inList.indexOf('<dict>', 40), inList.lastIndexOf('</dict>') - 1);
	return `<key>${name}</key>\n${dict.replace(/^\t/gm, '')}`;
}

export const personalityKeyAtRootDocs: RuleDocs = {
	what: 'A key such as `IOProviderClass` at the root, while a personality lacks it; or a whole personality beside `IOKitPersonalities` instead of in it.',
	why: 'Matching sees nothing but the personality (`addPersonality`): the key at the root has no effect, and without it the personality is dropped, never matches or never starts.',
	fix: 'Move the key into the personality, and a personality into `IOKitPersonalities`.',
	references: ['xnu IOCatalogue.cpp:addPersonality', 'xnu IOService.cpp:probeCandidates'],
	examples: () => ({
		bad: [
			{
				text: `${dextExample()}\n${parked('WidgetTwo').replace(/<key>WidgetTwo<.key>/, '[|$&|]')}`,
				findings: [
					"warning: 'WidgetTwo' has the keys of a personality; at the root nothing reads it, and it never matches.",
				],
				fixes: ['Move WidgetTwo into IOKitPersonalities'],
			},
			{
				text: `${dextExample({ CFBundleIdentifierKernel: undefined })}
[|<key>CFBundleIdentifierKernel</key>|]
<string>com.apple.kpi.iokit</string>`,
				fixed: dextExample(),
				findings: [
					"warning: CFBundleIdentifierKernel belongs in a personality; at the root nothing reads it, and 'Widget' lacks it.",
				],
				fixes: ['Move CFBundleIdentifierKernel into the personality Widget'],
			},
			{
				text: `${dextExamples({
					Widget: { CFBundleIdentifierKernel: undefined },
					WidgetTwo: {
						CFBundleIdentifierKernel: undefined,
						idProduct: '<integer>4661</integer>',
					},
				})}
[|<key>CFBundleIdentifierKernel</key>|]
<string>com.apple.kpi.iokit</string>`,
				fixed: dextExamples({
					Widget: {},
					WidgetTwo: { idProduct: '<integer>4661</integer>' },
				}),
				findings: [
					"warning: CFBundleIdentifierKernel belongs in a personality; at the root nothing reads it, and 'Widget' lacks it.",
				],
				fixes: ['Move CFBundleIdentifierKernel into 2 personalities'],
			},
			{
				text: withStrayed('IOProviderClass', 'IOUSBHostDevice'),
				fixed: dextExample(),
				findings: [
					"error: IOProviderClass belongs in a personality; at the root nothing reads it, and 'Widget' lacks it.",
				],
				fixes: ['Move IOProviderClass into the personality Widget'],
			},
			{
				text: withStrayed('IOClass', 'IOUserService'),
				fixed: dextExample(),
				findings: [
					"error: IOClass belongs in a personality; at the root nothing reads it, and 'Widget' lacks it.",
				],
				fixes: ['Move IOClass into the personality Widget'],
			},
			{
				text: withStrayed('IOUserClass', 'WidgetDriver'),
				fixed: dextExample(),
				findings: [
					"error: IOUserClass belongs in a personality; at the root nothing reads it, and 'Widget' lacks it.",
				],
				fixes: ['Move IOUserClass into the personality Widget'],
			},
			{
				text: withStrayed('IOUserServerName', '$(PRODUCT_BUNDLE_IDENTIFIER)'),
				fixed: dextExample(),
				findings: [
					"error: IOUserServerName belongs in a personality; at the root nothing reads it, and 'Widget' lacks it.",
				],
				fixes: ['Move IOUserServerName into the personality Widget'],
			},
		],
		good: [
			{ text: dextExample() },
			{ text: `${dextExample()}\n${parked('WidgetTwo_disabled')}` },
			{ text: `${dextExample()}\n${parked('#WidgetTwo')}` },
			{
				text: `${dextExample()}\n<key>Widgets</key>\n<dict>\n\t<key>IOClass</key>\n\t<string>Widget</string>\n</dict>`,
			},
		],
	}),
};

export const personalityKeyAtRoot = definePlistRule({
	code: 'personality-key-at-root',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		if (plist.root?.type !== 'dict') return;
		yield* strayedPersonalities(plist.root);
		for (const key of keys) {
			const entry = plist.root.get(key);
			const [first] = entry ? lacking(plist, key) : [];
			if (!entry || !first) continue;
			yield {
				severity: severityOf(plist, key, first),
				at: atKey(entry),
				message: message(
					"{0} belongs in a personality; at the root nothing reads it, and '{1}' lacks it.",
					key,
					first.name,
				),
				related: [{ at: atKey(first.entry), message: message('Lacks {0}', key) }],
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const entry = entryOf(plist, at);
		if (entry?.value.type === 'dict') return intoListFixes(plist, entry);
		if (entry?.value.type !== 'string') return [];
		const { key } = entry;
		const value: Str = entry.value;
		const personalities = lacking(plist, key);
		const inserts = personalities.map(
			({ dict }): PlistEdit => ({ kind: 'insertEntry', into: dict, key, value: value.value }),
		);
		return [
			{
				title:
					personalities.length === 1
						? message('Move {0} into the personality {1}', key, personalities[0]?.name ?? '')
						: message('Move {0} into {1} personalities', key, String(personalities.length)),
				edits: [...inserts, { kind: 'removeEntry', entry }],
				preferred: true,
			},
		];
	},
});

/** A name that says so, or begins like a comment, is how people take a personality out. */
const switchedOff = /^[^A-Za-z]|disabled|unused|backup|old|off\b|^x?IOKit/i;

/** Whole personalities beside the dict that personalities belong into. */
function* strayedPersonalities(root: Dict): Iterable<RuleFinding> {
	for (const entry of root.entries) {
		if (switchedOff.test(entry.key) || !isLikePersonality(entry.value)) continue;
		yield {
			at: atKey(entry),
			message: message(
				"'{0}' has the keys of a personality; at the root nothing reads it, and it never matches.",
				entry.key,
			),
		};
	}
}

function intoListFixes({ root }: DriverPlist, entry: DictEntry): readonly Fix[] {
	const into = root?.type === 'dict' ? root.get('IOKitPersonalities')?.value : undefined;
	if (into?.type !== 'dict' || into.get(entry.key)) return [];
	return [
		{
			title: message('Move {0} into IOKitPersonalities', entry.key),
			edits: [{ kind: 'moveEntry', entry, into }],
		},
	];
}

/** As grave as what follows: without the key nothing is matched, created or launched. */
function severityOf(
	plist: DriverPlist,
	key: (typeof keys)[number],
	{ dict }: Personality,
): Severity {
	if (key === 'CFBundleIdentifierKernel') return 'warning';
	const isMatched = key === 'IOProviderClass' || key === 'IOClass';
	return isMatched || isDextPersonality(plist, dict) ? 'error' : 'warning';
}

/** The personalities that have no entry of the key. */
function lacking(plist: DriverPlist, key: string): readonly Personality[] {
	return plist.personalities.filter(({ dict }) => !hasKeyOrMisspelling(dict, key));
}
