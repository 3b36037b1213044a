/** `driverPlist/describeDocument`: kind and form of a document, for the status bar. */
import { kindName } from '../../service/index.js';
import { defineDocumentRequest } from '../documentRequest.js';
import { describeDocumentRequest } from '../protocol.js';

export const describeDocument = defineDocumentRequest(describeDocumentRequest, {
	capability: { experimental: { describeDocument: true } },
	empty: null,
	handle({ plist: { kind, form, personalities } }) {
		return { kind, title: kindName(kind, 'title'), form, personalities: personalities.length };
	},
});
