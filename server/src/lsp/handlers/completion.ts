/** `textDocument/completion` and `completionItem/resolve`. */
import {
	CompletionItemKind,
	CompletionItemTag,
	type CompletionList,
	CompletionRequest,
	CompletionResolveRequest,
	CompletionTriggerKind,
	InsertTextFormat,
	InsertTextMode,
	type CompletionItem as LspItem,
	type Position,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type CompletionItem, completeAt, plainSnippet } from '../../service/index.js';
import type { ClientAbilities } from '../clientAbilities.js';
import { type DocumentContext, defineDocumentRequest } from '../documentRequest.js';
import { fromLspPosition } from '../fromLsp.js';
import { defineRequest } from '../request.js';
import { toLspMarkup, toLspRange } from '../toLsp.js';

const kinds: Readonly<Record<CompletionItem['kind'], CompletionItemKind>> = {
	key: CompletionItemKind.Property,
	value: CompletionItemKind.EnumMember,
	element: CompletionItemKind.Struct,
	skeleton: CompletionItemKind.Snippet,
	variable: CompletionItemKind.Variable,
	class: CompletionItemKind.Class,
};

/** Where an item was offered: enough to find it again. */
interface ItemData {
	readonly uri: string;
	readonly position: Position;
}

/** Characters of a label and its detail that a list of the usual width shows. */
const listWidth = 46;
/** Fewer characters of a detail say nothing. */
const leastRoom = 12;

const nothing: CompletionList = { isIncomplete: false, items: [] };

export const completion = defineDocumentRequest(CompletionRequest.type, {
	capability: {
		completionProvider: { triggerCharacters: ['<', '>', '$', '(', '.'], resolveProvider: true },
	},
	empty: nothing,
	handle(context, { position, context: asked }) {
		const { document, plist, settings, client } = context;
		const offset = fromLspPosition(document, position);
		const typed = asked?.triggerKind === CompletionTriggerKind.TriggerCharacter;
		if (typed && !isMeant(plist.text, offset)) return nothing;
		const shared = sharedBy(client, { uri: document.uri, position });
		const items = completeAt(plist, offset)
			.filter(({ kind }) => settings.skeletons || kind !== 'skeleton')
			.map((item) => toLspItem(context, item));
		return client.itemDefaults
			? { ...nothing, items, itemDefaults: shared }
			: { ...nothing, items: items.map((item) => ({ ...item, ...shared })) };
	},
});

/** Adds the documentation, which is computed again at the position where the item was offered. */
export const resolveCompletion = defineRequest(CompletionResolveRequest.type, {
	async handle(item, { documents, client }) {
		const { uri, position } = (item.data ?? {}) as Partial<ItemData>;
		const model = await documents.modelOf(uri ?? '');
		if (!model?.plist || !position) return item;
		const offered = completeAt(model.plist, fromLspPosition(model.document, position));
		const documentation = offered.find(({ label }) => label === item.label)?.documentation?.();
		return documentation === undefined
			? item
			: { ...item, documentation: toLspMarkup(documentation, client.documentationFormat) };
	},
});

/** What all items have in common. */
function sharedBy(
	client: ClientAbilities,
	data: ItemData,
): Pick<LspItem, 'insertTextFormat' | 'insertTextMode' | 'data'> {
	return {
		insertTextFormat: client.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
		...(client.adjustsIndentation && { insertTextMode: InsertTextMode.adjustIndentation }),
		...(client.lazyDocumentation && { data }),
	};
}

/** Whether the character just typed asks for something: `>` does behind a start tag that content follows, `(` behind `$`. */
function isMeant(text: string, offset: number): boolean {
	const before = text.slice(Math.max(0, offset - 16), offset);
	if (before.endsWith('>')) return /<(?:key|string|integer|real)>$/.test(before);
	return !before.endsWith('(') || before.endsWith('$(');
}

function toLspItem({ document, client }: DocumentContext, item: CompletionItem): LspItem {
	const { detail } = item;
	const documentation = client.lazyDocumentation ? undefined : item.documentation?.();
	return {
		label: item.label,
		kind: kinds[item.kind],
		filterText: item.filterText,
		sortText: item.sortText,
		textEdit: {
			range: toLspRange(document, item.range),
			newText: newTextOf(document, client, item),
		},
		...(detail !== undefined &&
			(client.labelDetails ? besideLabel(item.label, detail) : { detail })),
		...(documentation !== undefined && {
			documentation: toLspMarkup(documentation, client.documentationFormat),
		}),
		...(item.deprecated && { tags: [CompletionItemTag.Deprecated] }),
		...(item.preselect && { preselect: true }),
	};
}

/** What is inserted; where the client does not indent it, as far as the line of the caret is up to there. */
function newTextOf(document: TextDocument, client: ClientAbilities, item: CompletionItem): string {
	const text = client.snippets ? item.snippet : plainSnippet(item.snippet);
	if (client.adjustsIndentation || !text.includes('\n')) return text;
	const { line } = document.positionAt(item.range.start);
	const before = document
		.getText()
		.slice(document.offsetAt({ line, character: 0 }), item.range.start);
	const indent = /^[ \t]*/.exec(before)?.[0] ?? '';
	return text.replaceAll('\n', `\n${indent}`);
}

/** A detail on the line of its label as far as it leaves the label its room; where it does not all fit, in full elsewhere too. */
function besideLabel(label: string, detail: string): Pick<LspItem, 'labelDetails' | 'detail'> {
	const room = listWidth - label.length;
	if (detail.length <= room) return { labelDetails: { description: detail } };
	if (room < leastRoom) return { labelDetails: {}, detail };
	return { labelDetails: { description: `${detail.slice(0, room - 1).trimEnd()}…` }, detail };
}
