/** A `<key>` outside a dictionary. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { missingDictFixes } from './shared/damagedDicts.js';
import { containerTagsFix } from './shared/exchangedTags.js';

export const keyOutsideDictDocs: RuleDocs = {
	what: 'A `<key>` outside a dictionary.',
	why: 'CoreFoundation reads it as a string, or rejects the file where more elements follow. IOCFUnserialize, the parser of OSKext and `kextutil`, rejects the file.',
	otherSeverities: {
		error: 'where CoreFoundation rejects the file, or reads only the key.',
	},
	fix: 'Wrap keys and values in a `<dict>`. Of an array of keys, each with a value, change the tags.',
	references: ['IOKitUser IOCFUnserialize.yacc', 'CoreFoundation CFPropertyList.c:parseXMLElement'],
	examples: () => ({
		bad: [
			{
				text: '<key>Names</key>\n<array>[|<key>|]a</key></array>',
				findings: [
					"warning: '<key>' is outside a dictionary. OSKext and kextutil reject the file.",
				],
			},
			{
				text: '<plist version="1.0">\n\t[|<key>|]IOClass</key>\n\t<string>Widget</string>\n</dict>\n</plist>\n',
				fixed:
					'<plist version="1.0">\n<dict>\n\t<key>IOClass</key>\n\t<string>Widget</string>\n</dict>\n</plist>\n',
				findings: ["error: '<key>' is outside a dictionary."],
				fixes: ["Add '<dict>'"],
			},
			{
				text: '<plist version="1.0">\n[|<key>|]IOClass</key>\n<string>Widget</string>\n</plist>\n',
				fixed:
					'<plist version="1.0">\n<dict>\n<key>IOClass</key>\n<string>Widget</string>\n</dict>\n</plist>\n',
				findings: ["error: '<key>' is outside a dictionary."],
				fixes: ["Add '<dict>'"],
			},
			{
				text: '<?xml version="1.0"?>\n\t[|<key>|]IOClass</key>\n\t<string>Widget</string>\n</dict>\n</plist>\n',
				fixed:
					'<?xml version="1.0"?>\n<dict>\n\t<key>IOClass</key>\n\t<string>Widget</string>\n</dict>\n</plist>\n',
				findings: ["error: '<key>' is outside a dictionary. OSKext and kextutil reject the file."],
				fixes: ["Add '<dict>'"],
			},
			{
				text: '<key>Widget</key>\n<array>\n\t[|<key>|]Color</key>\n\t<string>Red</string>\n\t<key>Wheels</key>\n\t<integer>4</integer>\n</array>',
				findings: [
					"warning: '<key>' is outside a dictionary. OSKext and kextutil reject the file.",
				],
				fixes: ["Change '<array>' to '<dict>'"],
			},
		],
		good: [
			{ text: '<key>IOClass</key>\n<string>Widget</string>' },
			{ text: '<key>Names</key>\n<array>\n\t<string>a</string>\n</array>' },
		],
	}),
};

const messages = defineMessages('key-outside-dict', {
	outside: "'<key>' is outside a dictionary.",
});

export const keyOutsideDict = defineSyntaxRule('key-outside-dict', {
	severity: 'warning',
	messages,
	severityOf: ({ isRoot, rejectedBy }) =>
		isRoot || rejectedBy.includes('CoreFoundation') ? 'error' : 'warning',
	message: () => messages.outside(),
	fixes(fault, { plist }) {
		const fix = containerTagsFix(plist, fault.range.start);
		return fix ? [fix] : missingDictFixes(fault, plist);
	},
});
