/** An attribute that only IOKit interprets. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';

export const kernelAttributeDocs: RuleDocs = {
	what: 'An attribute that only IOKit interprets: `ID`, `IDREF`, `size`, or `format`.',
	why: 'CoreFoundation ignores it, so Xcode and IOKit read different values from one file. IOKit rejects the file if `IDREF` refers to an unknown `ID`.',
	fix: 'Write the value without the attribute.',
	references: ['IOKitUser IOCFUnserialize.yacc:retrieveObject', 'xnu OSUnserializeXML.y'],
	examples: () => ({
		bad: [
			{
				text: '<key>Name</key>\n<string [|ID="1"|]>a</string>',
				findings: ["warning: CoreFoundation ignores 'ID', but IOKit reads it."],
			},
			{
				text: '<key>Name</key>\n<string [|IDREF="7"|]/>',
				findings: [
					"warning: CoreFoundation ignores 'IDREF', but IOKit reads it. OSKext and kextutil reject the file.",
				],
			},
			{
				text: '<key>Blob</key>\n[|<data format="hex">|]00ff</data>',
				findings: ["warning: CoreFoundation ignores 'format', but IOKit reads it."],
			},
		],
		good: [{ text: '<key>Name</key>\n<string>a</string>' }],
	}),
};

const messages = defineMessages('kernel-attribute', {
	attribute: "CoreFoundation ignores '{attribute}', but IOKit reads it.",
});

export const kernelAttribute = defineSyntaxRule('kernel-attribute', {
	severity: 'warning',
	messages,
	severityOf: () => 'warning',
	message: ({ attribute }) => messages.attribute({ attribute }),
});
