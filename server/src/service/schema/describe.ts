/** What is known of a key or a class, for people: hover, completion documentation, `driver-plist keys`, docs pages. */

import type { PlistContents } from '../document/driverPlist.js';
import { isPersonalities, splitRootKey } from '../document/rootKey.js';
import { once } from '../once.js';
import { lineageOf } from '../platform/classes.js';
import type { DocumentKind } from '../platform/documentKind.js';
import { familyOf } from '../platform/kernelBundles.js';
import { type PlistPath, pathOf } from '../value/plistPath.js';
import type { Dict } from '../value/plistValue.js';
import { stringAt } from '../value/stringAt.js';
import { nodesAt, schemaNodes } from './catalogue.js';
import type { Schema } from './schema.js';
import type { SchemaNode } from './schemaNode.js';
import { childNodes } from './validate.js';

/** The dictionary that a key is in: the root, a personality, the root of entitlements, or a described dictionary in one of them. */
export type KeyScope = 'root' | 'personality' | 'entitlements' | 'nested';

/** One place where a key is described. */
export interface KeyDescription {
	readonly key: string;
	/** `root`, `personality`, `entitlements`, `runtime`, `device`, or for a nested key the key of the dict around it. */
	readonly place: string;
	/** The file of `schemas/` that describes it. */
	readonly file: string;
	readonly schema: Schema;
}

/** A key that may stand in a certain dict. */
export interface KeyCandidate extends KeyDescription {
	/** Rank in completion, lower first; `x-order`, 50 where the schema gives none, 40 more where the key is not usual. */
	readonly order: number;
	/** Whether the dict has an entry of this key already. */
	readonly present: boolean;
	/** Whether the schemas of this place demand it, in a document of this form. */
	readonly required: boolean;
}

const usualOrder = 50;
const unusualPenalty = 40;

const byKey = once((): ReadonlyMap<string, readonly KeyDescription[]> => {
	const found = new Map<string, KeyDescription[]>();
	for (const node of schemaNodes.values()) {
		for (const description of describe(node.schema, node.file, placeOf(node.file))) {
			found.set(description.key, [...(found.get(description.key) ?? []), description]);
		}
	}
	return found;
});

const allKeys = once((): readonly KeyDescription[] => [...byKey().values()].flat());

/** Every described key, by name. */
export function describedKeys(): readonly KeyDescription[] {
	return allKeys();
}

/** Where a key is described, most general place first; empty for keys nobody described. */
export function descriptionsOf(key: string): readonly KeyDescription[] {
	return byKey().get(key) ?? [];
}

/** As `descriptionsOf`; also of keys of one architecture, and of those that a pattern describes, such as `MyUserClientProperties`. */
export function describeKey(key: string): readonly KeyDescription[] {
	const found = descriptionsOf(key);
	if (found.length > 0) return found;
	const { name, architecture } = splitRootKey(key);
	if (architecture !== undefined) {
		return descriptionsOf(name).flatMap((one) => (one.place === 'root' ? { ...one, key } : []));
	}
	return [...schemaNodes.values()].flatMap(({ file, patternProperties }) =>
		patternProperties.flatMap(([pattern, { schema }]) =>
			pattern.test(key) ? { key, place: placeOf(file), file, schema } : [],
		),
	);
}

/** Whether a key is described as one of personalities. */
export function isPersonalityKey(key: string): boolean {
	return descriptionsOf(key).some(({ place }) => place === 'personality');
}

/**
 * The description of the value at a path, references resolved and everything said of it in one schema;
 * undefined where nothing is known. `key` of an array item is the key of its array.
 */
export function describeAt(plist: PlistContents, path: PlistPath): KeyDescription | undefined {
	const nodes = nodesAt(plist, path);
	const first = nodes[0];
	const key = path.filter((step) => typeof step === 'string').at(-1);
	if (!first || key === undefined) return undefined;
	const place = path.length === 1 ? placeOf(first.file) : placeAbove(plist, path);
	return { key, place, file: first.file, schema: merged(nodes) };
}

/**
 * The description of a key of a personality in the first `matching/` file that has one: what it is likely to be while
 * `IOProviderClass`, which tells the file, is not written yet.
 */
export function describeForAnyProvider(
	plist: PlistContents,
	path: PlistPath,
): KeyDescription | undefined {
	const key = path[2];
	if (path.length !== 3 || typeof key !== 'string' || placeAbove(plist, path) !== 'personality') {
		return undefined;
	}
	for (const { schema, file, parts } of schemaNodes.values()) {
		if (!schema['x-providers']) continue;
		const [found] = parts.flatMap(({ properties }) => properties.get(key) ?? []);
		if (found) return { key, place: 'personality', file, schema: merged([found]) };
	}
	return undefined;
}

