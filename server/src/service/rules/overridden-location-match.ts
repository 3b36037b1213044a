/** A location that is never looked at, because a parent is. */
import { atKey, type Finding, message } from '../document/finding.js';
import { matchingTables } from '../document/matchingTables.js';
import { entryOf } from '../document/personalityText.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';

const table =
	'<dict>\n\t\t\t<key>IOProviderClass</key>\n\t\t\t<string>IOPCIDevice</string>\n\t\t</dict>';

export const overriddenLocationMatchDocs: RuleDocs = {
	what: 'An `IOLocationMatch` dict beside `IOParentMatch`.',
	why: 'The kernel looks at `IOLocationMatch` only where there is no `IOParentMatch` (`matchPassive`), so the driver matches at more places than the plist says.',
	fix: 'Delete one of the two. `IOLocationMatch` as a string is compared in any case.',
	references: ['xnu IOService.cpp:matchPassive'],
	examples: () => ({
		bad: [
			{
				text: dextExample({ '[|IOLocationMatch|]': table, IOParentMatch: table }),
				findings: [
					'warning: IOLocationMatch is not looked at, because IOParentMatch wins over it.',
				],
				fixes: ["Remove 'IOLocationMatch'", "Remove 'IOParentMatch'"],
			},
		],
		good: [
			{ text: dextExample({ IOParentMatch: table }) },
			{ text: dextExample({ IOLocationMatch: table }) },
			{ text: dextExample({ IOLocationMatch: '1,0', IOParentMatch: table }) },
		],
	}),
};

export const overriddenLocationMatch = definePlistRule({
	code: 'overridden-location-match',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const dict of matchingTables(plist)) {
			const location = dict.get('IOLocationMatch');
			const parent = dict.get('IOParentMatch');
			if (location?.value.type !== 'dict' || parent?.value.type !== 'dict') continue;
			yield {
				at: atKey(location),
				message: message('IOLocationMatch is not looked at, because IOParentMatch wins over it.'),
				related: [{ at: atKey(parent), message: message('IOParentMatch') }],
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const location = entryOf(plist, at);
		const parent = location?.dict.get('IOParentMatch');
		return location && parent ? [removeEntryFix(location), removeEntryFix(parent)] : [];
	},
});
