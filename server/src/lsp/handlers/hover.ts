/** `textDocument/hover`. */
import { HoverRequest } from 'vscode-languageserver';
import { deviceIdsAt, hoverAt } from '../../service/index.js';
import { defineDocumentRequest } from '../documentRequest.js';
import { fromLspPosition } from '../fromLsp.js';
import { renderNames } from '../idNames.js';
import { toLspMarkup, toLspRange } from '../toLsp.js';

export const hover = defineDocumentRequest(HoverRequest.type, {
	capability: { hoverProvider: true },
	empty: null,
	async handle({ document, plist, client, readNames }, { position }) {
		const offset = fromLspPosition(document, position);
		const found = hoverAt(plist, offset);
		if (!found) return null;
		const ids = deviceIdsAt(plist, offset);
		const names = ids.length > 0 ? renderNames(ids, await readNames()) : '';
		const markdown = names === '' ? found.markdown : `${names}\n\n${found.markdown}`;
		return {
			range: toLspRange(document, found.range),
			contents: toLspMarkup(markdown, client.hoverFormat),
		};
	},
});
