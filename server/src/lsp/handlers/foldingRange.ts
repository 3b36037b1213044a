/** `textDocument/foldingRange`. */
import { FoldingRangeKind, FoldingRangeRequest } from 'vscode-languageserver';
import { foldingRangesOf } from '../../service/index.js';
import { defineDocumentRequest } from '../documentRequest.js';
import { toLspRange } from '../toLsp.js';

export const foldingRange = defineDocumentRequest(FoldingRangeRequest.type, {
	capability: { foldingRangeProvider: true },
	empty: [],
	handle({ document, plist }) {
		return foldingRangesOf(plist).flatMap(({ range, kind }) => {
			const { start, end } = toLspRange(document, range);
			// The line of the end tag stays visible, as in HTML.
			const endLine = kind === 'comment' ? end.line : end.line - 1;
			if (endLine <= start.line) return [];
			return [
				{
					startLine: start.line,
					endLine,
					...(kind === 'comment' && { kind: FoldingRangeKind.Comment }),
				},
			];
		});
	},
});
