/** A value in a dict that no `<key>` precedes. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const valueWithoutKeyDocs: RuleDocs = {
	what: 'A value in a dict that no `<key>` precedes.',
	why: 'No program reads a property list with it: Xcode, codesign and the system refuse the whole file.',
	fix: 'Put a `<key>` before it.',
	references: ['CoreFoundation CFPropertyList.c:parseDictTag'],
	examples: () => ({
		bad: [
			{
				text: '<key>IOClass</key>\n<string>Widget</string>\n[|<string>|]IOService</string>',
				findings: [
					"error: '<string>' stands in a dict without a key: no program can read the file",
				],
			},
			{
				text: '<key>CFBundleName</key>\n<string>Widget</string>\n#if DEBUG\n[|<string>|]Debug</string>\n#endif',
				findings: [
					"error: '<string>' stands in a dict without a key: no program can read the file",
				],
			},
			{
				text: '#if DEBUG\n<key>CFBundleName</key>\n<string>Widget</string>\n[|<string>|]Debug</string>\n#endif',
				findings: [
					"error: '<string>' stands in a dict without a key: no program can read the file",
				],
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

export const valueWithoutKey = defineSyntaxRule('value-without-key', {
	severity: 'error',
	message: ({ tag }) =>
		message("'{0}' stands in a dict without a key: no program can read the file", tag),
	severityOf: severityByRefusal,
});
