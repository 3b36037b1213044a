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
import { type CompletionItem, completeAt, plainSnippet, typedIdAt } from '../../service/index.js';
import type { ClientAbilities } from '../clientAbilities.js';
import { type DocumentContext, defineDocumentRequest } from '../documentRequest.js';
import { fromLspPosition } from '../fromLsp.js';
import { idItems } from '../idNames.js';
import { object, position, string } from '../parameters.js';
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

/** The command of VS Code that opens the list. */
const openList = { title: 'Open the List', command: 'editor.action.triggerSuggest' };

/** Where an item was offered, by which it is found again. */
interface ItemData {
	readonly uri: string;
	readonly position: Position;
}

/** The number of characters of a label and its detail in a list of the usual width. */
const listWidth = 46;
/** The number of characters below which a truncated detail is useless. */
const minDetailWidth = 12;

const nothing: CompletionList = { isIncomplete: false, items: [] };

export const completion = defineDocumentRequest(CompletionRequest.type, {
	capability: {
		completionProvider: { triggerCharacters: ['<', '>', '$', '(', '.'], resolveProvider: true },
	},
	empty: nothing,
	async handle(context, { position, context: asked }) {
		const { document, plist, settings, client } = context;
		const offset = fromLspPosition(document, position);
		const typed = asked?.triggerKind === CompletionTriggerKind.TriggerCharacter;
		if (typed && !triggersCompletion(plist.text, offset)) return nothing;
		const id = typedIdAt(plist, offset);
		if (id) return idItems(document, id, await context.readNames());
		const shared = sharedProperties(client, { uri: document.uri, position });
		const items = completeAt(plist, offset)
			.filter(({ kind }) => settings.skeletons || kind !== 'skeleton')
			.map((item) => toLspItem(context, item));
		return client.itemDefaults
			? { ...nothing, items, itemDefaults: shared }
			: { ...nothing, items: items.map((item) => ({ ...item, ...shared })) };
	},
});

const ofItem = object({ uri: string, position });

/** Adds the documentation, which is computed again at the position where the item was offered. */
export const resolveCompletion = defineRequest(CompletionResolveRequest.type, {
	// Clients keep `data` as they got it, and other items have none, or that of other servers.
	accepts: object({ label: string }),
	async handle(item, { documents, client }) {
		if (ofItem.faultOf(item.data, 'data') !== undefined) return item;
		const { uri, position: at } = item.data as ItemData;
		const model = await documents.modelOf(uri);
		if (!model?.plist) return item;
		const offered = completeAt(model.plist, fromLspPosition(model.document, at));
		const documentation = offered.find(({ label }) => label === item.label)?.documentation?.();
		return documentation === undefined
			? item
			: { ...item, documentation: toLspMarkup(documentation, client.documentationFormat) };
	},
});

/** The properties that all items share. */
function sharedProperties(
	client: ClientAbilities,
	data: ItemData,
): Pick<LspItem, 'insertTextFormat' | 'insertTextMode' | 'data'> {
	return {
		insertTextFormat: client.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
		...(client.adjustsIndentation && { insertTextMode: InsertTextMode.adjustIndentation }),
		...(client.lazyDocumentation && { data }),
	};
}

/** Whether the typed character starts a completion: `>` of a start tag with content, or `(` after `$`. */
function triggersCompletion(text: string, offset: number): boolean {
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
			(client.labelDetails ? detailProperties(item.label, detail) : { detail })),
		...(documentation !== undefined && {
			documentation: toLspMarkup(documentation, client.documentationFormat),
		}),
		...(item.deprecated && { tags: [CompletionItemTag.Deprecated] }),
		...(item.preselect && { preselect: true }),
		...(item.hasNextItems && client.commands.includes(openList.command) && { command: openList }),
	};
}

/** The inserted text. If the client does not indent it, it is indented like the line of the cursor. */
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

/** Shows the detail after its label as far as there is room. A truncated detail is shown in full elsewhere as well. */
function detailProperties(label: string, detail: string): Pick<LspItem, 'labelDetails' | 'detail'> {
	const room = listWidth - label.length;
	if (detail.length <= room) return { labelDetails: { description: detail } };
	if (room < minDetailWidth) return { labelDetails: {}, detail };
	return { labelDetails: { description: `${detail.slice(0, room - 1).trimEnd()}…` }, detail };
}
