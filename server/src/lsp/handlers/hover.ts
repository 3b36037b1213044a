/** `textDocument/hover`. */
import { HoverRequest } from 'vscode-languageserver';
import { hoverAt } from '../../service/index.js';
import { defineDocumentRequest } from '../documentRequest.js';
import { fromLspPosition } from '../fromLsp.js';
import { toLspMarkup, toLspRange } from '../toLsp.js';

export const hover = defineDocumentRequest(HoverRequest.type, {
	capability: { hoverProvider: true },
	empty: null,
	handle({ document, plist, client }, { position }) {
		const found = hoverAt(plist, fromLspPosition(document, position));
		if (!found) return null;
		return {
			range: toLspRange(document, found.range),
			contents: toLspMarkup(found.markdown, client.hoverFormat),
		};
	},
});
