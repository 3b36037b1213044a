/** Completes elements where a value or an array item is expected: known values, then elements without a known value. */
import type { DriverPlist } from '../../document/driverPlist.js';
import { describeAt, describeForAnyProvider } from '../../schema/describe.js';
import type { CursorContext } from '../cursorContext.js';
import { renderKey } from '../hover/renderKey.js';
import { bareElements } from './bareElements.js';
import type { CompletionItem } from './completionItem.js';
import { snippetsForItem, snippetsForValue } from './entrySnippets.js';
import type { KnownChoice } from './knownChoice.js';
import { knownValues } from './knownValues.js';
import { publishedTypes } from './publishedTypes.js';
import { indentationOf, onOwnLines, xmlLiteral } from './snippetText.js';
import { sortTextOf } from './sortTextOf.js';
import { reindent, type WritableType, writableTypes } from './valueSnippet.js';

/** Values of the usual type first, then the bare element of that type, then values and elements of other types. */
const RANK = { value: 0, skeleton: 1, element: 2, otherValue: 3, otherElement: 4 } as const;

/** The elements that are allowed at the cursor. */
export function elementItems(plist: DriverPlist, cursor: CursorContext): readonly CompletionItem[] {
	const { container, replace } = cursor;
	const path = cursor.expects === 'item' ? [...cursor.path, 0] : cursor.path;
	const described = describeAt(plist, path) ?? describeForAnyProvider(plist, path);
	const schema = described?.schema;
	const indent = indentationOf(plist.text);
	const layOut = onOwnLines(plist.text, replace, container);
	const documentation = described && (() => renderKey(described.key, described.schema, plist.kind));
	const types = (cursor.entry && publishedTypes(cursor.entry)) ?? writableTypes(schema);
	const values = knownValues(plist, path, schema, cursor).flatMap((known, index) => {
		const element = elementOf(known, types);
		if (element === undefined) return [];
		return {
			...known.item,
			filterText: cursor.place === 'tag' ? element.filter : known.item.label,
			sortText: sortTextOf(element.type === types[0] ? RANK.value : RANK.otherValue, index),
			range: replace,
			snippet: layOut(element.snippet),
		};
	});
	const items = cursor.expects === 'item' ? snippetsForItem(plist, cursor.path) : [];
	const snippets = [...items, ...snippetsForValue(plist, path, schema)];
	const skeletons = snippets.map((snippet, index) => ({
		label: snippet.label,
		kind: 'skeleton' as const,
		filterText: cursor.place === 'tag' ? `<dict>${snippet.label}` : snippet.label,
		sortText: sortTextOf(RANK.skeleton, index),
		range: replace,
		snippet: layOut(reindent(snippet.body, indent)),
		...(snippet.description && { documentation: () => snippet.description }),
	}));
	const bare = bareElements(plist, cursor, {
		schema,
		// An empty dictionary in a list of devices includes all of them, and a text none.
		types: items.length > 0 ? [] : types,
		hasSkeletons: skeletons.length > 0,
	}).map(({ type, label, snippet }, index) => ({
		label,
		kind: 'element' as const,
		filterText: cursor.place === 'tag' ? label : label.slice(1),
		sortText: sortTextOf(type === types[0] ? RANK.element : RANK.otherElement, index),
		range: replace,
		snippet: layOut(snippet),
		...(documentation && { documentation }),
	}));
	return [...values, ...skeletons, ...bare];
}

function elementOf(
	{ value }: KnownChoice,
	types: readonly WritableType[],
): { readonly type: WritableType; readonly filter: string; readonly snippet: string } | undefined {
	// The bare elements are these values.
	if (typeof value === 'boolean') return undefined;
	const numeric = types.includes('integer') ? 'integer' : 'real';
	const type = typeof value === 'number' ? numeric : 'string';
	if (!types.includes(type)) return undefined;
	return {
		type,
		filter: `<${type}>${value}`,
		snippet: `<${type}>${xmlLiteral(String(value))}</${type}>`,
	};
}
