/** A second value next to the root. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';

export const multipleRootsDocs: RuleDocs = {
	what: 'A second value next to the root.',
	why: 'CoreFoundation rejects a `<plist>` with two values. Without `<plist>`, it reads only the first value.',
	fix: 'Keep one root, a `<dict>` with all keys.',
	references: ['CoreFoundation CFPropertyList.c:parsePListTag'],
	examples: () => ({
		bad: [
			{
				text: '<plist version="1.0">\n<dict/>\n[|<array>|]</array>\n</plist>\n',
				findings: ['error: The property list has more than one root value.'],
			},
			{
				text: '<plist version="1.0">\n<dict/>\n</plist>\n[|<array/>|]\n',
				findings: [
					'error: The property list has more than one root value. Only the first one is read.',
				],
			},
		],
		good: [{ text: '<plist version="1.0">\n<dict/>\n</plist>\n' }],
	}),
};

const messages = defineMessages('multiple-roots', {
	ignored: 'The property list has more than one root value. Only the first one is read.',
	second: 'The property list has more than one root value.',
});

export const multipleRoots = defineSyntaxRule('multiple-roots', {
	severity: 'error',
	messages,
	severityOf: () => 'error',
	message: ({ rejectedBy }) => messages[rejectedBy.length === 0 ? 'ignored' : 'second'](),
});
