/** Finds the schemas that describe a part of a plist. */

import { isWithoutAddedKeys } from '../document/addedByBuild.js';
import type { PlistContents } from '../document/driverPlist.js';
import { isKextWithCode } from '../document/kextWithCode.js';
import { isPersonalities, splitRootKey } from '../document/rootKey.js';
import { namesService } from '../document/userClient.js';
import { once } from '../once.js';
import { lineageOf } from '../platform/classes.js';
import { type DocumentKind, hasRules } from '../platform/documentKind.js';
import type { PlistPath } from '../value/plistPath.js';
import type { Dict, PlistValue } from '../value/plistValue.js';
import { absolute, compileSchemas } from './compile.js';
import type { Schema } from './schema.js';
import type { SchemaNode } from './schemaNode.js';
import { schemaFiles } from './schemas.generated.js';
import { childNodes, itemNodes } from './validate.js';

/** Copies `x-kinds` of a file to each of its keys without their own. */
function withKindsOfFile(file: Schema): Schema {
	const kinds = file['x-kinds'];
	if (kinds === undefined) return file;
	const keys = Object.entries(file.properties ?? {});
	return {
		...file,
		properties: Object.fromEntries(keys.map(([key, each]) => [key, { 'x-kinds': kinds, ...each }])),
	};
}

const files: ReadonlyMap<string, Schema> = new Map(
	Object.entries(schemaFiles).map(([file, each]) => [file, withKindsOfFile(each)]),
);

const resolve = compileSchemas((file) => files.get(file));

/** The nodes of all schema files, by file. */
export const schemaNodes: ReadonlyMap<string, SchemaNode> = new Map(
	[...files.keys()].flatMap((file) => {
		const node = resolve(`${file}#`);
		return node ? [[file, node] as const] : [];
	}),
);

/** What a schema in a file refers to. */
export function referredNode({ $ref }: Schema, file: string): SchemaNode | undefined {
	return $ref === undefined ? undefined : resolve(absolute($ref, file));
}

const kindFiles: Readonly<Record<DocumentKind, readonly string[]>> = {
	dext: ['bundle', 'dext'],
	kext: ['bundle', 'kext'],
	codelessKext: ['bundle', 'kext'],
	systemExtension: ['bundle', 'system-extension'],
	hostApp: ['bundle', 'host-app'],
	entitlements: ['entitlements'],
	appExtension: [],
	fileSystem: [],
	fragment: [],
	other: [],
};

/** The nodes that describe the root dictionary of a kind, whatever else its neighbors show. */
export function kindNodes(kind: DocumentKind): readonly SchemaNode[] {
	return kindFiles[kind].flatMap((name) => schemaNodes.get(`${name}.schema.json`) ?? []);
}

/** The nodes that describe the root dictionary. */
export function rootNodes(plist: PlistContents): readonly SchemaNode[] {
	const required = requiredIn(plist);
	const more = kindFiles[plist.kind].flatMap((name) =>
		required.flatMap((definition) => resolve(`${name}.schema.json#/$defs/${definition}`) ?? []),
	);
	return [...kindNodes(plist.kind), ...more];
}

/** The definitions with the keys that a bundle requires besides those that every source property list has. */
function requiredIn(plist: PlistContents): readonly ('built' | 'withoutAddedKeys' | 'withCode')[] {
	if (plist.form === 'built') return ['built'];
	if (!isWithoutAddedKeys(plist)) return [];
	return isKextWithCode(plist) ? ['withoutAddedKeys', 'withCode'] : ['withoutAddedKeys'];
}

const familiesByProvider = once((): ReadonlyMap<string, readonly SchemaNode[]> => {
	const families = new Map<string, SchemaNode[]>();
	for (const node of schemaNodes.values()) {
		for (const provider of node.schema['x-providers'] ?? []) {
			families.set(provider, [...(families.get(provider) ?? []), node]);
		}
	}
	return families;
});

const personalityBase = [schemaNodes.get('personality.schema.json')].filter(
	(node) => node !== undefined,
);

/** The nodes that describe a personality: those for all personalities, then the families of its provider class, the most specific first. */
export function personalityNodes(dict: Dict): readonly SchemaNode[] {
	const provider = dict.get('IOProviderClass')?.value;
	if (provider?.type !== 'string') return personalityBase;
	return [...personalityBase, ...familiesOf(provider.value)];
}

/** The nodes that describe a value in a personality of a dext that no other schema describes: the properties of a service that the dext creates. */
export function serviceNodes({ kind }: PlistContents, value: PlistValue): readonly SchemaNode[] {
	return kind === 'dext' && value.type === 'dict' && namesService(value) ? ofServices() : [];
}

const ofServices = once((): readonly SchemaNode[] => {
	const node = resolve('personality.schema.json#/$defs/service');
	return node ? [node] : [];
});

/** What follows if a key of every personality is missing, or is not of its type. */
export function consequenceOf(key: string): string | undefined {
	const [node] = childNodes(personalityBase, key);
	return node?.schema['x-consequence'];
}

/** The families that describe a provider class or one of its superclasses. */
export function familiesOf(providerClass: string): readonly SchemaNode[] {
	return lineageOf(providerClass).flatMap((name) => familiesByProvider().get(name) ?? []);
}

/** The families of all provider classes. */
export function allFamilies(): readonly SchemaNode[] {
	return [...new Set([...familiesByProvider().values()].flat())];
}

/** The nodes that describe the value at a path; empty if none do. */
export function nodesAt(plist: PlistContents, path: PlistPath): readonly SchemaNode[] {
	if (!hasRules(plist.kind)) return [];
	let value: PlistValue | undefined = plist.root;
	let nodes = rootNodes(plist);
	for (const [depth, step] of path.entries()) {
		if (typeof step === 'number') {
			nodes = itemNodes(nodes);
			value = value?.type === 'array' ? value.items[step] : undefined;
			continue;
		}
		nodes = childNodes(nodes, depth === 0 ? splitRootKey(step).name : step);
		value = value?.type === 'dict' ? value.get(step)?.value : undefined;
		const isPersonality = depth === 1 && isPersonalities(path[0]) && plist.kind !== 'entitlements';
		if (isPersonality && value?.type === 'dict') {
			nodes = [...new Set([...nodes, ...personalityNodes(value)])];
		}
		const isInPersonality = depth === 2 && isPersonalities(path[0]);
		if (isInPersonality && nodes.length === 0 && value) nodes = serviceNodes(plist, value);
	}
	return nodes;
}
