/** `textDocument/foldingRange`. */
import {
	FoldingRangeKind,
	type FoldingRangeParams,
	type FoldingRange as LspFoldingRange,
} from 'vscode-languageserver';
import { foldingRangesOf } from '../../service/index.js';
import { defineRequest } from '../documentRequest.js';
import { toLspRange } from '../toLsp.js';

export const foldingRange = defineRequest<FoldingRangeParams, LspFoldingRange[]>({
	method: 'textDocument/foldingRange',
	capability: { foldingRangeProvider: true },
	empty: [],
	handle({ document, plist }) {
		return foldingRangesOf(plist).flatMap(({ range, kind }) => {
			const { start, end } = toLspRange(document, range);
			// The line of the end tag stays visible, as it does in HTML.
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