/** The merged schema of the value at a path, as `describeAt` gives it. */
export function schemaAt(plist: PlistContents, path: PlistPath): Schema | undefined {
	return describeAt(plist, path)?.schema;
}

/**
 * What `schemaAt` gives for the keys of a dict; the way to the dict is gone once.
 * For the root and for personalities, not for the dict that holds personalities.
 */
export function schemasIn(plist: PlistContents, dict: Dict): (key: string) => Schema | undefined {
	const path = pathOf(dict);
	const nodes = nodesAt(plist, path);
	return (key) => {
		const found = childNodes(nodes, path.length === 0 ? splitRootKey(key).name : key);
		return found.length === 0 ? undefined : merged(found);
	};
}

/** The described keys of a dict, those of other kinds left out, most useful first. */
export function keysFor(plist: PlistContents, dict: Dict): readonly KeyCandidate[] {
	const path = pathOf(dict);
	const nodes = nodesAt(plist, path);
	const parts = nodes.flatMap((node) => node.parts.flatMap((part) => [part, ...part.anyOf]));
	const required = new Set(parts.flatMap(({ schema }) => schema.required ?? []));
	const place = path.length === 0 ? undefined : placeAbove(plist, [...path, '']);
	const candidates = new Map<string, KeyCandidate>();
	const classes = classesOf(dict);
	for (const part of parts) {
		for (const [key, node] of part.properties) {
			if (candidates.has(key) || !belongs(node.schema, plist.kind)) continue;
			const schema = merged([node]);
			candidates.set(key, {
				key,
				place: place ?? placeOf(node.file),
				file: node.file,
				schema,
				order:
					(schema['x-order'] ?? usualOrder) +
					(isUsual(schema, plist.kind, classes) ? 0 : unusualPenalty),
				present: dict.get(key) !== undefined,
				required: required.has(key),
			});
		}
	}
	return [...candidates.values()].sort((a, b) => a.order - b.order || (a.key < b.key ? -1 : 1));
}

function isUsual(schema: Schema, kind: DocumentKind, classes: ReadonlySet<string>): boolean {
	const usual = schema['x-usual'];
	const inKind = usual?.kinds?.includes(kind) ?? true;
	const isForClass = usual?.classes?.some((name) => classes.has(name)) ?? true;
	return inKind && isForClass && isReadFor(schema, classes);
}

/** Whether a family that reads a key has one of the classes; true of what the system reads. */
export function isReadFor(schema: Schema, classes: ReadonlySet<string>): boolean {
	const readers = schema['x-readBy'];
	if (readers === undefined) return true;
	return [...classes].some((name) => readers.includes(familyOf(name) ?? ''));
}

/** The classes of a personality, its provider's and its own, with all their ancestors. */
export function classesOf(personality: Dict): ReadonlySet<string> {
	return new Set(
		['IOProviderClass', 'IOClass'].flatMap((key) => lineageOf(stringAt(personality, key))),
	);
}

/** Whether a key may stand in a plist of this kind; `x-kinds` of an entitlement tells what is signed with it, not the plist. */
export function belongs(schema: Schema, kind: DocumentKind): boolean {
	return kind === 'entitlements' || (schema['x-kinds']?.includes(kind) ?? true);
}

/** One schema for all that describes a value; what comes first wins. */
export function merged(nodes: readonly SchemaNode[]): Schema {
	const schemas = nodes.flatMap((node) => node.parts.map(({ schema }) => schema));
	const [only] = schemas;
	if (only && schemas.length === 1) return only;
	return Object.assign({}, ...schemas.reverse()) as Schema;
}

function placeAbove(plist: PlistContents, path: PlistPath): string {
	const keys = path.slice(0, -1).filter((step) => typeof step === 'string');
	if (keys.length === 2 && path.length === 3 && isPersonalities(keys[0])) return 'personality';
	return keys.at(-1) ?? (plist.kind === 'entitlements' ? 'entitlements' : 'root');
}

/** What a file of `schemas/` describes the keys of. */
function placeOf(file: string): string {
	if (file === 'personality.schema.json' || file.startsWith('matching/')) return 'personality';
	if (file === 'entitlements.schema.json') return 'entitlements';
	return file === 'runtime.schema.json' ? 'runtime' : 'root';
}

function* describe(schema: Schema, file: string, place: string): Iterable<KeyDescription> {
	for (const [key, property] of Object.entries(schema.properties ?? {})) {
		yield { key, place: property['x-place'] ?? place, file, schema: property };
		yield* describe(property, file, key);
	}
	for (const inner of [schema.items, ...(schema.allOf ?? []), ...(schema.anyOf ?? [])]) {
		if (inner) yield* describe(inner, file, place);
	}
	if (typeof schema.additionalProperties === 'object') {
		yield* describe(schema.additionalProperties, file, place);
	}
}
