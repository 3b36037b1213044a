/** A property list whose root is not a dictionary. */
import { atOpenTag } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { wrongType } from '../schema/wording.js';
import { defineRule, type RuleDocs } from './rule.js';

export const rootNotDictDocs: RuleDocs = {
	what: 'An Info.plist or an entitlements file whose root is an array, a string, or any other value that is not a dictionary.',
	why: 'All readers look up keys in the root (`__OSKextReadInfoDictionary`, `CFBundle`). If the root is not a dictionary, the bundle has no information and is rejected.',
	fix: 'Put everything into one `<dict>`.',
	references: ['IOKitUser OSKext.c:__OSKextReadInfoDictionary'],
	examples: () => ({
		bad: [
			{
				text: '<plist version="1.0">\n[|<array>|]\n\t<dict/>\n</array>\n</plist>',
				kind: 'kext',
				findings: [
					'error: The root must be <dict>, not <array>. The system finds no keys in it and rejects the file.',
				],
			},
			{
				text: '<plist version="1.0">\n[|<string>|]Widget</string>\n</plist>',
				kind: 'dext',
				findings: [
					'error: The root must be <dict>, not <string>. The system finds no keys in it and rejects the file.',
				],
			},
		],
		good: [
			{ text: '<plist version="1.0">\n<dict/>\n</plist>', kind: 'entitlements' },
			{
				text: '<plist version="1.0">\n<!-- driver-plist-disable bare-ampersand -->\n<array>\n\t<string>a & b</string>\n</array>\n</plist>',
				kind: 'kext',
			},
		],
	}),
};

const messages = defineMessages('root-not-dict', {
	rejected: 'The system finds no keys in it and rejects the file.',
});

export const rootNotDict = defineRule({
	code: 'root-not-dict',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext', 'systemExtension', 'entitlements', 'hostApp'],
	messages,
	visit: 'plist',
	*check({ root, hasFaults }) {
		if (!root || root.type === 'dict' || root.type === 'invalid') return;
		// A fault of the text may be the reason why the dictionary is not found.
		if (hasFaults) return;
		const message = { ...wrongType(root, ['dict']), consequence: messages.rejected() };
		yield { at: atOpenTag(root), message };
	},
});
