/** Carriage returns between elements, as Windows editors write line ends. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const carriageReturnDocs: RuleDocs = {
	what: 'Carriage returns between elements, as Windows editors write line ends.',
	why: 'CoreFoundation reads it, but the parser behind kextutil and OSKext (IOCFUnserialize) refuses the whole file.',
	fix: 'Save the file with line feeds only.',
	references: ['IOKitUser IOCFUnserialize.yacc:getTag'],
	examples: () => ({
		bad: [
			{
				text: '<plist version="1.0">[|\r\n|]<dict/>\n</plist>\n',
				fixed: '<plist version="1.0">\n<dict/>\n</plist>\n',
				kind: 'kext',
				findings: [
					'information: The lines end with carriage returns, which kextutil and OSKext do not take',
				],
				fixes: ['Use line feeds'],
			},
		],
		good: [{ text: '<plist version="1.0">\n<dict/>\n</plist>\n' }],
	}),
};

export const carriageReturn = defineSyntaxRule('carriage-return', {
	severity: 'warning',
	message: () =>
		message('The lines end with carriage returns, which kextutil and OSKext do not take'),
	severityOf: severityByRefusal,
	fixes({ plist }, _fault, severity) {
		// Nobody who asks for all fixes of a file that every reader takes wants each of its lines changed.
		const preferred = severity !== 'hint';
		const edits = [...plist.text.matchAll(/\r\n?/g)].map(({ 0: { length }, index }) => ({
			kind: 'replaceText' as const,
			range: { start: index, end: index + length },
			by: '\n',
		}));
		return [{ title: message('Use line feeds'), edits, preferred }];
	},
});
