/** `driverPlist/closeTag`: the end of a tag that was just typed. */
import { closeTagAt } from '../../service/index.js';
import { defineRequest } from '../documentRequest.js';
import { fromLspPosition } from '../fromLsp.js';
import { type CloseTagParams, closeTagMethod } from '../protocol.js';

export const closeTag = defineRequest<CloseTagParams, string | null>({
	method: closeTagMethod,
	capability: { experimental: { closeTag: true } },
	empty: null,
	handle({ document, plist }, { position }) {
		return closeTagAt(plist.text, fromLspPosition(document, position)) ?? null;
	},
});
