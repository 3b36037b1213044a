/** A kext that names both an executable of its own and one that it shares. */
import { atKey, type Finding, message } from '../document/finding.js';
import { entryAt } from '../document/locate.js';
import { rootEntry, variantsOf } from '../document/rootEntries.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';

export const sharedAndOwnExecutableDocs: RuleDocs = {
	what: '`OSBundleSharedExecutableIdentifier` beside `CFBundleExecutable`.',
	why: 'A kext has its own code or that of another one. OSKext records a validation failure when both are named, and which one counts is not said anywhere.',
	fix: 'Delete the one that is not meant.',
	references: ['IOKitUser OSKext.c:__OSKextProcessInfoDictionary'],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleExecutable</key>\n<string>Widget</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>\n[|<key>OSBundleSharedExecutableIdentifier</key>|]\n<string>com.example.other</string>',
				findings: [
					'warning: OSBundleSharedExecutableIdentifier beside CFBundleExecutable: the kext tools report a validation failure.',
				],
				fixes: ["Remove 'OSBundleSharedExecutableIdentifier'", "Remove 'CFBundleExecutable'"],
			},
		],
		good: [
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>\n<key>OSBundleSharedExecutableIdentifier</key>\n<string>com.example.other</string>',
			},
		],
	}),
};

export const sharedAndOwnExecutable = definePlistRule({
	code: 'shared-and-own-executable',
	severity: 'warning',
	kinds: ['kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const own = rootEntry(plist, 'CFBundleExecutable');
		if (!own) return;
		for (const { entry } of variantsOf(plist, 'OSBundleSharedExecutableIdentifier')) {
			yield {
				at: atKey(entry),
				message: message(
					'{0} beside CFBundleExecutable: the kext tools report a validation failure.',
					entry.key,
				),
				related: [{ at: atKey(own), message: message('Its own executable.') }],
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const shared = entryAt(plist.root, at.range);
		const own = rootEntry(plist, 'CFBundleExecutable');
		return [shared, own].flatMap((entry) => (entry ? [removeEntryFix(entry)] : []));
	},
});
