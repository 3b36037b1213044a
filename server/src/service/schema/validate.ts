/** Validates values by schema nodes as JSON Schema defines it, without knowledge of drivers. */
import { append } from '../text/append.js';
import type { Dict, PlistValue } from '../value/plistValue.js';
import type { Schema } from './schema.js';
import type { SchemaNode } from './schemaNode.js';

/** A violation of one keyword by a value. */
export interface Violation {
	readonly keyword: keyof Schema;
	readonly value: PlistValue;
	/** The schema that has the keyword. */
	readonly part: SchemaNode;
	/** The schema of the key, which includes `part` by `$ref` or `allOf`. */
	readonly node: SchemaNode;
	/** The key that is missing for `required`, or that `additionalProperties` forbids. */
	readonly key: string | undefined;
	/** The violations of the best branch of an `anyOf`. */
	readonly causes: readonly Violation[];
}

/** The nodes that describe the value of `key` in a dictionary that `nodes` describe. */
export function childNodes(nodes: readonly SchemaNode[], key: string): readonly SchemaNode[] {
	let found: SchemaNode[] | undefined;
	for (const node of nodes) {
		for (const part of node.parts) {
			const child = part.properties.get(key);
			if (child) {
				found = push(found, child);
				continue;
			}
			let matched = false;
			for (const [pattern, each] of part.patternProperties) {
				if (pattern.test(key)) {
					found = push(found, each);
					matched = true;
				}
			}
			if (!matched && part.additionalProperties) found = push(found, part.additionalProperties);
		}
	}
	return found ?? none;
}

/** The nodes that describe the items of an array that `nodes` describe. */
export function itemNodes(nodes: readonly SchemaNode[]): readonly SchemaNode[] {
	let found: SchemaNode[] | undefined;
	for (const node of nodes) {
		for (const part of node.parts) {
			if (part.items) found = push(found, part.items);
		}
	}
	return found ?? none;
}

const none: readonly SchemaNode[] = [];

function push(list: SchemaNode[] | undefined, node: SchemaNode): SchemaNode[] {
	if (!list) return [node];
	if (!list.includes(node)) list.push(node);
	return list;
}

/** Caches the nodes of keys during one check, since personalities have the same few keys. */
export class ChildNodes {
	readonly #known = new Map<readonly SchemaNode[], Map<string, readonly SchemaNode[]>>();

	/** As `childNodes`. */
	of(nodes: readonly SchemaNode[], key: string): readonly SchemaNode[] {
		const byKey = this.#known.get(nodes) ?? new Map<string, readonly SchemaNode[]>();
		if (byKey.size === 0) this.#known.set(nodes, byKey);
		const known = byKey.get(key);
		if (known) return known;
		const children = childNodes(nodes, key);
		byKey.set(key, children);
		return children;
	}
}

/** Visits a value and all values in it that the nodes describe, each before its children. */
export function walk(
	value: PlistValue,
	nodes: readonly SchemaNode[],
	visit: (value: PlistValue, nodes: readonly SchemaNode[]) => void,
	children = new ChildNodes(),
): void {
	const pending: [PlistValue, readonly SchemaNode[]][] = [[value, nodes]];
	for (let next = pending.pop(); next; next = pending.pop()) {
		const [at, described] = next;
		visit(at, described);
		if (at.type === 'dict') {
			for (const { key, value: inner } of at.entries) {
				const inside = children.of(described, key);
				if (inside.length === 0) continue;
				if (isCollection(inner)) pending.push([inner, inside]);
				else visit(inner, inside);
			}
		} else if (at.type === 'array') {
			const inside = itemNodes(described);
			if (inside.length === 0) continue;
			for (const item of at.items) pending.push([item, inside]);
		}
	}
}

function isCollection({ type }: PlistValue): boolean {
	return type === 'dict' || type === 'array';
}

/** The violations in a value, at any depth. */
export function validate(value: PlistValue, nodes: readonly SchemaNode[]): readonly Violation[] {
	if (!isCollection(value)) return violationsAt(value, nodes);
	const found: Violation[] = [];
	walk(value, nodes, (at, described) => append(found, violationsAt(at, described)));
	return found;
}

/** The violations of one value without its children, except for branches of `anyOf`. */
export function violationsAt(
	value: PlistValue,
	nodes: readonly SchemaNode[],
): readonly Violation[] {
	const found: Violation[] = [];
	const isSuspended = value.type === 'string' && value.variables.length > 0;
	for (const node of nodes) {
		for (const part of node.parts) {
			for (const keyword of part.keywords) {
				if ((isSuspended && keyword.readsText) || !keyword.isViolated(value, part)) continue;
				found.push(violationOf(keyword.name, value, part, node));
			}
			if (value.type === 'dict') addMissingKeys(value, part, node, found);
			if (part.anyOf.length > 0) {
				const causes = causesOfAnyOf(value, part.anyOf);
				if (causes) found.push({ ...violationOf('anyOf', value, part, node), causes });
			}
			if (value.type === 'dict' && part.closed) addForbiddenKeys(value, part, node, found);
		}
	}
	return found;
}

function violationOf(
	keyword: keyof Schema,
	value: PlistValue,
	part: SchemaNode,
	node: SchemaNode,
	key?: string,
): Violation {
	return { keyword, value, part, node, key, causes: [] };
}

/** The violations of the best branch; undefined if a branch allows the value. */
function causesOfAnyOf(
	value: PlistValue,
	branches: readonly SchemaNode[],
): readonly Violation[] | undefined {
	let best: readonly Violation[] | undefined;
	for (const branch of branches) {
		const violations = validate(value, [branch]);
		if (violations.length === 0) return undefined;
		if (!best || rank(violations, value) < rank(best, value)) best = violations;
	}
	return best;
}

/** The number of violations; branches for another type are last. */
function rank(violations: readonly Violation[], value: PlistValue): number {
	const otherType = violations.some(({ keyword, value: at }) => at === value && keyword === 'type');
	return (otherType ? 1e6 : 0) + violations.length;
}

function addMissingKeys(dict: Dict, part: SchemaNode, node: SchemaNode, found: Violation[]): void {
	for (const key of part.schema.required ?? []) {
		if (!dict.get(key)) found.push(violationOf('required', dict, part, node, key));
	}
}

function addForbiddenKeys(
	dict: Dict,
	part: SchemaNode,
	node: SchemaNode,
	found: Violation[],
): void {
	for (const { key } of dict.entries) {
		if (part.properties.has(key)) continue;
		if (part.patternProperties.some(([pattern]) => pattern.test(key))) continue;
		found.push(violationOf('additionalProperties', dict, part, node, key));
	}
}
