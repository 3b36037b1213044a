/** Checks a value against schema nodes: what JSON Schema says, and nothing of drivers. */
import type { PlistValue } from '../value/plistValue.js';
import type { Schema } from './schema.js';
import type { SchemaNode } from './schemaNode.js';

/** One keyword that a value breaks. */
export interface Violation {
	readonly keyword: keyof Schema;
	readonly value: PlistValue;
	/** The schema that has the keyword. */
	readonly part: SchemaNode;
	/** The schema that includes it: the one of the key, where `part` is reached by `$ref` or `allOf`. */
	readonly node: SchemaNode;
	/** The key that `required` misses or `additionalProperties` forbids. */
	readonly key: string | undefined;
	/** What the best branch of an `anyOf` says. */
	readonly causes: readonly Violation[];
}

/** The nodes that describe the value of `key` in a dict that `nodes` describe. */
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

/** Visits `value` and everything in it that the nodes describe, outside in. */
export function walk(
	value: PlistValue,
	nodes: readonly SchemaNode[],
	visit: (value: PlistValue, nodes: readonly SchemaNode[]) => void,
): void {
	const pending: [PlistValue, readonly SchemaNode[]][] = [[value, nodes]];
	for (let next = pending.pop(); next; next = pending.pop()) {
		const [at, described] = next;
		visit(at, described);
		if (at.type === 'dict') {
			for (const entry of at.entries) {
				const children = childNodes(described, entry.key);
				if (children.length > 0) pending.push([entry.value, children]);
			}
		} else if (at.type === 'array') {
			const children = itemNodes(described);
			if (children.length === 0) continue;
			for (const item of at.items) pending.push([item, children]);
		}
	}
}

/** Calls `report` for everything in `value`, at any depth, that breaks `nodes`. */
export function validate(
	value: PlistValue,
	nodes: readonly SchemaNode[],
	report: (violation: Violation) => void,
): void {
	walk(value, nodes, (at, described) => checkValue(at, described, report));
}

/** The keywords at one value, without what is inside it; only branches of `anyOf` are followed down. */
export function checkValue(
	value: PlistValue,
	nodes: readonly SchemaNode[],
	report: (violation: Violation) => void,
): void {
	const suspended = value.type === 'string' && value.variables.length > 0;
	for (const node of nodes) {
		for (const part of node.parts) {
			for (const keyword of part.keywords) {
				if (suspended && keyword.readsText) continue;
				keyword.check(value, part, (key) =>
					report({ keyword: keyword.name, value, part, node, key, causes: [] }),
				);
			}
			if (part.anyOf.length > 0) checkAnyOf(value, part, node, report);
			if (part.closed && value.type === 'dict') checkClosed(value, part, node, report);
		}
	}
}

function checkAnyOf(
	value: PlistValue,
	part: SchemaNode,
	node: SchemaNode,
	report: (violation: Violation) => void,
): void {
	let best: Violation[] | undefined;
	for (const branch of part.anyOf) {
		const broken: Violation[] = [];
		validate(value, [branch], (violation) => broken.push(violation));
		if (broken.length === 0) return;
		if (!best || rank(broken, value) < rank(best, value)) best = broken;
	}
	report({ keyword: 'anyOf', value, part, node, key: undefined, causes: best ?? [] });
}

/** A branch for another type of value is never what a person meant. */
function rank(broken: readonly Violation[], value: PlistValue): number {
	const otherType = broken.some(({ keyword, value: at }) => at === value && keyword === 'type');
	return (otherType ? 1e6 : 0) + broken.length;
}

function checkClosed(
	value: PlistValue,
	part: SchemaNode,
	node: SchemaNode,
	report: (violation: Violation) => void,
): void {
	if (value.type !== 'dict') return;
	for (const { key } of value.entries) {
		if (part.properties.has(key)) continue;
		if (part.patternProperties.some(([pattern]) => pattern.test(key))) continue;
		report({ keyword: 'additionalProperties', value, part, node, key, causes: [] });
	}
}
