/** A file that is not read because of its size. */
import { defineMessages } from '../messages/message.js';
import { defineSummaryRule, type RuleDocs } from './rule.js';

export const fileTooLargeDocs: RuleDocs = {
	what: 'A file that is larger than the setting `driverPlist.maxFileSize` allows.',
	why: 'Driver Plist checks the whole file after each change, which takes too long for such a file. The largest known property list of a driver is half a megabyte. A larger one is usually a dump of the registry.',
	fix: 'Increase `driverPlist.maxFileSize`, or close the file.',
	references: ['driver-plist lsp/settings.ts:readSettings'],
	examples: () => ({
		bad: [],
		good: [{ text: '<key>CFBundleName</key>\n<string>Widget</string>' }],
	}),
};

export const fileTooLargeMessages = defineMessages('file-too-large', {
	tooLarge:
		"The file is larger than {megabytes} MB, the value of 'driverPlist.maxFileSize'. It is not checked.",
});

/** Found by `features/fileTooLarge.ts`. */
export const fileTooLarge = defineSummaryRule({
	code: 'file-too-large',
	severity: 'information',
	messages: fileTooLargeMessages,
});
