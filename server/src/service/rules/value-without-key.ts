/** A value in a dictionary without a `<key>` before it. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { repeatedDictFix } from './shared/damagedDicts.js';
import { severitiesByRejection } from './shared/severityByRejection.js';
import { everyoneRejects } from './shared/whoRejects.js';

export const valueWithoutKeyDocs: RuleDocs = {
	what: 'A value in a dictionary without a `<key>` before it.',
	why: everyoneRejects,
	otherSeverities: severitiesByRejection,
	fix: 'Add a `<key>` before it.',
	references: ['CoreFoundation CFPropertyList.c:parseDictTag'],
	examples: () => ({
		bad: [
			{
				text: '<key>IOClass</key>\n<string>Widget</string>\n[|<string>|]IOService</string>',
				findings: ["error: '<string>' has no key."],
			},
			{
				text: '<key>CFBundleName</key>\n<string>Widget</string>\n#if DEBUG\n[|<string>|]Debug</string>\n#endif',
				findings: ["error: '<string>' has no key."],
			},
			{
				text: '#if DEBUG\n<key>CFBundleName</key>\n<string>Widget</string>\n[|<string>|]Debug</string>\n#endif',
				findings: ["error: '<string>' has no key."],
			},
		],
		good: [
			{ text: '<key>IOClass</key>\n<string>Widget</string>' },
			{
				text: '<key>CFBundleName</key>\n#if DEBUG\n<string>Debug</string>\n#else\n<string>Release</string>\n#endif',
			},
		],
	}),
};

const messages = defineMessages('value-without-key', {
	noKey: "'{tag}' has no key.",
});

export const valueWithoutKey = defineSyntaxRule('value-without-key', {
	severity: 'error',
	messages,
	message: ({ tag }) => messages.noKey({ tag }),
	fixes(fault, { plist }) {
		const fix = repeatedDictFix(fault, plist);
		return fix ? [fix] : [];
	},
});
