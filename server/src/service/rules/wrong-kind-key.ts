/** A key that other kinds of bundles have. */
import { driverClassNamed } from '../document/declaredClasses.js';
import type { PlistContents } from '../document/driverPlist.js';
import { isUserClientKey } from '../document/userClient.js';
import { defineMessages } from '../messages/message.js';
import { isClassName } from '../text/className.js';
import type { DictEntry } from '../value/plistValue.js';
import { defineSchemaRule, type Fix, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { clientOf, dextExample, kextExample } from './shared/examplePersonality.js';
import { clientProperties, isOtherClass } from './shared/userClientNames.js';

export const wrongKindKeyDocs: RuleDocs = {
	what: 'A key that belongs to another kind of bundle: a key of kexts in a dext, or a key of dexts in a system extension.',
	why: 'Nothing reads most of these keys in another kind of bundle, so they have no effect. `IOUserServerName` has one in a kext: its presence makes a personality that of a dext (`probeCandidates`), and the kernel starts a process instead of the class in the kext.',
	otherSeverities: {
		warning: 'for a key that has an effect in this kind of bundle, too.',
	},
	fix: 'Remove the key, or use the corresponding key of this kind of bundle.',
	references: [
		'IOKitUser OSKext.c:__OSKextProcessInfoDictionary',
		'xnu IOService.cpp:probeCandidates',
	],
	examples: () => ({
		bad: [
			{
				text: '[|<key>NSSystemExtensionUsageDescription</key>|]\n<string>Talks to the widget.</string>',
				kind: 'kext',
				findings: [
					"information: 'NSSystemExtensionUsageDescription' is a key of system extensions. It has no effect in kexts.",
				],
				fixes: ["Remove 'NSSystemExtensionUsageDescription'"],
			},
			{
				text: kextExample({ '[|IOUserServerName|]': 'com.example.widget' }),
				kind: 'kext',
				findings: [
					"warning: 'IOUserServerName' is a key of dexts. The kernel treats the personality as one of a dext, so no kext code runs.",
				],
				fixes: ["Remove 'IOUserServerName'"],
			},
			{
				text: dextExample({ '[|IOUserClientClass|]': 'WidgetUserClient' }),
				neighbors: {
					'WidgetUserClient.iig': 'class WidgetUserClient : public IOUserClient\n{\n};\n',
				},
				fixed: dextExample({ UserClientProperties: clientOf('IOUserUserClient') }),
				findings: [
					"information: 'IOUserClientClass' is a key of kexts and codeless kexts. It has no effect in dexts.",
				],
				fixes: ["Convert to 'UserClientProperties'", "Remove 'IOUserClientClass'"],
			},
		],
		good: [
			{
				text: '<key>NSSystemExtensionUsageDescription</key>\n<string>Talks to the widget.</string>',
				kind: 'systemExtension',
			},
		],
	}),
};

const fixMessages = defineMessages('wrong-kind-key', {
	toUserClient: "Convert to '{key}'",
});

export const wrongKindKey = defineSchemaRule('wrong-kind-key', {
	severity: 'information',
	// Otherwise the key itself may be what the kind is inferred from.
	fixes: ({ entry }, { plist }) =>
		plist.classification.confidence === 'certain'
			? [...toUserClientFixes(entry, plist), removeEntryFix(entry)]
			: [],
});

/** A dext names the class of its user client in a dictionary, from which `NewUserClient` creates it. */
function toUserClientFixes(entry: DictEntry, plist: PlistContents): readonly Fix[] {
	const { kind, personalities } = plist;
	const { dict, value } = entry;
	if (kind !== 'dext' || entry.key !== 'IOUserClientClass' || value.type !== 'string') return [];
	if (!personalities.some((each) => each.dict === dict)) return [];
	if (dict.entries.some(({ key }) => isUserClientKey(key))) return [];
	if (!isClassName(value.value) || isOtherClass(value.value)) return [];
	const key = 'UserClientProperties';
	return [
		{
			title: fixMessages.toUserClient({ key }),
			edits: [
				{ kind: 'insertEntry', into: dict, key, value: clientProperties(value.value) },
				{ kind: 'removeEntry', entry },
			],
			preferred: driverClassNamed(value.value, plist) !== undefined,
		},
	];
}
