/** `textDocument/completion`. */
import {
	CompletionItemKind,
	CompletionItemTag,
	type CompletionList,
	type CompletionParams,
	InsertTextFormat,
	type CompletionItem as LspItem,
	MarkupKind,
} from 'vscode-languageserver';
import { type CompletionItem, completeAt } from '../../service/index.js';
import { type DocumentContext, defineRequest } from '../documentRequest.js';
import { fromLspPosition } from '../fromLsp.js';
import { snippetToPlain } from '../plainText.js';
import { toLspEdit, toLspRange } from '../toLsp.js';

const kinds: Readonly<Record<CompletionItem['kind'], CompletionItemKind>> = {
	key: CompletionItemKind.Property,
	value: CompletionItemKind.EnumMember,
	element: CompletionItemKind.Struct,
	skeleton: CompletionItemKind.Snippet,
	variable: CompletionItemKind.Variable,
	class: CompletionItemKind.Class,
};

export const completion = defineRequest<CompletionParams, CompletionList>({
	method: 'textDocument/completion',
	capability: { completionProvider: { triggerCharacters: ['<', '>', '$', '(', '.'] } },
	empty: { isIncomplete: false, items: [] },
	handle(context, { position }) {
		const { document, plist, settings } = context;
		const items = completeAt(plist, fromLspPosition(document, position))
			.filter(({ kind }) => settings.skeletons || kind !== 'skeleton')
			.map((item) => toLspItem(context, item));
		return { isIncomplete: false, items };
	},
});

function toLspItem({ document, client }: DocumentContext, item: CompletionItem): LspItem {
	const { detail, documentation, additionalEdits } = item;
	return {
		label: item.label,
		kind: kinds[item.kind],
		filterText: item.filterText,
		sortText: item.sortText,
		insertTextFormat: client.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
		textEdit: {
			range: toLspRange(document, item.range),
			newText: client.snippets ? item.snippet : snippetToPlain(item.snippet),
		},
		...(detail !== undefined && { detail }),
		...(documentation !== undefined && {
			documentation: {
				kind: client.markdown ? MarkupKind.Markdown : MarkupKind.PlainText,
				value: documentation,
			},
		}),
		...(additionalEdits && {
			additionalTextEdits: additionalEdits.map((edit) => toLspEdit(document, edit)),
		}),
		...(item.deprecated && { tags: [CompletionItemTag.Deprecated] }),
		...(item.preselect && { preselect: true }),
	};
}
