/** `driverPlist/describeDocument`: kind and form of a document, and why, for the status bar. */
import { describeClassification, kindName } from '../../service/index.js';
import { defineDocumentRequest } from '../documentRequest.js';
import { describeDocumentRequest } from '../protocol.js';

export const describeDocument = defineDocumentRequest(describeDocumentRequest, {
	capability: { experimental: { describeDocument: true } },
	empty: null,
	handle({ plist: { kind, classification, form, personalities } }) {
		return {
			kind,
			title: kindName(kind, 'title'),
			confidence: classification.confidence,
			reason: describeClassification(classification),
			form,
			personalities: personalities.length,
		};
	},
});
