/** A personality without the user client that AudioDriverKit or MIDIDriverKit opens. */
import { atContent } from '../document/finding.js';
import type { PreparedPersonality } from '../matching/matchingDictionary.js';
import { defineMessages } from '../messages/message.js';
import { type Pairing, pairings } from '../platform/pairings.js';
import type { Dict } from '../value/plistValue.js';
import { defineRule, type FoundWith, type RuleDocs } from './rule.js';
import { fixTitles } from './shared/entryFixes.js';
import { dextExamples } from './shared/examplePersonality.js';

type Client = NonNullable<Pairing['userClient']>;

/** The dictionaries that the frameworks look up in the properties of the driver, with the class they must name. */
const clients = pairings.flatMap(({ userClient }) => userClient ?? []);

const audioClient = `<dict>
			<key>IOClass</key>
			<string>IOUserUserClient</string>
			<key>IOUserClass</key>
			<string>IOUserAudioDriverUserClient</string>
		</dict>`;

export const missingFrameworkUserClientDocs: RuleDocs = {
	what: 'A personality without `IOUserAudioDriverUserClientProperties` or `IOUserMIDIDriverUserClientProperties`, although another personality of the same `IOUserClass` has it.',
	why: 'AudioDriverKit and MIDIDriverKit create their user client from this dictionary of the matching personality. Without it, the device does not appear among the audio or MIDI devices.',
	fix: 'Add the dictionary to every personality of the driver.',
	references: [
		'https://developer.apple.com/documentation/audiodriverkit/creating-an-audio-device-driver',
		'https://developer.apple.com/documentation/mididriverkit/creating-a-midi-device-driver',
	],
	examples: () => ({
		bad: [
			{
				text: dextExamples({
					Widget: { IOUserAudioDriverUserClientProperties: audioClient },
					WidgetTwo: {
						IOUserClass: '[|WidgetDriver|]',
						idProduct: '<integer>4661</integer>',
					},
				}),
				fixed: dextExamples({
					Widget: { IOUserAudioDriverUserClientProperties: audioClient },
					WidgetTwo: {
						IOUserAudioDriverUserClientProperties: audioClient,
						idProduct: '<integer>4661</integer>',
					},
				}),
				findings: [
					"warning: 'WidgetTwo' lacks 'IOUserAudioDriverUserClientProperties', which 'Widget' has. Devices that match 'WidgetTwo' do not appear in macOS.",
				],
				fixes: ["Add 'IOUserAudioDriverUserClientProperties'"],
			},
		],
		good: [
			{
				text: dextExamples({
					Widget: { IOUserAudioDriverUserClientProperties: audioClient },
					WidgetHub: { IOUserClass: 'WidgetHub', idProduct: '<integer>4661</integer>' },
				}),
			},
		],
	}),
};

const messages = defineMessages('missing-framework-user-client', {
	missing:
		"'{name}' lacks '{key}', which '{other}' has. Devices that match '{name}' do not appear in macOS.",
});

export const missingFrameworkUserClient = defineRule({
	code: 'missing-framework-user-client',
	severity: 'warning',
	kinds: ['dext'],
	messages,
	visit: 'plist',
	*check(_plist, { personalities }) {
		for (const client of clients) {
			const holders = new Map<string, PreparedPersonality>();
			for (const personality of personalities) {
				const name = personality.get(client.key) && personality.text('IOUserClass');
				if (name) holders.set(name, personality);
			}
			if (holders.size > 0) yield* lacking(client, personalities, holders);
		}
	},
	fixes({ into, client: { key, IOUserClass } }) {
		const value = {
			dict: [
				['IOClass', 'IOUserUserClient'],
				['IOUserClass', IOUserClass],
			],
		} as const;
		return [
			{
				title: fixTitles.add({ key }),
				edits: [{ kind: 'insertEntry', into, key, value }],
				preferred: true,
			},
		];
	},
});

/** The personalities without the dictionary of a client that another personality of their class has. */
function* lacking(
	client: Client,
	personalities: readonly PreparedPersonality[],
	holders: ReadonlyMap<string, PreparedPersonality>,
): Iterable<FoundWith<{ readonly into: Dict; readonly client: Client }>> {
	const { key } = client;
	for (const personality of personalities) {
		const value = personality.value('IOUserClass');
		const holder = holders.get(personality.text('IOUserClass') ?? '');
		if (!value || !holder || personality.get(key)) continue;
		yield {
			at: atContent(value),
			message: messages.missing({ key, name: personality.name, other: holder.name }),
			state: { into: personality.dict, client },
		};
	}
}
