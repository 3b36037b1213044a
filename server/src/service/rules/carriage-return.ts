/** Carriage returns between elements, as in Windows line endings. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { severityByRejection } from './shared/severityByRejection.js';
import { kextToolsReject } from './shared/whoRejects.js';

export const carriageReturnDocs: RuleDocs = {
	what: 'Carriage returns between elements, as in Windows line endings.',
	why: kextToolsReject,
	fix: 'Save the file with line feeds only.',
	references: ['IOKitUser IOCFUnserialize.yacc:getTag'],
	examples: () => ({
		bad: [
			{
				text: '<plist version="1.0">[|\r\n|]<dict/>\n</plist>\n',
				fixed: '<plist version="1.0">\n<dict/>\n</plist>\n',
				kind: 'kext',
				findings: [
					'information: The file has carriage returns between elements. OSKext and kextutil reject the file.',
				],
				fixes: ['Convert line endings to line feeds'],
			},
			{
				text: '<plist version="1.0">[|\r\n|]<dict/>\n</plist>\n',
				kind: 'dext',
				findings: [
					'hint: The file has carriage returns between elements. OSKext and kextutil reject the file.',
				],
				fixes: ['Convert line endings to line feeds'],
			},
		],
		good: [
			{ text: '<plist version="1.0">\n<dict/>\n</plist>\n' },
			{ text: '<key>Name</key>\n<string>a\r\nb</string>' },
		],
	}),
};

const messages = defineMessages('carriage-return', {
	carriageReturn: 'The file has carriage returns between elements.',
	convert: 'Convert line endings to line feeds',
});

export const carriageReturn = defineSyntaxRule('carriage-return', {
	severity: 'warning',
	messages,
	message: () => messages.carriageReturn(),
	fixes(fault, { plist }) {
		const edits = [...plist.text.matchAll(/(?:\r\n?)+/g)].map(({ 0: run, index }) => ({
			kind: 'replaceText' as const,
			range: { start: index, end: index + run.length },
			by: run.replace(/\r\n?/g, '\n'),
		}));
		// Fixing all problems must not change each line of a file that its readers accept.
		const preferred = severityByRejection(fault, plist) !== 'hint';
		return [{ title: messages.convert(), edits, preferred }];
	},
});
