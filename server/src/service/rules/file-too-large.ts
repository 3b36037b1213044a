/** A file that is not read because of its size. */
import { defineSummaryRule, type RuleDocs } from './rule.js';

export const fileTooLargeDocs: RuleDocs = {
	what: 'A file larger than the setting `driverPlist.maxFileSize` allows.',
	why: 'Every change of a document is checked at once, and nobody should wait for that. The largest property list of a driver we know of is half a megabyte; a larger one is usually a dump of the registry.',
	fix: 'Raise `driverPlist.maxFileSize`, or close the file.',
	references: ['driver-plist lsp/settings.ts:readSettings'],
	examples: () => ({
		bad: [],
		good: [{ text: '<key>CFBundleName</key>\n<string>Widget</string>' }],
	}),
};

export const fileTooLarge = defineSummaryRule({
	code: 'file-too-large',
	severity: 'information',
});
