/** Describes keys for people: hovers, completion documentation, `driver-plist look-up` and pages of the documentation. */
import type { PlistContents } from '../document/driverPlist.js';
import { isPersonalities, splitRootKey } from '../document/rootKey.js';
import { groupBy } from '../groupBy.js';
import { once } from '../once.js';
import { lineageOf } from '../platform/classes.js';
import type { DocumentKind } from '../platform/documentKind.js';
import { familyOf } from '../platform/kernelBundles.js';
import { append } from '../text/append.js';
import { type PlistPath, pathOf } from '../value/plistPath.js';
import type { Dict } from '../value/plistValue.js';
import { stringAt } from '../value/stringAt.js';
import { nodesAt, referredNode, schemaNodes } from './catalog.js';
import type { Schema } from './schema.js';
import type { SchemaNode } from './schemaNode.js';
import { childNodes } from './validate.js';

/** The dictionary that a key is in: the root, a personality, the root of entitlements, or a described dictionary in one of them. */
export type KeyScope = 'root' | 'personality' | 'entitlements' | 'nested';

/** The description of a key in one place. */
export interface KeyDescription {
	readonly key: string;
	/** `root`, `personality`, `entitlements`, `runtime` or `device`; for a nested key the key of the dictionary that contains it. */
	readonly place: string;
	/** The file of `schemas/` that describes it. */
	readonly file: string;
	readonly schema: Schema;
}

/** A key that is allowed in a dictionary. */
export interface KeyCandidate extends KeyDescription {
	/** The rank in completion, lower first: `x-order`, 50 by default, and 40 more for unusual keys. */
	readonly order: number;
	/** Whether the dictionary has the key. */
	readonly present: boolean;
	/** Whether the schemas require it here, in a document of this form. */
	readonly required: boolean;
}

const usualOrder = 50;
const unusualPenalty = 40;

/** The keys of each file, collected when they are first looked up. */
const byFile = new Map(
	[...schemaNodes].map(([file, { schema }]) => [
		file,
		once(() => groupBy([...descriptionsIn(schema, file, placeOf(file))], ({ key }) => key)),
	]),
);

/** All descriptions, by key. */
export function describedKeys(): readonly KeyDescription[] {
	const keys = new Set([...byFile.values()].flatMap((keysOfFile) => [...keysOfFile().keys()]));
	return [...keys].flatMap(descriptionsOf);
}

/** The keys that a file of `schemas/` describes, including nested ones. */
export function describedKeysIn(file: string): readonly KeyDescription[] {
	return [...(byFile.get(file)?.().values() ?? [])].flat();
}

/** The descriptions of a key, the most general place first; empty for unknown keys. */
export function descriptionsOf(key: string): readonly KeyDescription[] {
	const found: KeyDescription[] = [];
	for (const keysOfFile of byFile.values()) {
		const inFile = keysOfFile().get(key);
		if (inFile) append(found, inFile);
	}
	return found;
}

/** As `descriptionsOf`, also for keys of one architecture, and for keys that match a pattern, such as `MyUserClientProperties`. */
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

/** Whether a key is described for the root of an Info.plist, perhaps of one architecture, or for personalities. */
export function isInfoPlistKey(key: string): boolean {
	const described = descriptionsOf(splitRootKey(key).name);
	return described.some(({ place }) => place === 'root' || place === 'personality');
}

/** Whether a key is described for the root of an Info.plist, and nowhere else. */
export function isOnlyRootKey(key: string): boolean {
	const described = descriptionsOf(splitRootKey(key).name);
	return described.length > 0 && described.every(({ place }) => place === 'root');
}

const personalityFiles = [...byFile].filter(([file]) => placeOf(file) === 'personality');

/** Whether a key is described for personalities. */
export function isPersonalityKey(key: string): boolean {
	return personalityFiles.some(([, keysOfFile]) =>
		keysOfFile()
			.get(key)
			?.some(({ place }) => place === 'personality'),
	);
}

