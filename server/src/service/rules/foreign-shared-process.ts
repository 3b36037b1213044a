/** A shared process of another organization than that of the dext. */
import { atContent, atKey } from '../document/finding.js';
import { rootText } from '../document/rootEntries.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';
import { hasIdentifierCharacters } from './shared/identifierText.js';

export const foreignSharedProcessDocs: RuleDocs = {
	what: 'An `IOUserServerOneProcess` with an `IOUserServerName` that does not begin with the first two parts of the identifier of the dext, or with an identifier of fewer than three parts.',
	why: 'A process is shared only where `IOUserServerName` begins with `CFBundleIdentifier` up to its second dot. Otherwise the kernel logs that the organization is not correct, and launches another process for each match.',
	fix: 'Begin `IOUserServerName` with the organization of the identifier, or remove `IOUserServerOneProcess`.',
	references: ['xnu IOUserServer.cpp:launchUserServer'],
	examples: () => ({
		bad: [
			{
				text: dextExample({
					CFBundleIdentifier: 'com.example.widget.driver',
					IOUserServerName: '[|org.other.widget|]',
					IOUserServerOneProcess: '<true/>',
				}),
				findings: [
					"warning: 'org.other.widget' does not begin with 'com.example.'. The kernel ignores 'IOUserServerOneProcess'.",
				],
				fixes: ["Remove 'IOUserServerOneProcess'"],
			},
			{
				text: dextExample({
					CFBundleIdentifier: 'example.widget',
					IOUserServerName: 'example.widget',
					'[|IOUserServerOneProcess|]': '<true/>',
				}),
				findings: [
					"warning: 'example.widget' has fewer than two dots, so it has no organization. The kernel ignores 'IOUserServerOneProcess'.",
				],
				fixes: ["Remove 'IOUserServerOneProcess'"],
			},
		],
		good: [
			{
				text: dextExample({
					CFBundleIdentifier: 'com.example.widget.driver',
					IOUserServerName: 'com.example.shared',
					IOUserServerOneProcess: '<true/>',
				}),
			},
			{ text: dextExample({ IOUserServerOneProcess: '<true/>' }) },
			{ text: dextExample({ IOUserServerName: 'org.other.widget' }) },
		],
	}),
};

const messages = defineMessages('foreign-shared-process', {
	foreign:
		"'{name}' does not begin with '{organization}'. The kernel ignores 'IOUserServerOneProcess'.",
	noOrganization:
		"'{identifier}' has fewer than two dots, so it has no organization. The kernel ignores 'IOUserServerOneProcess'.",
	shared: "'IOUserServerOneProcess' requests one process.",
});

export const foreignSharedProcess = defineRule({
	code: 'foreign-shared-process',
	severity: 'warning',
	kinds: ['dext'],
	messages,
	visit: 'personalityKey',
	keys: ['IOUserServerOneProcess'],
	*check({ owner, entry: shared }, { plist }) {
		const server = owner.value('IOUserServerName');
		const name = owner.text('IOUserServerName');
		if (!server || !name) return;
		// `identifier-characters` and `extra-whitespace` report these.
		if (!hasIdentifierCharacters(name)) return;
		const identifier = owner.get('CFBundleIdentifier')
			? owner.text('CFBundleIdentifier')
			: rootText(plist, 'CFBundleIdentifier');
		if (!identifier || !hasIdentifierCharacters(identifier)) return;
		const organization = /^[^.]*\.[^.]*\./.exec(identifier)?.[0];
		if (organization === undefined) {
			yield { at: atKey(shared), message: messages.noOrganization({ identifier }), state: shared };
			return;
		}
		if (name.startsWith(organization)) return;
		yield {
			at: atContent(server),
			message: messages.foreign({ name, organization }),
			related: [{ at: atKey(shared), message: messages.shared() }],
			state: shared,
		};
	},
	fixes: (shared) => [removeEntryFix(shared)],
});
