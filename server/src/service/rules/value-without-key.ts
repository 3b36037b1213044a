/** A value in a dictionary without a `<key>` before it. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { repeatedDictFix } from './shared/damagedDicts.js';
import { containerTagsFix, keyTagsFix } from './shared/exchangedTags.js';
import { lateTagFix } from './shared/lateTags.js';
import { severitiesByRejection } from './shared/severityByRejection.js';
import { everyoneRejects } from './shared/whoRejects.js';

export const valueWithoutKeyDocs: RuleDocs = {
	what: 'A value in a dictionary without a `<key>` before it, or a start tag after what it belongs before.',
	why: everyoneRejects,
	otherSeverities: severitiesByRejection,
	fix: 'Add a `<key>` before it, or move the start tag to the beginning of its element. Of a key or an array with the wrong tags, change these.',
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
			{
				text: '<dict>\n[|<plist version="1.0">|]\n\t<key>IOClass</key>\n\t<string>Widget</string>\n</dict>\n</plist>\n',
				whole: true,
				fixed:
					'<plist version="1.0">\n<dict>\n\t<key>IOClass</key>\n\t<string>Widget</string>\n</dict>\n</plist>\n',
				findings: ['error: \'<plist version="1.0">\' is in the wrong place.'],
				fixes: ['Move \'<plist version="1.0">\' to the beginning of its element'],
			},
			{
				text: '<key>Widget</key>\n\t<key>Wheels</key>\n[|<dict>|]\n\t<integer>4</integer>\n</dict>',
				fixed: '<key>Widget</key>\n<dict>\n\t<key>Wheels</key>\n\t<integer>4</integer>\n</dict>',
				findings: ["error: '<dict>' is in the wrong place."],
				fixes: ["Move '<dict>' to the beginning of its element"],
			},
			{
				text: '[|<string>|]CFBundleName</string>\n<string>Widget</string>\n<key>CFBundleVersion</key>\n<string>1</string>',
				fixed:
					'<key>CFBundleName</key>\n<string>Widget</string>\n<key>CFBundleVersion</key>\n<string>1</string>',
				findings: ["error: '<string>' has no key."],
				fixes: ["Change to '<key>CFBundleName</key>'"],
			},
			{
				text: '<key>Colors</key>\n<dict>\n\t[|<string>|]Red</string>\n\t<string>Blue</string>\n</dict>',
				findings: ["error: '<string>' has no key."],
				fixes: ["Change '<dict>' to '<array>'"],
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
	late: "'{tag}' is in the wrong place.",
	noKey: "'{tag}' has no key.",
});

export const valueWithoutKey = defineSyntaxRule('value-without-key', {
	severity: 'error',
	messages,
	message: ({ tag, before }) => messages[before === undefined ? 'noKey' : 'late']({ tag }),
	fixes(fault, { plist }) {
		const fix =
			lateTagFix(fault, plist) ??
			repeatedDictFix(fault, plist) ??
			keyTagsFix(fault, plist) ??
			containerTagsFix(plist, fault.range.start);
		return fix ? [fix] : [];
	},
});
