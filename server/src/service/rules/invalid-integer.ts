/** Text in `<integer>` that is not a number. */
import { isUnexpandedNumber } from '../document/unexpanded.js';
import { mayBeBinary } from '../matching/idText.js';
import { defineMessages } from '../messages/message.js';
import { readInteger } from '../syntax/scalars.js';
import { withoutPunctuation } from '../text/withoutPunctuation.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { entityFixes } from './shared/declaredEntities.js';
import { severitiesByRejection, severityByRejection } from './shared/severityByRejection.js';
import { changeTextFix } from './shared/textFixes.js';
import { everyoneRejects } from './shared/whoRejects.js';

export const invalidIntegerDocs: RuleDocs = {
	what: 'Text in `<integer>` that is not a number.',
	why: everyoneRejects,
	otherSeverities: severitiesByRejection,
	fix: 'Use decimal digits, or `0x` with hexadecimal digits. A build variable of Xcode works only in a `<string>`. A token that a script or the preprocessor replaces before Xcode reads the file is not reported.',
	references: [
		'CoreFoundation CFPropertyList.c:parseIntegerTag',
		'IOKitUser IOCFUnserialize.yacc:getNumber',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>Number</key>\n<integer>[|12a|]</integer>',
				findings: ["error: '12a' is not an integer."],
				fixes: ["Change to '298'"],
			},
			{
				text: '<key>Number</key>\n[|<integer></integer>|]',
				findings: ["error: '<integer>' must not be empty."],
			},
			{
				text: '<key>Number</key>\n<integer>[|046d|]</integer>',
				fixed: '<key>Number</key>\n<integer>1133</integer>',
				findings: ["error: '046d' is not an integer."],
				fixes: ["Change to '1133'"],
			},
			{
				text: '<key>Number</key>\n<integer>[|0b101|]</integer>',
				findings: ["error: '0b101' is not an integer."],
				fixes: ["Change to '45313'"],
			},
			{
				text: '<key>Number</key>\n<integer>[|4660;|]</integer>',
				fixed: '<key>Number</key>\n<integer>4660</integer>',
				findings: ["error: '4660;' is not an integer."],
				fixes: ["Change to '4660'"],
			},
			{
				text: '<key>Number</key>\n<integer>[|XXXX|]</integer>',
				findings: ["error: 'XXXX' is not an integer."],
			},
			{
				text: '<key>Number</key>\n<integer>[|$(VID)|]</integer>',
				findings: ["error: '$(VID)' is not an integer."],
			},
			{
				text: '#define VENDOR_ID 1452\n<key>Number</key>\n<integer>[|12a|]</integer>',
				findings: ["error: '12a' is not an integer."],
				fixes: ["Change to '298'"],
			},
		],
		good: [
			{ text: '<key>Number</key>\n<integer>42</integer>' },
			{ text: '#define kVendor 1452\n<key>Number</key>\n<integer>kVendor</integer>' },
			...['VENDOR_ID', '@VID@', '{{vid}}', '__PID__'].map((token) => ({
				text: `<key>Number</key>\n<integer>${token}</integer>`,
			})),
		],
	}),
};

const messages = defineMessages('invalid-integer', {
	empty: "'<integer>' must not be empty.",
	invalid: "'{written}' is not an integer.",
});

export const invalidInteger = defineSyntaxRule('invalid-integer', {
	severity: 'error',
	messages,
	message: ({ written }) => (written === '' ? messages.empty() : messages.invalid({ written })),
	severityOf: (fault, plist) =>
		isUnexpandedNumber(fault.written, plist) ? 'off' : severityByRejection(fault, plist),
	fixes: ({ written, range }, { plist }) => {
		const ofEntities = entityFixes(range, plist);
		if (ofEntities) return ofEntities;
		const plain = withoutPunctuation(written);
		if (readInteger(plain).value !== undefined) return [changeTextFix(range, plain)];
		const digits = hexadecimal.exec(plain)?.[1];
		if (digits === undefined) return [];
		const letters = plain.replace(/[^a-z]/gi, '');
		const isCertain = !mayBeBinary(plain) && (plain.startsWith('0') || letters.length > 1);
		return [changeTextFix(range, String(Number.parseInt(digits, 16)), isCertain)];
	},
});

/** An ID as in data sheets and source code: `046d`, `x046d`, `046Dh`, `$046D`. A single letter can be a slip: `12a`. */
const hexadecimal = /^(?:0?x|\$)?([0-9a-f]{1,8})h?$/i;
