/** `textDocument/documentSymbol`: the outline by key. */
import {
	type DocumentSymbol,
	DocumentSymbolRequest,
	type SymbolInformation,
	SymbolKind,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type OutlineItem, outlineOf } from '../../service/index.js';
import { defineDocumentRequest } from '../documentRequest.js';
import { toLspRange } from '../toLsp.js';

const kinds: Readonly<Record<OutlineItem['kind'], SymbolKind>> = {
	dict: SymbolKind.Object,
	array: SymbolKind.Array,
	string: SymbolKind.String,
	number: SymbolKind.Number,
	boolean: SymbolKind.Boolean,
	data: SymbolKind.Constant,
	date: SymbolKind.Constant,
	personality: SymbolKind.Class,
};

export const documentSymbol = defineDocumentRequest(DocumentSymbolRequest.type, {
	capability: { documentSymbolProvider: { label: 'Driver Plist' } },
	empty: [],
	handle({ document, plist, client }) {
		const outline = outlineOf(plist);
		return client.hierarchicalSymbols
			? outline.map((item) => toLspSymbol(document, item))
			: outline.flatMap((item) => flatten(document, item));
	},
});

function toLspSymbol(document: TextDocument, item: OutlineItem): DocumentSymbol {
	return {
		name: item.name,
		detail: item.detail,
		kind: kinds[item.kind],
		range: toLspRange(document, item.range),
		selectionRange: toLspRange(document, item.selectionRange),
		children: item.children.map((child) => toLspSymbol(document, child)),
	};
}

function flatten(
	document: TextDocument,
	item: OutlineItem,
	containerName?: string,
): SymbolInformation[] {
	const { name, kind, range, children } = item;
	const location = { uri: document.uri, range: toLspRange(document, range) };
	const own: SymbolInformation = {
		name,
		kind: kinds[kind],
		location,
		...(containerName !== undefined && { containerName }),
	};
	return [own, ...children.flatMap((child) => flatten(document, child, name))];
}
