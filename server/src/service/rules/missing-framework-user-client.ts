/** A personality without the user client that AudioDriverKit or MIDIDriverKit opens. */
import { driverClassNamed } from '../document/declaredClasses.js';
import type { PlistContents } from '../document/driverPlist.js';
import { atContent } from '../document/finding.js';
import { type PairedDriver, pairedDriver } from '../document/pairedSuperclass.js';
import type { PreparedPersonality } from '../matching/matchingDictionary.js';
import { defineMessages } from '../messages/message.js';
import { type Pairing, pairings } from '../platform/pairings.js';
import { isRoughlySpelled } from '../text/roughSpelling.js';
import { nearestName } from '../text/spelling.js';
import type { Dict, DictEntry } from '../value/plistValue.js';
import { stringAt } from '../value/stringAt.js';
import { defineRule, type FoundWith, type RuleDocs } from './rule.js';
import { fixTitles } from './shared/entryFixes.js';
import {
	audioClient,
	dextExample,
	dextExamples,
	type ExampleEntries,
} from './shared/examplePersonality.js';
import { renameOtherKeyFix } from './shared/renameInsteadFixes.js';
import { clientProperties } from './shared/userClientNames.js';

type Client = NonNullable<Pairing['userClient']>;

/** The dictionaries that the frameworks look up in the properties of the driver, with the class they must name. */
const clients = pairings.flatMap(({ userClient }) => userClient ?? []);

/** The same dictionary under a name of the driver. */
const ownName: ExampleEntries = {
	UserClientProperties: audioClient.IOUserAudioDriverUserClientProperties,
};

const newUserClient =
	'virtual kern_return_t NewUserClient(uint32_t type, IOUserClient ** client) override;';

/** An interface that declares the driver of the examples. */
function audioDriver(method = ''): Readonly<Record<string, string>> {
	return {
		'WidgetDriver.iig': `class WidgetDriver : public IOUserAudioDriver\n{\n${method}\n};\n`,
	};
}

export const missingFrameworkUserClientDocs: RuleDocs = {
	what: 'A personality without `IOUserAudioDriverUserClientProperties` or `IOUserMIDIDriverUserClientProperties`, although another personality of the same `IOUserClass` has it, or a `.iig` file in the folder declares that class as a subclass of `IOUserAudioDriver` or `IOUserMIDIDriver`.',
	why: 'AudioDriverKit and MIDIDriverKit create their user client from this dictionary of the matching personality. Without it, the device does not appear among the audio or MIDI devices.',
	fix: 'Add the dictionary to every personality of the driver.',
	references: [
		'https://developer.apple.com/documentation/audiodriverkit/iouseraudiodriver',
		'https://developer.apple.com/documentation/audiodriverkit/creating-an-audio-device-driver',
		'https://developer.apple.com/documentation/mididriverkit/creating-a-midi-device-driver',
	],
	examples: () => ({
		bad: [
			{
				text: dextExamples({
					Widget: audioClient,
					WidgetTwo: {
						IOUserClass: '[|WidgetDriver|]',
						idProduct: '<integer>4661</integer>',
					},
				}),
				fixed: dextExamples({
					Widget: audioClient,
					WidgetTwo: {
						...audioClient,
						idProduct: '<integer>4661</integer>',
					},
				}),
				findings: [
					"warning: 'WidgetTwo' lacks 'IOUserAudioDriverUserClientProperties', which 'Widget' has. Devices that match 'WidgetTwo' do not appear in macOS.",
				],
				fixes: ["Add 'IOUserAudioDriverUserClientProperties'"],
			},
			{
				text: dextExample({ IOUserClass: '[|WidgetDriver|]' }),
				neighbors: audioDriver(),
				fixed: dextExample(audioClient),
				findings: [
					"warning: 'Widget' lacks 'IOUserAudioDriverUserClientProperties', which an 'IOUserAudioDriver' requires. Its devices do not appear in macOS.",
				],
				fixes: ["Add 'IOUserAudioDriverUserClientProperties'"],
			},
			{
				text: dextExample({
					IOUserClass: '[|WidgetDriver|]',
					...ownName,
				}),
				neighbors: audioDriver(),
				fixed: dextExample(ownName).replace(
					'UserClientProperties',
					'IOUserAudioDriverUserClientProperties',
				),
				findings: [
					"warning: 'Widget' lacks 'IOUserAudioDriverUserClientProperties', which an 'IOUserAudioDriver' requires. Its devices do not appear in macOS.",
				],
				fixes: ["Rename 'UserClientProperties' to 'IOUserAudioDriverUserClientProperties'"],
			},
			{
				text: dextExample({
					IOUserClass: '[|WidgetDriver|]',
					IOUserAudioUserClientProperties: audioClient.IOUserAudioDriverUserClientProperties,
				}),
				neighbors: audioDriver(newUserClient),
				fixed: dextExample(audioClient),
				findings: [
					"warning: 'Widget' lacks 'IOUserAudioDriverUserClientProperties', which an 'IOUserAudioDriver' requires. Its devices do not appear in macOS.",
				],
				fixes: [
					"Rename 'IOUserAudioUserClientProperties' to 'IOUserAudioDriverUserClientProperties'",
				],
			},
		],
		good: [
			{
				text: dextExample(audioClient),
				neighbors: audioDriver(),
			},
			{
				text: dextExample(ownName),
				neighbors: audioDriver(newUserClient),
			},
			{
				text: dextExample(),
				neighbors: { 'WidgetDriver.iig': 'class WidgetDriver : public IOService\n{\n};\n' },
			},
			{
				text: dextExamples({
					Widget: audioClient,
					WidgetHub: { IOUserClass: 'WidgetHub', idProduct: '<integer>4661</integer>' },
				}),
			},
		],
	}),
};

