/** Keys of one kind of bundle in the property list of another. */
import { atKey } from '../document/finding.js';
import { defineMessages, renderMessage } from '../messages/message.js';
import { type DocumentKind, hasRules, kindName } from '../platform/documentKind.js';
import { defineRule, type Fix, type RuleDocs } from './rule.js';
import { dextExample } from './shared/examplePersonality.js';

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
		bad: [],
		good: [{ text: `<key>CFBundlePackageType</key>\n<string>DEXT</string>\n${dextExample()}` }],
	}),
};

const messages = defineMessages('contradictory-kind', {
	become: 'Change to a {kind}',
	belongs: 'Written like {other}, but this is {kind}: {reason}. macOS loads it as one of them only.',
	either: 'Written like {other} and like {kind}. macOS loads it as one of them only.',
});

export const contradictoryKind = defineRule({
	code: 'contradictory-kind',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext', 'systemExtension', 'hostApp', 'appExtension'],
	messages,
	visit: 'root',
	check(_, { plist }) {
		const { kind, contradiction, contenders, reasons } = plist.classification;
		const [reason] = reasons;
		if (!contradiction || !reason) return undefined;
		const names = { kind: withArticle(kind), other: withArticle(contradiction.kind) };
		return [
			{
				at: atKey(contradiction.entry),
				message:
					contenders.length > 0
						? messages.either(names)
						: messages.belongs({ ...names, reason: renderMessage(reason) }),
				state: [kind, contradiction.kind],
			},
		];
	},
	fixes: (kinds) =>
		kinds
			.filter(hasRules)
			.map((kind): Fix => ({ title: messages.become({ kind: kindName(kind) }), edits: [], becomes: kind })),
});

function withArticle(kind: DocumentKind): string {
	const name = kindName(kind);
	return /^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`;
}
