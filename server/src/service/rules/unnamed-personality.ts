/** Keys of a personality directly in IOKitPersonalities. */
import { atKey } from '../document/finding.js';
import { isPersonalities } from '../document/rootKey.js';
import { isNamedPersonality, isUserClientKey } from '../document/userClient.js';
import { isMatchingKey } from '../matching/comparePersonalities.js';
import { defineMessages } from '../messages/message.js';
import { isKnownClass } from '../platform/classNames.js';
import { hidMatchingKeys, isHidProvider } from '../platform/hid.js';
import { isPciProvider, pciMatchMasks } from '../platform/pci.js';
import { isResourceNub } from '../platform/providers.js';
import { isScsiProvider, scsiLadder } from '../platform/scsi.js';
import { usbKeys, usbNubOf } from '../platform/usb.js';
import { isPersonalityKey } from '../schema/describe.js';
import type { Dict, DictEntry } from '../value/plistValue.js';
import { stringAt } from '../value/stringAt.js';
import { defineRule, type Fix, type RuleDocs } from './rule.js';
import { dextExample, type ExampleEntries, kextExample } from './shared/examplePersonality.js';
import { isNeeded, personalityName } from './shared/personalityMoves.js';

const providerKey = 'IOProviderClass';

const looseKeys = `	<key>IOClass</key>
	<string>com_example_Widget</string>
	<key>IOPropertyMatch</key>
	<dict>
		<key>widget</key>
		<true/>
	</dict>
	<key>IOProviderClass</key>
	<string>IOWidgetNub</string>`;

export const unnamedPersonalityDocs: RuleDocs = {
	what: 'Keys of a personality directly in `IOKitPersonalities`, without the named dictionary around them.',
	why: 'Each entry of `IOKitPersonalities` is a personality. The kext tools reject a value that is not a dictionary, and the kernel skips it (`copyPersonalitiesArray`), so the driver never matches.',
	fix: 'Wrap the keys in a dictionary with any name.',
	references: [
		'IOKitUser OSKext.c:__OSKextValidateIOKitPersonalityApplierFunction',
		'xnu OSKext.cpp:copyPersonalitiesArray',
	],
	examples: () => ({
		bad: [
			{
				text: `[|<key>IOKitPersonalities</key>|]
<dict>
	<key>IOClass</key>
	<string>com_example_Widget</string>
	<key>IOProbeScore</key>
	<integer>1000</integer>
	<key>IOProviderClass</key>
	<string>IOWidgetNub</string>
</dict>`,
				kind: 'kext',
				findings: [
					"error: 'IOKitPersonalities' must map names to dictionaries. The kernel skips keys outside of a personality.",
				],
				fixes: ["Wrap the keys in a personality 'com_example_Widget'"],
			},
			{
				text: `[|<key>IOKitPersonalities</key>|]
<dict>
	<key>IOClass</key>
	<string>com_example_Widget</string>
	<key>IOResourceMatch</key>
	<array>
		<string>IOKit</string>
	</array>
</dict>`,
				kind: 'kext',
				findings: [
					"error: 'IOKitPersonalities' must map names to dictionaries. The kernel skips keys outside of a personality.",
				],
			},
			{
				text: `[|<key>IOKitPersonalities</key>|]
<dict>
	<key>Gadget</key>
	<dict>
		<key>CFBundleIdentifier</key>
		<string>com.example.widget</string>
		<key>IOClass</key>
		<string>com_example_Gadget</string>
		<key>IOProviderClass</key>
		<string>IOGadgetNub</string>
	</dict>
	<key>IOClass</key>
	<string>com_example_Widget</string>
	<key>IOProviderClass</key>
	<string>IOWidgetNub</string>
</dict>`,
				kind: 'kext',
				findings: [
					"error: 'IOKitPersonalities' must map names to dictionaries. The kernel skips keys outside of a personality.",
				],
			},
			{
				text: `<!-- driver-plist-disable missing-key -->
[|<key>IOKitPersonalities</key>|]
<dict>
${looseKeys}
</dict>`,
				kind: 'kext',
				findings: [
					"error: 'IOKitPersonalities' must map names to dictionaries. The kernel skips keys outside of a personality.",
				],
				fixes: ["Wrap the keys in a personality 'com_example_Widget'"],
			},
			{
				text: `[|<key>IOKitPersonalities</key>|]
<dict>
	<key>Widget</key>
	<dict>
		<key>CFBundleIdentifier</key>
		<string>com.example.widget</string>
	</dict>
${looseKeys}
</dict>`,
				kind: 'kext',
				fixed: `<key>IOKitPersonalities</key>
<dict>
	<key>Widget</key>
	<dict>
		<key>CFBundleIdentifier</key>
		<string>com.example.widget</string>
${looseKeys.replace(/^/gm, '\t')}
	</dict>
</dict>`,
				findings: [
					"error: 'IOKitPersonalities' must map names to dictionaries. The kernel skips keys outside of a personality.",
				],
				fixes: ["Move the keys to 'Widget'"],
			},
			{
				text: withLooseKey(
					widget({ IOProviderClass: 'IOWidgetNub' }),
					'<key>IONameMatch</key>\n\t<string>widget</string>',
				),
				kind: 'kext',
				fixed: widget({ IONameMatch: 'widget', IOProviderClass: 'IOWidgetNub' }),
				findings: [
					"error: 'IOKitPersonalities' must map names to dictionaries. The kernel skips keys outside of a personality.",
				],
				fixes: ["Move the keys to 'Widget'"],
			},
			{
				text: withLooseKey(
					widget({ IOPCIPrimaryMatch: '0x00018086', IOProviderClass: 'IOPCIDevice' }),
					'<key>IOPCIMatch</key>\n\t<string>0x00028086</string>',
				),
				kind: 'kext',
				findings: [
					"error: 'IOKitPersonalities' must map names to dictionaries. The kernel skips keys outside of a personality.",
				],
				fixes: ["Move the keys to 'Widget'"],
			},
			{
				text: `[|<key>IOKitPersonalities</key>|]
<dict>
	<key>IOClass</key>
	<string>IOUserService</string>
	<key>IOProviderClass</key>
	<string>IOUSBHostDevice</string>
	<key>IOUserClass</key>
	<string>WidgetDriver</string>
	<key>WidgetNub</key>
	<dict>
		<key>IOClass</key>
		<string>IOUserService</string>
		<key>IOUserClass</key>
		<string>WidgetNub</string>
	</dict>
</dict>`,
				findings: [
					"error: 'IOKitPersonalities' must map names to dictionaries. The kernel skips keys outside of a personality.",
				],
			},
		],
		good: [{ text: dextExample() }, { text: '<key>IOKitPersonalities</key>\n<dict/>' }],
	}),
};

