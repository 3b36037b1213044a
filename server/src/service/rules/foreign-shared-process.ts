/** A shared process of another organization than that of the dext. */
import { builtIdentifiers, ownIdentifiersOf } from '../document/bundleIdentifiers.js';
import type { PlistContents } from '../document/driverPlist.js';
import { atContent, atKey } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import type { PlistValue } from '../value/plistValue.js';
import { defineRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';
import { exampleProject, usualName } from './shared/exampleProject.js';
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
			{
				text: dextExample({
					IOUserServerName: '[|org.other.widget|]',
					IOUserServerOneProcess: '<true/>',
				}),
				uri: 'file:///Project/Widget/Info.plist',
				neighbors: { '../project.yml': project() },
				findings: [
					"warning: 'org.other.widget' does not begin with 'com.example.'. The kernel ignores 'IOUserServerOneProcess'.",
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

/** A project of XcodeGen with the identifier of the dext. */
const project = (): string =>
	exampleProject('Widget', 'driver-extension', {
		INFOPLIST_FILE: 'Widget/Info.plist',
		PRODUCT_BUNDLE_IDENTIFIER: 'com.example.widget.driver',
		...usualName,
	});

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
		const own = owner.value('CFBundleIdentifier');
		const all = own ? identifiersAt(own, plist) : ownIdentifiersOf(plist);
		const [identifier] = all;
		if (identifier === undefined || !all.every(hasIdentifierCharacters)) return;
		const [organization, ...others] = new Set(all.map(organizationOf));
		if (organization === undefined) {
			if (others.length > 0) return;
			yield { at: atKey(shared), message: messages.noOrganization({ identifier }), state: shared };
			return;
		}
		if (others.length > 0 || name.startsWith(organization)) return;
		yield {
			at: atContent(server),
			message: messages.foreign({ name, organization }),
			related: [{ at: atKey(shared), message: messages.shared() }],
			state: shared,
		};
	},
	fixes: (shared) => [removeEntryFix(shared)],
});

function identifiersAt(value: PlistValue, plist: PlistContents): readonly string[] {
	return value.type === 'string' ? builtIdentifiers(value, plist) : [];
}

/** The first two parts of an identifier, with their points; undefined if it does not have them. */
function organizationOf(identifier: string): string | undefined {
	return /^[^.]*\.[^.]*\./.exec(identifier)?.[0];
}
