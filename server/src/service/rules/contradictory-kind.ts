/** Keys of one kind of bundle in the property list of another. */

import type { PlistContents } from '../document/driverPlist.js';
import type { Evidence } from '../document/evidence/evidence.js';
import { type Anchor, atKey, type RelatedPlace } from '../document/finding.js';
import { defineMessages, type Message, renderMessage } from '../messages/message.js';
import { type DocumentKind, hasRules, kindName } from '../platform/documentKind.js';
import { defineRule, type Fix, type RuleDocs } from './rule.js';
import { dextExample, kextExample } from './shared/examplePersonality.js';

export const contradictoryKindDocs: RuleDocs = {
	what: 'A property list that is written like one kind of bundle, but belongs to another: a dext with the keys of a kext, or a system extension with those of an app extension.',
	why: 'Each kind of bundle is loaded by another part of macOS: kexts and dexts by their package type and their personalities (OSKext, kernelmanagerd), other system extensions by sysextd. Keys of another kind have no effect, and those of the own kind are missing.',
	fix: 'Decide which kind of bundle this is, and change the property list to that kind. If it was recognized wrongly, state the kind: `<!-- driver-plist: kind=dext -->`.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/cfbundlepackagetype',
		'IOKitUser OSKext.c:__OSKextProcessInfoDictionary',
		'xnu IOService.cpp:probeCandidates',
	],
	examples: () => ({
		bad: [
			{
				text: `[|<key>CFBundlePackageType</key>|]\n<string>KEXT</string>\n${dextExample()}`,
				recognized: true,
				findings: [
					'warning: Written like a kext and like a dext. macOS loads it as one of them only.',
				],
				fixes: ['Change to a dext'],
			},
			{
				text: `<!-- driver-plist-disable user-class-as-io-class -->\n${kextExample().replace('<key>IOClass</key>', '[|$&|]')}`,
				recognized: true,
				form: 'source',
				uri: 'file:///work/Widget.dext/Info.plist',
				findings: [
					"warning: Written like a kext, but this is a dext. Missing 'IOUserClass' and 'IOUserServerName'.",
				],
				fixes: ['Change to a dext'],
			},
		],
		good: [
			{
				text: `<key>CFBundlePackageType</key>\n<string>DEXT</string>\n${dextExample()}`,
				recognized: true,
			},
		],
	}),
};

const messages = defineMessages('contradictory-kind', {
	become: 'Change to a {kind}',
	belongs: 'Written like {other}, but this is {kind}. macOS loads it as one of them only.',
	missing: 'Written like {other}, but this is {kind}. Missing {keys}.',
	recognized: 'Recognized as {kind} because {reason}.',
	either: 'Written like {other} and like {kind}. macOS loads it as one of them only.',
});

/** Keys that have rules of their own where the kind is clear. */
const reportedByOthers: ReadonlySet<string> = new Set(['CFBundlePackageType', 'NSExtension']);

export const contradictoryKind = defineRule({
	code: 'contradictory-kind',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext', 'systemExtension', 'hostApp', 'appExtension'],
	messages,
	visit: 'root',
	check(_, { plist }) {
		const { kind, contradictions = [], contenders, heaviest } = plist.classification;
		const isUncertain = contenders.length > 0;
		const contradiction = contradictions.find(
			({ entry }) => isUncertain || !reportedByOthers.has(entry.key),
		);
		if (!contradiction) return undefined;
		const names = { kind: withArticle(kind), other: withArticle(contradiction.kind) };
		const at = atKey(contradiction.entry);
		return [
			{
				at,
				message: isUncertain ? messages.either(names) : belongs(names, plist),
				...(heaviest && { related: [relatedTo(heaviest, at)] }),
				state: [kind, contradiction.kind],
			},
		];
	},
	fixes: (kinds) =>
		kinds.filter(hasRules).map(
			(kind): Fix => ({
				title: messages.become({ kind: kindName(kind) }),
				edits: [],
				becomes: kind,
			}),
		),
});

/** Keys without which a personality of a dext is one of a kext (xnu IOService.cpp:probeCandidates). */
const dextKeys = ['IOUserClass', 'IOUserServerName'];

/** Names what a dext lacks in its first personality, which has no findings of its own while it is written like a kext. */
function belongs(
	names: { readonly kind: string; readonly other: string },
	{ kind, personalities: [first] }: PlistContents,
): Message {
	const keys = kind === 'dext' && first ? dextKeys.filter((key) => !first.dict.get(key)) : [];
	return keys.length > 0
		? messages.missing({ ...names, keys: keys.map((key) => `'${key}'`) })
		: messages.belongs(names);
}

function withArticle(kind: DocumentKind): string {
	const name = kindName(kind);
	return /^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`;
}

/** The place of a piece of evidence; that of the finding, if it is not in a file. */
function relatedTo({ kind, entry, reason, in: neighbor }: Evidence, at: Anchor): RelatedPlace {
	const message = messages.recognized({ kind: withArticle(kind), reason: renderMessage(reason) });
	const place = { at: entry ? atKey(entry) : at, message };
	return neighbor ? { ...place, in: neighbor } : place;
}
