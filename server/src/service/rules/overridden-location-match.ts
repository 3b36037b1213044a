/** A location that the kernel ignores because the personality asks for a parent. */
import { atKey } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';

const table =
	'<dict>\n\t\t\t<key>IOProviderClass</key>\n\t\t\t<string>IOPCIDevice</string>\n\t\t</dict>';

export const overriddenLocationMatchDocs: RuleDocs = {
	what: 'An `IOLocationMatch` dictionary in addition to `IOParentMatch`.',
	why: 'The kernel reads `IOLocationMatch` only where there is no `IOParentMatch` (`matchPassive`), so the driver matches in more locations than the property list specifies.',
	fix: 'Remove one of the two. The kernel always compares an `IOLocationMatch` string.',
	references: ['xnu IOService.cpp:matchPassive'],
	examples: () => ({
		bad: [
			{
				text: dextExample({ '[|IOLocationMatch|]': table, IOParentMatch: table }),
				findings: [
					"warning: 'IOLocationMatch' is ignored because 'IOParentMatch' is present. It restricts nothing.",
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

const messages = defineMessages('overridden-location-match', {
	overridden:
		"'IOLocationMatch' is ignored because 'IOParentMatch' is present. It restricts nothing.",
	parent: "'IOParentMatch' takes precedence.",
});

export const overriddenLocationMatch = defineRule({
	code: 'overridden-location-match',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'matchingKey',
	keys: ['IOLocationMatch'],
	*check({ owner, entry: location, value }) {
		const parent = owner.get('IOParentMatch');
		if (value.type !== 'dict' || parent?.value.type !== 'dict') return;
		yield {
			at: atKey(location),
			message: messages.overridden(),
			related: [{ at: atKey(parent), message: messages.parent() }],
			state: { location, parent },
		};
	},
	fixes: ({ location, parent }) => [removeEntryFix(location), removeEntryFix(parent)],
});
