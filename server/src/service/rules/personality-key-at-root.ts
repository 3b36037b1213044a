/** A key that a personality needs, at the root. */
import type { PlistContents } from '../document/driverPlist.js';
import { atKey, type Severity } from '../document/finding.js';
import { looksLikePersonality } from '../document/personalities.js';
import { literalText } from '../document/unexpanded.js';
import { describesUserClient } from '../document/userClient.js';
import type { PreparedPersonality } from '../matching/matchingDictionary.js';
import { defineMessages } from '../messages/message.js';
import { isOwner } from '../platform/kernelBundles.js';
import { isAcceptedFor } from '../platform/pairings.js';
import { isPersonalityKey } from '../schema/describe.js';
import { hasKeyOrMisspelling } from '../value/hasKeyOrMisspelling.js';
import type { Dict, DictEntry, PlistValue } from '../value/plistValue.js';
import { defineRule, type Fix, type FoundWith, type RuleDocs } from './rule.js';
import { fixTitles, moveEntryFix } from './shared/entryFixes.js';
import { dextExample, dextExamples } from './shared/examplePersonality.js';
import {
	isNeeded,
	isPartOfPersonality,
	moveIntoNewListFixes,
	moveRestOfPersonalityFixes,
	neededKeys,
} from './shared/personalityMoves.js';

/** The example with one of its personality's keys at the root. */
function withKeyAtRoot(key: string, value: string): string {
	return `${dextExample({ [key]: undefined })}\n[|<key>${key}</key>|]\n<string>${value}</string>`;
}

/** The example with both end tags of the personality before one of its keys. */
function closedBefore(name: string): string {
	const text = dextExample();
	const at = text.indexOf(`\t\t<key>${name}</key>`);
	const end = text.indexOf('\t</dict>\n</dict>');
	const rest = text.slice(at, end).replace(/^\t\t/gm, '');
	return `${text.slice(0, at)}${text.slice(end)}\n${rest.trimEnd()}`
		.replace(/^<key>IO\w+<.key>/gm, '[|$&|]')
		.replace('[|<key>IOKitPersonalities</key>|]', '<key>IOKitPersonalities</key>');
}

/** A personality under a key of the root. */
function personalityAtRoot(name: string): string {
	const inList = dextExample({ idProduct: '<integer>4661</integer>' });
	const dict = inList.slice(inList.indexOf('<dict>', 40), inList.lastIndexOf('</dict>') - 1);
	return `<key>${name}</key>\n${dict.replace(/^\t/gm, '')}`;
}

