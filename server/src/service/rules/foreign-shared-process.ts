/** A shared process that belongs to another organisation than the dext. */
import { atContent, atKey, type Finding, message } from '../document/finding.js';
import { entryOf, personalityText } from '../document/personalityText.js';
import { rootText } from '../document/rootEntries.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';

export const foreignSharedProcessDocs: RuleDocs = {
	what: 'An `IOUserServerOneProcess` beside an `IOUserServerName` that does not begin with the first two parts of the identifier of the dext.',
	why: 'A process is shared only where `IOUserServerName` begins with `CFBundleIdentifier` up to its second dot. Else the kernel logs that the organisation is not correct and launches another process for every match.',
	fix: 'Begin `IOUserServerName` with the same organisation as the identifier, or delete `IOUserServerOneProcess`.',
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
					"warning: 'org.other.widget' does not begin with 'com.example.', as the identifier of the dext does; the kernel shares no process then.",
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

export const foreignSharedProcess = definePlistRule({
	code: 'foreign-shared-process',
	severity: 'warning',
	kinds: ['dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { dict } of plist.personalities) {
			const server = dict.get('IOUserServerName');
			const shared = dict.get('IOUserServerOneProcess');
			const name = personalityText(plist, dict, 'IOUserServerName');
			if (!server || !shared || !name) continue;
			const identifier = dict.get('CFBundleIdentifier')
				? personalityText(plist, dict, 'CFBundleIdentifier')
				: rootText(plist, 'CFBundleIdentifier');
			const organisation = /^[^.]*\.[^.]*\./.exec(identifier ?? '')?.[0];
			if (organisation === undefined || name.startsWith(organisation)) continue;
			yield {
				at: atContent(server.value),
				message: message(
					"'{0}' does not begin with '{1}', as the identifier of the dext does; the kernel shares no process then.",
					name,
					organisation,
				),
				related: [{ at: atKey(shared), message: message('One process is asked for here') }],
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const shared = entryOf(plist, at)?.dict.get('IOUserServerOneProcess');
		return shared ? [removeEntryFix(shared)] : [];
	},
});
