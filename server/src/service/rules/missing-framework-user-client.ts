/** An audio or MIDI driver that its framework cannot open in one of its personalities. */

import type { Personality } from '../document/driverPlist.js';
import { atContent, type Finding, message } from '../document/finding.js';
import { entryOf, personalityText } from '../document/personalityText.js';
import { pairings } from '../platform/pairings.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { dextExamples } from './shared/examplePersonality.js';

/** What the frameworks look up by name in the properties of the driver, with the class that it must lead to. */
const clients = pairings.flatMap(({ userClient }) => userClient ?? []);

const audioClient = `<dict>
			<key>IOClass</key>
			<string>IOUserUserClient</string>
			<key>IOUserClass</key>
			<string>IOUserAudioDriverUserClient</string>
		</dict>`;

export const missingFrameworkUserClientDocs: RuleDocs = {
	what: 'A personality without `IOUserAudioDriverUserClientProperties` or `IOUserMIDIDriverUserClientProperties`, while another personality of the same `IOUserClass` has it.',
	why: 'AudioDriverKit and MIDIDriverKit create their user client from that dict of the personality that matched. Without it the device never shows up among the audio or MIDI devices.',
	fix: 'Insert the dict in every personality of the driver.',
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
					"warning: 'WidgetDriver' has IOUserAudioDriverUserClientProperties in 'Widget' only; matched by this personality its devices never show up.",
				],
				fixes: ['Insert IOUserAudioDriverUserClientProperties'],
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

export const missingFrameworkUserClient = definePlistRule({
	code: 'missing-framework-user-client',
	severity: 'warning',
	kinds: ['dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { key } of clients) {
			const having = new Map<string, Personality>();
			for (const personality of plist.personalities) {
				const name = personalityText(plist, personality.dict, 'IOUserClass');
				if (name && personality.dict.get(key)) having.set(name, personality);
			}
			if (having.size === 0) continue;
			for (const { dict } of plist.personalities) {
				const entry = dict.get('IOUserClass');
				const name = personalityText(plist, dict, 'IOUserClass') ?? '';
				const other = having.get(name);
				if (!entry || !other || dict.get(key)) continue;
				yield {
					at: atContent(entry.value),
					message: message(
						"'{0}' has {1} in '{2}' only; matched by this personality its devices never show up.",
						name,
						key,
						other.name,
					),
					data: key,
				};
			}
		}
	},
	fixes({ plist }: RuleContext, { at, data }: Finding): readonly Fix[] {
		const into = entryOf(plist, at)?.dict;
		const client = clients.find(({ key }) => key === data);
		if (!into || !client) return [];
		const value = {
			dict: [
				['IOClass', 'IOUserUserClient'],
				['IOUserClass', client.IOUserClass],
			],
		} as const;
		return [
			{
				title: message('Insert {0}', client.key),
				edits: [{ kind: 'insertEntry', into, key: client.key, value }],
				preferred: true,
			},
		];
	},
});