export const personalityKeyAtRootDocs: RuleDocs = {
	what: 'A key such as `IOProviderClass` at the root that a personality lacks, or a whole personality next to `IOKitPersonalities` or in another one.',
	why: 'The kernel matches only by the personality (`addPersonality`). The key at the root has no effect. Without it, the kernel drops the personality, or the driver never matches or never starts.',
	otherSeverities: {
		error:
			'for `IOClass` and `IOProviderClass`, and for all keys of a dext except `CFBundleIdentifierKernel`.',
		information:
			'for a whole personality in another one, from which the driver can create a service.',
	},
	fix: 'Move the key into the personality, and a personality into `IOKitPersonalities`.',
	references: ['xnu IOCatalogue.cpp:addPersonality', 'xnu IOService.cpp:probeCandidates'],
	examples: () => ({
		bad: [
			{
				text: `${dextExample()}\n${personalityAtRoot('WidgetTwo').replace(/<key>WidgetTwo<.key>/, '[|$&|]')}`,
				findings: [
					"warning: 'WidgetTwo' has the keys of a personality. It has no effect at the root and never matches.",
				],
				fixes: ["Move 'WidgetTwo' to 'IOKitPersonalities'"],
			},
			...['82544', 'ThresholdDriver'].map((name) => ({
				text: `${dextExample()}\n${personalityAtRoot(name).replace(/<key>.*<.key>/, '[|$&|]')}`,
				findings: [
					`warning: '${name}' has the keys of a personality. It has no effect at the root and never matches.`,
				],
				fixes: [`Move '${name}' to 'IOKitPersonalities'`],
			})),
			{
				text: dextExample({
					WidgetTwo: personalityAtRoot('WidgetTwo')
						.replace(/^.*\n/, '')
						.replace(/^(?=[\t<])/gm, '\t\t')
						.trim(),
				}).replace(/<key>WidgetTwo<.key>/, '[|$&|]'),
				findings: [
					"information: 'WidgetTwo' has the keys of a personality. It has no effect in 'Widget' and never matches.",
				],
				fixes: ["Move 'WidgetTwo' to 'IOKitPersonalities'"],
			},
			{
				text: `${dextExample({ CFBundleIdentifierKernel: undefined })}
[|<key>CFBundleIdentifierKernel</key>|]
<string>com.apple.kpi.iokit</string>`,
				fixed: dextExample(),
				findings: [
					"warning: 'CFBundleIdentifierKernel' belongs in a personality. It has no effect at the root, and 'Widget' lacks it.",
				],
				fixes: ["Move 'CFBundleIdentifierKernel' to 'Widget'"],
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
					"warning: 'CFBundleIdentifierKernel' belongs in a personality. It has no effect at the root, and 'Widget' lacks it.",
				],
				fixes: ["Move 'CFBundleIdentifierKernel' to 2 personalities"],
			},
			{
				text: withKeyAtRoot('IOProviderClass', 'IOUSBHostDevice'),
				fixed: dextExample(),
				findings: [
					"error: 'IOProviderClass' belongs in a personality. It has no effect at the root, and 'Widget' lacks it.",
				],
				fixes: ["Move 'IOProviderClass' to 'Widget'"],
			},
			{
				text: withKeyAtRoot('IOClass', 'IOUserService'),
				fixed: dextExample(),
				findings: [
					"error: 'IOClass' belongs in a personality. It has no effect at the root, and 'Widget' lacks it.",
				],
				fixes: ["Move 'IOClass' to 'Widget'"],
			},
			{
				text: withKeyAtRoot('IOUserClass', 'WidgetDriver'),
				fixed: dextExample(),
				findings: [
					"error: 'IOUserClass' belongs in a personality. It has no effect at the root, and 'Widget' lacks it.",
				],
				fixes: ["Move 'IOUserClass' to 'Widget'"],
			},
			{
				text: withKeyAtRoot('IOUserServerName', '$(PRODUCT_BUNDLE_IDENTIFIER)'),
				fixed: dextExample(),
				findings: [
					"error: 'IOUserServerName' belongs in a personality. It has no effect at the root, and 'Widget' lacks it.",
				],
				fixes: ["Move 'IOUserServerName' to 'Widget'"],
			},
			{
				text: closedBefore('IOProviderClass'),
				fixed: dextExample(),
				findings: [
					"error: 'IOProviderClass' belongs in a personality. It has no effect at the root, and 'Widget' lacks it.",
					"error: 'IOUserClass' belongs in a personality. It has no effect at the root, and 'Widget' lacks it.",
					"error: 'IOUserServerName' belongs in a personality. It has no effect at the root, and 'Widget' lacks it.",
				],
				fixes: ["Move 3 keys to 'Widget'"],
			},
		],
		good: [
			{ text: dextExample() },
			{
				text: dextExample({
					SerialPortProperties: `<dict>
			<key>IOClass</key>
			<string>IOUserSerial</string>
			<key>IOProviderClass</key>
			<string>IOUserService</string>
			<key>IOUserClass</key>
			<string>WidgetSerial</string>
			<key>IOUserServerName</key>
			<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>
		</dict>`,
				}),
			},
			...['WidgetTwo_disabled', 'OldWidget', 'WidgetOld', 'widget_old'].map((name) => ({
				text: `${dextExample()}\n${personalityAtRoot(name)}`,
			})),
			{ text: `${dextExample()}\n${personalityAtRoot('#WidgetTwo')}` },
			{
				text: `${dextExample()}\n<key>Widgets</key>\n<dict>\n\t<key>IOClass</key>\n\t<string>Widget</string>\n</dict>`,
			},
		],
	}),
};

const messages = defineMessages('personality-key-at-root', {
	key: "'{key}' belongs in a personality. It has no effect at the root, and '{name}' lacks it.",
	lacks: "'{name}' lacks '{key}'.",
	moveToSeveral: "Move '{key}' to {count} personalities",
	nested: "'{key}' has the keys of a personality. It has no effect in '{name}' and never matches.",
	personality:
		"'{key}' has the keys of a personality. It has no effect at the root and never matches.",
});

/** The personalities that lack a key, or those of them that it is for, and whether it is certainly for each. */
interface Lacking {
	readonly lacking: readonly PreparedPersonality[];
	readonly certain: boolean;
}

/** A misplaced key with the personalities that lack it, or a misplaced personality with the list it belongs in. */
type Misplaced =
	| ({ readonly entry: DictEntry } & Lacking)
	| { readonly entry: DictEntry; readonly list: Dict | undefined };

export const personalityKeyAtRoot = defineRule({
	code: 'personality-key-at-root',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'root',
	*check(root, { personalities, plist }): Iterable<FoundWith<Misplaced>> {
		yield* misplacedPersonalities(root);
		yield* nestedPersonalities(personalities);
		for (const key of neededKeys) {
			const entry = root.get(key);
			if (!entry) continue;
			const found = lackingFor(entry, personalities, plist);
			const [first] = found.lacking;
			if (!first) continue;
			const { name } = first;
			yield {
				severity: severityOf(key, first),
				at: atKey(entry),
				message: messages.key({ key, name }),
				related: [{ at: atKey(first.entry), message: messages.lacks({ name, key }) }],
				state: { entry, ...found },
			};
		}
	},
	fixes: (misplaced, { plist }) =>
		'list' in misplaced
			? intoList(plist, misplaced.entry, misplaced.list)
			: intoPersonalities(plist, misplaced.entry, misplaced),
});

