/** `textDocument/hover`. */
import type { HoverParams, Hover as LspHover } from 'vscode-languageserver';
import { hoverAt } from '../../service/index.js';
import { defineRequest } from '../documentRequest.js';
import { fromLspPosition } from '../fromLsp.js';
import { toLspMarkup, toLspRange } from '../toLsp.js';

export const hover = defineRequest<HoverParams, LspHover | null>({
	method: 'textDocument/hover',
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
