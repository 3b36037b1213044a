/** A personality of a dext that belongs to another bundle. */

import { isDextPersonality } from '../document/dextPersonality.js';
import { atContent, type Finding, message } from '../document/finding.js';
import { entryOf, personalityText } from '../document/personalityText.js';
import { rootEntry, rootText } from '../document/rootEntries.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';

const identifier = '<key>CFBundleIdentifier</key>\n<string>com.example.widget.driver</string>\n';

export const foreignBundleInDextDocs: RuleDocs = {
	what: 'A personality that launches the dext, with a `CFBundleIdentifier` that is not that of the dext.',
	why: 'The kernel looks for the dext by the `CFBundleIdentifier` of the personality (`launchUserServer`). No such dext is known, so the driver matches and never starts.',
	fix: 'Write the identifier of the dext, or leave the key out: it is then inserted.',
	references: ['xnu IOUserServer.cpp:launchUserServer', 'xnu IOService.cpp:startCandidate'],
	examples: () => ({
		bad: [
			{
				text: identifier + dextExample({ CFBundleIdentifier: '[|com.example.gadget.driver|]' }),
				fixed: identifier + dextExample({ CFBundleIdentifier: 'com.example.widget.driver' }),
				findings: [
					"warning: 'com.example.gadget.driver' is not this dext; the kernel finds no dext of that name, and the driver never starts.",
				],
				fixes: ["Change to 'com.example.widget.driver'"],
			},
		],
		good: [
			{ text: identifier + dextExample() },
			{ text: identifier + dextExample({ CFBundleIdentifier: 'com.example.widget.driver' }) },
			{ text: identifier + dextExample({ CFBundleIdentifier: undefined }) },
			{
				text:
					identifier +
					dextExample({
						CFBundleIdentifier: 'com.apple.DriverKit.Widget',
						IOUserServerName: 'com.apple.DriverKit.Widget',
					}),
			},
			{
				text:
					identifier +
					dextExample({
						CFBundleIdentifier: 'com.apple.driver.AppleUSBMergeNub',
						CFBundleIdentifierKernel: undefined,
						IOClass: 'AppleUSBMergeNub',
						IOUserServerName: undefined,
					}),
			},
		],
	}),
};

export const foreignBundleInDext = definePlistRule({
	code: 'foreign-bundle-in-dext',
	severity: 'warning',
	kinds: ['dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const own = rootText(plist, 'CFBundleIdentifier');
		const root = rootEntry(plist, 'CFBundleIdentifier');
		if (!own || !root) return;
		for (const { dict } of plist.personalities) {
			const entry = dict.get('CFBundleIdentifier');
			const named = personalityText(plist, dict, 'CFBundleIdentifier');
			if (!entry || !named || named === own || !isDextPersonality(plist, dict)) continue;
			// A dext may put the process of a dext of macOS to work on another device.
			if (named.startsWith('com.apple.')) continue;
			yield {
				at: atContent(entry.value),
				message: message(
					"'{0}' is not this dext; the kernel finds no dext of that name, and the driver never starts.",
					named,
				),
				related: [{ at: atContent(root.value), message: message('The identifier of the dext') }],
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const entry = entryOf(plist, at);
		const own = rootText(plist, 'CFBundleIdentifier');
		return entry && own !== undefined ? [changeContentFix(entry.value, own, true)] : [];
	},
});