/** A name like these, or one that begins like a comment, switches a personality off on purpose. Names can begin with digits. */
const switchedOff = /^[^A-Za-z\d]|disabled|unused|backup|off\b|^x?IOKit/i;
/** The word, and not a part of another one, as in `ThresholdDriver`. */
const oldWord = /(?<![A-Za-z])[Oo][Ll][Dd](?![a-z])|(?<=[a-z])Old(?![a-z])/;

function isSwitchedOff(name: string): boolean {
	return switchedOff.test(name) || oldWord.test(name);
}

/** Whole personalities next to the dictionary they belong in. */
function* misplacedPersonalities(root: Dict): Iterable<FoundWith<Misplaced>> {
	for (const entry of root.entries) {
		const { key, value } = entry;
		if (value.type !== 'dict' || isSwitchedOff(key) || !looksLikePersonality(value)) continue;
		const list = root.get('IOKitPersonalities')?.value;
		yield {
			at: atKey(entry),
			message: messages.personality({ key }),
			state: { entry, list: list?.type === 'dict' ? list : undefined },
		};
	}
}

/** Whole personalities in another one, as after a paste before its end tag. */
function* nestedPersonalities(
	personalities: readonly PreparedPersonality[],
): Iterable<FoundWith<Misplaced>> {
	for (const { name, dict, entry: outer } of personalities) {
		// Without classes of its own, the personality is one level too deep.
		if (!looksLikePersonality(dict)) continue;
		for (const entry of dict.entries) {
			const { key, value } = entry;
			if (isSwitchedOff(key) || !isWholePersonality(value) || isPersonalityKey(key)) continue;
			// A dext creates services from these (xnu IOUserServer.cpp:Create_Impl).
			if (key.endsWith('Properties') || describesUserClient(key, value)) continue;
			yield {
				// A driver can create a service from a dictionary of any name.
				severity: 'information',
				at: atKey(entry),
				message: messages.nested({ key, name }),
				state: { entry, list: outer.dict },
			};
		}
	}
}

/** Properties of a driver have no bundle, and no server. */
function isWholePersonality(value: PlistValue): value is Dict {
	const isNamed = (dict: Dict): boolean =>
		['CFBundleIdentifier', 'IOUserServerName'].some((key) => dict.get(key) !== undefined);
	return looksLikePersonality(value) && isNamed(value);
}

function intoList(plist: PlistContents, entry: DictEntry, list: Dict | undefined): readonly Fix[] {
	if (!list) return moveIntoNewListFixes(plist, entry);
	return list.get(entry.key) ? [] : [moveEntryFix(entry, list, 'IOKitPersonalities')];
}

/** The name of a kext is only for the personalities whose class it contains. */
function lackingFor(
	{ key, value }: DictEntry,
	personalities: readonly PreparedPersonality[],
	{ form }: PlistContents,
): Lacking {
	const lacking = personalities.filter(({ dict }) => !hasKeyOrMisspelling(dict, key));
	if (key !== 'CFBundleIdentifierKernel') return { lacking, certain: true };
	const bundle = literalText(value, form) ?? '';
	const named = lacking.filter(({ kernelClass }) => isOwner(bundle, kernelClass?.name ?? ''));
	if (named.length > 0) return { lacking: named, certain: true };
	const { name = '', owner } = lacking[0]?.kernelClass ?? {};
	const mayContain = owner === undefined || isAcceptedFor(bundle, name);
	return { lacking, certain: personalities.length === 1 && mayContain };
}

/** Where the keys at the root are the rest of one personality, only all of them make sense. */
function intoPersonalities(
	plist: PlistContents,
	entry: DictEntry,
	{ lacking, certain }: Lacking,
): readonly Fix[] {
	const { key, value, dict: root } = entry;
	const rest = moveRestOfPersonalityFixes(plist, root);
	if (value.type !== 'string' || rest.some(({ preferred }) => preferred)) return rest;
	// Without the keys that stay at the root, the personality matches more devices.
	const preferred =
		certain && root.entries.every((each) => isNeeded(each.key) || !isPartOfPersonality(each));
	const [only, ...others] = lacking;
	return [
		{
			title:
				others.length === 0
					? fixTitles.move({ key, target: only?.name ?? '' })
					: messages.moveToSeveral({ key, count: lacking.length }),
			edits: lacking.map(({ dict }) => ({ kind: 'moveEntry', entry, into: dict })),
			preferred,
		},
		...rest,
	];
}

/** As severe as the consequence: without the key nothing is matched, created or launched. */
function severityOf(key: (typeof neededKeys)[number], personality: PreparedPersonality): Severity {
	if (key === 'CFBundleIdentifierKernel') return 'warning';
	const isMatched = key === 'IOProviderClass' || key === 'IOClass';
	return isMatched || personality.isDextPersonality ? 'error' : 'warning';
}
