/** A property list whose root is no dictionary. */

import { atOpenTag, message } from '../document/finding.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';

export const rootNotDictDocs: RuleDocs = {
	what: 'An Info.plist or an entitlements file whose root is an array, a string or anything else but a dict.',
	why: 'Every reader looks up keys in the root (`__OSKextReadInfoDictionary`, `CFBundle`): without a dict the bundle has no information, and is refused.',
	fix: 'Put everything into one `<dict>`.',
	references: ['IOKitUser OSKext.c:__OSKextReadInfoDictionary'],
	examples: () => ({
		bad: [
			{
				text: '<plist version="1.0">\n[|<array>|]\n\t<dict/>\n</array>\n</plist>',
				kind: 'kext',
				findings: [
					'error: The root is no dict but an array: there is no key in it, and the system refuses the file.',
				],
			},
			{
				text: '<plist version="1.0">\n[|<string>|]Widget</string>\n</plist>',
				kind: 'dext',
				findings: [
					'error: The root is no dict but a string: there is no key in it, and the system refuses the file.',
				],
			},
		],
		good: [{ text: '<plist version="1.0">\n<dict/>\n</plist>', kind: 'entitlements' }],
	}),
};

export const rootNotDict = definePlistRule({
	code: 'root-not-dict',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext', 'systemExtension', 'entitlements', 'hostApp'],
	*check({ plist: { root, syntax } }: RuleContext): Iterable<RuleFinding> {
		// What is wrong with the text may have cost the root its dict.
		if (syntax.faults.length > 0 || !root || root.type === 'dict' || root.type === 'invalid')
			return;
		yield {
			at: atOpenTag(root),
			message: message(
				'The root is no dict but {0}: there is no key in it, and the system refuses the file.',
				root.type === 'array' || root.type === 'integer' ? `an ${root.type}` : `a ${root.type}`,
			),
		};
	},
});
