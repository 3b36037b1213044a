/** Finds the snippets of whole entries in schemas, such as personalities. */

import type { DriverPlist } from '../../document/driverPlist.js';
import { isPersonalities } from '../../document/rootKey.js';
import { once } from '../../once.js';
import type { DocumentKind } from '../../platform/documentKind.js';
import { appliesTo } from '../../platform/documentKind.js';
import { schemaNodes } from '../../schema/catalog.js';
import { schemaAt } from '../../schema/describe.js';
import type { Schema, SchemaSnippet } from '../../schema/schema.js';
import { isClassName } from '../../text/className.js';
import { type PlistPath, pathOf } from '../../value/plistPath.js';
import type { Dict } from '../../value/plistValue.js';
import { xmlBlock } from '../markdown.js';
import type { CompletionItem } from './completionItem.js';
import { entitledProvidersIn } from './entitledKeys.js';
import { freePlaceholders } from './freePlaceholders.js';
import { plainSnippet } from './plainSnippet.js';
import { indentationOf, shiftStops } from './snippetText.js';
import { mayHaveUsualValue } from './suitableKeys.js';
import { suitablePersonalities } from './suitablePersonalities.js';
import { reindent } from './valueSnippet.js';

export interface EntryItem {
	readonly item: Pick<CompletionItem, 'label' | 'kind' | 'detail' | 'documentation' | 'preselect'>;
	/** The whole entry as a snippet. */
	readonly body: string;
	/** Only its value, as a snippet. */
	readonly value: string;
}

/** The snippets for entries of `dict`. */
export function entrySnippets(plist: DriverPlist, dict: Dict): readonly EntryItem[] {
	const indent = indentationOf(plist.text);
	return snippetsFor(plist, dict)
		.filter(({ kinds }) => appliesTo(kinds, plist.kind))
		.map((snippet) => {
			const body = reindent(snippet.body, indent);
			return {
				item: {
					label: snippet.label,
					kind: 'skeleton',
					...(snippet.description && { detail: snippet.description }),
					documentation: () => xmlBlock(plainSnippet(body)),
				},
				body,
				value: withoutKey(body),
			};
		});
}

/** The snippets for the value at a path, which may be a personality. */
export function snippetsForValue(
	plist: DriverPlist,
	path: PlistPath,
	schema: Schema | undefined,
): readonly SchemaSnippet[] {
	const own = (schema?.defaultSnippets ?? []).filter(
		({ body }) => !body.startsWith('<key>') && mayHaveUsualValue(plist, path),
	);
	return (isPersonality(plist, path) ? newPersonalities(plist) : own)
		.filter(entitledProvidersIn(plist))
		.filter(({ kinds }) => appliesTo(kinds, plist.kind))
		.map((snippet) => ({ ...snippet, body: withoutKey(snippet.body, path.at(-1)) }));
}

/** The snippets for an item of the array at a path: the items of the snippets for the array that have only one. */
export function snippetsForItem(plist: DriverPlist, path: PlistPath): readonly SchemaSnippet[] {
	return snippetsForValue(plist, path, schemaAt(plist, path)).flatMap((snippet) => {
		const [, item] =
			/^<array>\n(\t<dict>(?:\n\t\t.*)*\n\t<\/dict>)\n<\/array>$/.exec(snippet.body) ?? [];
		return item === undefined ? [] : [{ ...snippet, body: item.replace(/^\t/gm, '') }];
	});
}

/** Whether a path is that of a personality, whose snippets are those of personalities. */
function isPersonality({ kind }: DriverPlist, path: PlistPath): boolean {
	return path.length === 2 && isPersonalities(path[0]) && kind !== 'entitlements';
}

function snippetsFor(plist: DriverPlist, dict: Dict): readonly SchemaSnippet[] {
	const path = pathOf(dict);
	const inPersonalities = isPersonalities(path[0]) && plist.kind !== 'entitlements';
	if (inPersonalities && path.length === 1) return newPersonalities(plist);
	// The snippets for personalities are whole ones, which can't be inserted into another.
	if (inPersonalities && path.length === 2) return [];
	const own = schemaAt(plist, path)?.defaultSnippets ?? [];
	return own.filter(({ body }) => body.startsWith('<key>'));
}

/** The snippets of `personality.schema.json` and of the `matching/` files. */
const personalitySnippets = once((): readonly SchemaSnippet[] =>
	[...schemaNodes.values()]
		.filter(({ file }) => file === 'personality.schema.json' || file.startsWith('matching/'))
		.flatMap(({ schema }) => schema.defaultSnippets ?? []),
);

/** Whole personalities that can be added to a plist, with names and IDs that its own do not have; for kind `other` those of all kinds. */
export function newPersonalities(plist: DriverPlist): readonly SchemaSnippet[] {
	const bodyOf = freePlaceholders(plist);
	return suitableSkeletons(plist).map((snippet) => ({ ...snippet, body: bodyOf(snippet.body) }));
}

/** Whether there are snippets for the entries of `IOKitPersonalities`. */
export function hasPersonalities(plist: DriverPlist): boolean {
	return suitableSkeletons(plist).length > 0;
}

function suitableSkeletons(plist: DriverPlist): readonly SchemaSnippet[] {
	return suitablePersonalities(plist, personalitySkeletons(plist.kind));
}

/** Whole personalities with names for a kind of bundle; all of them for kind `other`. */
export function personalitySkeletons(kind: DocumentKind): readonly SchemaSnippet[] {
	return personalitySnippets()
		.filter(({ kinds }) => kind === 'other' || appliesTo(kinds, kind))
		.map((snippet) => ({ ...snippet, body: asEntry(snippet.body) }));
}

/** Adds a name as the first tab stop, if the snippet has none. */
function asEntry(body: string): string {
	if (body.startsWith('<key>')) return body;
	return `<key>\${1:MyDriver}</key>\n${shiftStops(body, 1)}`;
}

/** Only the value of an entry. Its first use of the name, such as that of the class, has `name` or the name of the snippet. */
function withoutKey(body: string, name?: string | number): string {
	const [key] = /^<key>.*?<\/key>\s*/.exec(body) ?? [];
	if (key === undefined) return body;
	const usual = /^<key>\$\{1:(\w+)\}/.exec(key)?.[1];
	const text = typeof name === 'string' && isClassName(name) ? name : usual;
	const value = body.slice(key.length);
	return text === undefined ? value : value.replace('$1', () => `\${1:${text}}`);
}
