/** `driverPlist/closeTag`: the end tag for a start tag that was just typed. */
import { closeTagAt } from '../../service/index.js';
import { defineDocumentRequest } from '../documentRequest.js';
import { fromLspPosition } from '../fromLsp.js';
import { closeTagRequest } from '../protocol.js';

export const closeTag = defineDocumentRequest(closeTagRequest, {
	capability: { experimental: { closeTag: true } },
	empty: null,
	handle({ document, plist }, { position, typedEnd = position }) {
		const offset = fromLspPosition(document, position);
		return closeTagAt(plist.syntax, offset, fromLspPosition(document, typedEnd)) ?? null;
	},
});
