/** Personalities of two kexts of a project that match the same providers. */
import type { DriverPlist, Personality } from '../document/driverPlist.js';
import { atName } from '../document/finding.js';
import { bundleNameOf, projectKextsOf } from '../document/projectKexts.js';
import { rivalsOf } from '../matching/comparePersonalities.js';
import { defineMessages, type Message } from '../messages/message.js';
import { defineRule, type Found, type RuleDocs } from './rule.js';
import { relatedPlace } from './shared/bundleFixes.js';
import { kextExample } from './shared/examplePersonality.js';
import { probeScore } from './shared/probeScore.js';

const kext = (identifier: string, className: string, score?: number, product = 4660): string =>
	`<key>CFBundleIdentifier</key>\n<string>${identifier}</string>\n<key>CFBundlePackageType</key>\n<string>KEXT</string>\n${kextExample(
		{
			CFBundleIdentifier: identifier,
			IOClass: className,
			IOMatchCategory: undefined,
			IOProbeScore: score === undefined ? undefined : `<integer>${score}</integer>`,
			IOProviderClass: 'IOUSBHostDevice',
			IOResourceMatch: undefined,
			idProduct: `<integer>${product}</integer>`,
			idVendor: '<integer>1452</integer>',
		},
	)}`;

const own = 'com.example.widget';
const other = 'com.example.other';

export const competingKextsDocs: RuleDocs = {
	what: 'Personalities of two kexts of one project with the same provider, matching keys, and `IOMatchCategory`.',
	why: 'Both match the same providers, and only one driver of each category starts. The kernel tries the one with the higher `IOProbeScore` first, and the other one only where the first rejects the provider in `probe` or fails to start.',
	fix: 'Remove one of the personalities, or set the scores in the order in which they should be tried. Give each its own category where both should run.',
	references: ['xnu IOService.cpp:probeCandidates', 'xnu IOService.cpp:IOServiceObjectOrder'],
	examples: () => ({
		bad: [
			{
				text: kext(own, 'com_example_Widget').replace('<key>Widget</key>', '<key>[|Widget|]</key>'),
				uri: 'file:///Kexts/Widget.kext/Contents/Info.plist',
				neighbors: { '../../Other.kext/Contents/Info.plist': kext(other, 'com_example_Other') },
				findings: [
					"hint: 'Widget' and one of 'Other.kext' match the same providers with equal scores. Which one is tried first is undefined.",
				],
			},
			{
				text: kext(own, 'com_example_Widget', 500).replace(
					'<key>Widget</key>',
					'<key>[|Widget|]</key>',
				),
				uri: 'file:///Kexts/Widget.kext/Contents/Info.plist',
				neighbors: { '../../Other.kext/Contents/Info.plist': kext(other, 'com_example_Other') },
				findings: [
					"hint: 'Widget' and one of 'Other.kext' match the same providers. This one has the higher score.",
				],
			},
			{
				text: kext(own, 'com_example_Widget').replace('<key>Widget</key>', '<key>[|Widget|]</key>'),
				uri: 'file:///Widget/Info.plist',
				neighbors: { '../Other/Info.plist': kext(other, 'com_example_Other', 500) },
				findings: [
					"hint: 'Widget' and one of 'Other' match the same providers. That one has the higher score.",
				],
			},
		],
		good: [
			{
				text: kext(own, 'com_example_Widget'),
				uri: 'file:///Kexts/Widget.kext/Contents/Info.plist',
				neighbors: {
					'../../Other.kext/Contents/Info.plist': kext(other, 'com_example_Other', 500, 4661),
				},
			},
			{
				text: kext(own, 'com_example_Widget'),
				uri: 'file:///Kexts/Widget.kext/Contents/Info.plist',
				neighbors: { '../../Copy.kext/Contents/Info.plist': kext(own, 'com_example_Widget') },
			},
		],
	}),
};

const messages = defineMessages('competing-kexts', {
	first: "'{name}' and one of '{bundle}' match the same providers. This one has the higher score.",
	rival: "'{name}' matches the same providers.",
	second: "'{name}' and one of '{bundle}' match the same providers. That one has the higher score.",
	tied: "'{name}' and one of '{bundle}' match the same providers with equal scores. Which one is tried first is undefined.",
});

interface Rival extends Personality {
	readonly plist: DriverPlist;
}

export const competingKexts = defineRule({
	code: 'competing-kexts',
	severity: 'hint',
	kinds: ['kext', 'codelessKext'],
	messages,
	visit: 'plist',
	*check(plist, { personalities }): Iterable<Found> {
		const others = projectKextsOf(plist).flatMap(({ plist: neighbor }) =>
			neighbor.personalities.map((each): Rival => ({ ...each, plist: neighbor })),
		);
		for (const [personality, rivals] of rivalsOf(personalities, others)) {
			const [rival] = rivals;
			if (rival) yield found(personality, rival);
		}
	},
});

function found(personality: Personality, rival: Rival): Found {
	const { name } = rival;
	return {
		at: atName(personality.entry),
		message: messageFor(personality, rival),
		related: [relatedPlace(atName(rival.entry), messages.rival({ name }), rival.plist)],
	};
}

/** Who is tried first. */
function messageFor(personality: Personality, rival: Rival): Message {
	const parameters = { name: personality.name, bundle: bundleNameOf(rival.plist) };
	const difference = probeScore(personality) - probeScore(rival);
	if (difference === 0) return messages.tied(parameters);
	return difference > 0 ? messages.first(parameters) : messages.second(parameters);
}