/**
 * The description of the value at a path, with all its schemas merged and references resolved; undefined if there is
 * none. `key` of an array item is the key of its array.
 */
export function describeAt(plist: PlistContents, path: PlistPath): KeyDescription | undefined {
	const nodes = nodesAt(plist, path);
	const first = nodes[0];
	const key = path.filter((step) => typeof step === 'string').at(-1);
	if (!first || key === undefined) return undefined;
	const place = path.length === 1 ? placeOf(first.file) : placeAbove(plist, path);
	return { key, place, file: first.file, schema: mergeSchemas(nodes) };
}

/**
 * The description of a key of a personality in the first `matching/` file that has one. It is a guess for personalities
 * without an `IOProviderClass`, which determines the file.
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
		if (found) return { key, place: 'personality', file, schema: mergeSchemas([found]) };
	}
	return undefined;
}

/** The merged schema of the value at a path, as in `describeAt`. */
export function schemaAt(plist: PlistContents, path: PlistPath): Schema | undefined {
	return describeAt(plist, path)?.schema;
}

/**
 * The result of `schemaAt` for the keys of a dictionary, which is located once.
 * For the root and for personalities, not for the dictionary that contains personalities.
 */
export function schemasIn(plist: PlistContents, dict: Dict): (key: string) => Schema | undefined {
	const path = pathOf(dict);
	const nodes = nodesAt(plist, path);
	return (key) => {
		const found = childNodes(nodes, path.length === 0 ? splitRootKey(key).name : key);
		return found.length === 0 ? undefined : mergeSchemas(found);
	};
}

/** The described keys of a dictionary without those of other kinds, the most useful first. */
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
			if (candidates.has(key) || !isForKind(node.schema, plist.kind)) continue;
			const schema = mergeSchemas([node]);
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

/** Whether a family that reads a key has one of the classes; true for keys that the system reads. */
export function isReadFor(schema: Schema, classes: ReadonlySet<string>): boolean {
	const readers = schema['x-readBy'];
	if (readers === undefined) return true;
	return [...classes].some((name) => readers.includes(familyOf(name) ?? ''));
}

/** The provider class and the kernel class of a personality with their superclasses. */
export function classesOf(personality: Dict): ReadonlySet<string> {
	return new Set(
		['IOProviderClass', 'IOClass'].flatMap((key) => lineageOf(stringAt(personality, key))),
	);
}

/** Whether a key is for plists of a kind. All entitlements are for entitlements files, since their `x-kinds` are the products signed with them. */
export function isForKind(schema: Schema, kind: DocumentKind): boolean {
	return kind === 'entitlements' || (schema['x-kinds']?.includes(kind) ?? true);
}

/** One schema with the annotations of all nodes; the first node overrides the others. */
export function mergeSchemas(nodes: readonly SchemaNode[]): Schema {
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

/** The place of the keys in a file of `schemas/`. */
function placeOf(file: string): string {
	if (file === 'personality.schema.json' || file.startsWith('matching/')) return 'personality';
	if (file === 'entitlements.schema.json') return 'entitlements';
	return file === 'runtime.schema.json' ? 'runtime' : 'root';
}

function* descriptionsIn(within: Schema, file: string, place: string): Iterable<KeyDescription> {
	for (const [key, property] of Object.entries(within.properties ?? {})) {
		const referred = referredNode(property, file);
		const schema = { ...referred?.schema, ...property };
		yield { key, place: property['x-place'] ?? place, file, schema };
		yield* descriptionsIn(property, file, key);
	}
	for (const inner of [within.items, ...(within.allOf ?? []), ...(within.anyOf ?? [])]) {
		if (inner) yield* descriptionsIn(inner, file, place);
	}
	if (typeof within.additionalProperties === 'object') {
		yield* descriptionsIn(within.additionalProperties, file, place);
	}
}