/** A list with a personality of a kext. */
function widget(entries: ExampleEntries): string {
	const ofResources = { IOMatchCategory: undefined, IOResourceMatch: undefined };
	return kextExample({ CFBundleIdentifier: 'com.example.widget', ...ofResources, ...entries });
}

/** The same with a key after the personality. */
function withLooseKey(list: string, entry: string): string {
	return list
		.replace('<key>IOKitPersonalities</key>', '[|$&|]')
		.replace(/<\/dict>$/, () => `\t${entry}\n</dict>`);
}

const messages = defineMessages('unnamed-personality', {
	key: "'{key}' is a key of a personality.",
	move: "Move the keys to '{name}'",
	unnamed:
		"'{list}' must map names to dictionaries. The kernel skips keys outside of a personality.",
	wrap: "Wrap the keys in a personality '{name}'",
});

export const unnamedPersonality = defineRule({
	code: 'unnamed-personality',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'root',
	*check(root) {
		for (const entry of root.entries) {
			const { key, value } = entry;
			if (!isPersonalities(key) || value.type !== 'dict') continue;
			const strays = value.entries.filter(isStray);
			if (strays.length === 0) continue;
			yield {
				at: atKey(entry),
				message: messages.unnamed({ list: key }),
				related: strays.map((stray) => ({
					at: atKey(stray),
					message: messages.key({ key: stray.key }),
				})),
				state: value,
			};
		}
	},
	fixes(list) {
		// Another dictionary may be a personality of its own.
		const named = list.entries.filter(isNamed);
		if (named.length > 0) return moveFixes(list, named);
		const name = personalityName(list);
		return [
			{
				title: messages.wrap({ name }),
				edits: [{ kind: 'wrapEntries', dict: list, key: name }],
			},
		];
	},
});

/** Moves the keys into the only personality, if it has none of them. */
function moveFixes(list: Dict, [named, ...others]: readonly DictEntry[]): readonly Fix[] {
	const into = named?.value;
	const loose = list.entries.filter(isLoose);
	if (!named || into?.type !== 'dict' || others.length > 0) return [];
	if (loose.some(({ key }) => into.get(key))) return [];
	return [
		{
			title: messages.move({ name: named.key }),
			edits: loose.map((entry) => ({ kind: 'moveEntry', entry, into })),
			preferred: loose.length === list.entries.length - 1 && isPartOf(into, loose),
		},
	];
}

/** Whether a personality certainly had the keys before its end tag: it lacks one that it needs, or the keys that match a device of its bus. */
function isPartOf(personality: Dict, loose: readonly DictEntry[]): boolean {
	const matchesAny =
		!isResourceNub(stringAt(personality, providerKey)) &&
		personality.entries.every(({ key }) => key === providerKey || !isMatchingKey(key));
	const matching = loose.filter(({ key }) => isMatchingKey(key) && key !== 'IOMatchCategory');
	return (
		loose.some(({ key }) => isNeeded(key)) ||
		(matchesAny && matching.length > 0 && matching.every(({ key }) => isReadBy(personality, key)))
	);
}

/** The keys of each bus, and whether a provider compares them. */
const buses: readonly (readonly [
	keys: ReadonlySet<string>,
	isProvider: (name: string) => boolean,
])[] = [
	[new Set(usbKeys.map(({ key }) => key)), (name) => usbNubOf(name) !== undefined],
	[new Set(pciMatchMasks.keys()), isPciProvider],
	[new Set(hidMatchingKeys), isHidProvider],
	[new Set(scsiLadder), isScsiProvider],
];

/** Whether a key is not one of another bus than that of the provider. What an unknown provider compares is unknown. */
function isReadBy(personality: Dict, key: string): boolean {
	const provider = stringAt(personality, providerKey);
	const own = buses.filter(([keys]) => keys.has(key));
	if (own.length === 0 || !isKnownClass(provider)) return true;
	return own.some(([, isProvider]) => isProvider(provider));
}

function isStray({ key, value }: DictEntry): boolean {
	return value.type !== 'dict' && value.type !== 'invalid' && isPersonalityKey(key);
}

/** Also the values that are dictionaries, but no other ones, which may be personalities that are not written yet. */
function isLoose({ key, value }: DictEntry): boolean {
	return value.type !== 'dict' || isPersonalityKey(key) || isUserClientKey(key);
}

function isNamed(entry: DictEntry): boolean {
	const { key, value } = entry;
	if (isPersonalityKey(key)) return false;
	return value.type === 'dict' ? isNamedPersonality(entry, value) : value.type === 'invalid';
}
