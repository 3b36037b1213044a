/** `driverPlist/describeDocument`: kind and form of a document, for the status bar. */
import { defineDocumentRequest } from '../documentRequest.js';
import { describeDocumentRequest } from '../protocol.js';

export const describeDocument = defineDocumentRequest(describeDocumentRequest, {
	capability: { experimental: { describeDocument: true } },
	empty: null,
	handle({ plist: { kind, form, personalities } }) {
		return { kind, form, personalities: personalities.length };
	},
});