const messages = defineMessages('missing-framework-user-client', {
	missing:
		"'{name}' lacks '{key}', which '{other}' has. Devices that match '{name}' do not appear in macOS.",
	required:
		"'{name}' lacks '{key}', which an '{superclass}' requires. Its devices do not appear in macOS.",
});

export const missingFrameworkUserClient = defineRule({
	code: 'missing-framework-user-client',
	severity: 'warning',
	kinds: ['dext'],
	messages,
	visit: 'plist',
	*check(plist, { personalities }) {
		for (const client of clients) {
			const holders = new Map<string, PreparedPersonality>();
			for (const personality of personalities) {
				const name = personality.get(client.key) && personality.text('IOUserClass');
				if (name) holders.set(name, personality);
			}
			for (const personality of personalities) {
				yield* lacking(client, personality, holders, plist);
			}
		}
	},
	fixes({ into, client: { key, IOUserClass }, written }) {
		if (written) return [renameOtherKeyFix(written, key, true)];
		const value = clientProperties(IOUserClass);
		return [
			{
				title: fixTitles.add({ key }),
				edits: [{ kind: 'insertEntry', into, key, value }],
				preferred: true,
			},
		];
	},
});

/** A personality without the dictionary, and the entry that is it under another name. */
interface Lacking {
	readonly into: Dict;
	readonly client: Client;
	readonly written: DictEntry | undefined;
}

/** A personality without the dictionary of a client that its superclass requires, or another personality of its class has. */
function* lacking(
	client: Client,
	personality: PreparedPersonality,
	holders: ReadonlyMap<string, PreparedPersonality>,
	plist: PlistContents,
): Iterable<FoundWith<Lacking>> {
	const { key } = client;
	const { dict: into, name } = personality;
	const value = personality.value('IOUserClass');
	if (!value || personality.get(key)) return;
	const holder = holders.get(personality.text('IOUserClass') ?? '');
	const paired = holder ? undefined : pairedDriver(personality.text('IOUserClass'), plist);
	const isRequired = paired?.pairings.some(({ userClient }) => userClient?.key === key);
	const written = into.entries.find((entry) => isClientEntry(entry, client, plist));
	if (holder) {
		const message = messages.missing({ key, name, other: holder.name });
		yield { at: atContent(value), message, state: { into, client, written } };
	} else if (paired && isRequired && !(written && canOpen(paired, written, key))) {
		const message = messages.required({ key, name, superclass: paired.superclass });
		yield { at: atContent(value), message, state: { into, client, written } };
	}
}

/** Whether an entry has the class of the client, or a subclass of it. */
function isClientEntry(
	{ value }: DictEntry,
	{ IOUserClass }: Client,
	plist: PlistContents,
): boolean {
	const name = value.type === 'dict' ? stringAt(value, 'IOUserClass') : '';
	return (
		name === IOUserClass ||
		driverClassNamed(name, plist)?.lineage.at(-1)?.superclass === IOUserClass
	);
}

/** Whether a `NewUserClient` of the driver may create the client from an entry with a name of its own, which is not a typo, and does not begin as those of Apple. */
function canOpen({ driver: { lineage } }: PairedDriver, written: DictEntry, key: string): boolean {
	return (
		lineage.some(({ overrides }) => overrides.includes('NewUserClient')) &&
		nearestName(written.key, [key]) === undefined &&
		!(written.key.startsWith('IO') && isRoughlySpelled(written.key, key))
	);
}
