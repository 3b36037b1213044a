/** `driverPlist/describeDocument`: kind and form of a document, for the status bar. */
import { defineRequest } from '../documentRequest.js';
import {
	type DescribeDocumentParams,
	type DocumentDescription,
	describeDocumentMethod,
} from '../protocol.js';

export const describeDocument = defineRequest<DescribeDocumentParams, DocumentDescription | null>({
	method: describeDocumentMethod,
	capability: { experimental: { describeDocument: true } },
	empty: null,
	handle({ plist: { kind, form, personalities } }) {
		return { kind, form, personalities: personalities.length };
	},
});
