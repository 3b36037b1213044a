/** Finds faults by the schemas, in one walk over the values that they describe. */

import { isRemovedByBuild } from '../document/addedByBuild.js';
import type { PlistContents } from '../document/driverPlist.js';
import { atContent, atOpenTag, atValue, type Severity } from '../document/finding.js';
import { isForAncestor, matchingTables } from '../document/matchingTables.js';
import { isLibraryList } from '../document/rootEntries.js';
import { isPersonalities, splitRootKey } from '../document/rootKey.js';
import { literalText } from '../document/unexpanded.js';
import { appliesTo, hasRules } from '../platform/documentKind.js';
import { pathOf } from '../value/plistPath.js';
import type { Dict, DictEntry, PlistType, PlistValue } from '../value/plistValue.js';
import { stringAt } from '../value/stringAt.js';
import {
	allFamilies,
	familiesOf,
	nodesAt,
	personalityNodes,
	rootNodes,
	serviceNodes,
} from './catalog.js';
import { KeyCheck } from './checkKeys.js';
import { isInfoPlistKey, isPersonalityKey, type KeyScope } from './describe.js';
import { enumFor } from './enumFor.js';
import { consequenceInKext, removedKey, severityInSource } from './missingInSource.js';
import type { SchemaFinding } from './schemaFinding.js';
import type { SchemaNode } from './schemaNode.js';
import { ChildNodes, childNodes, type Violation, violationsAt, walk } from './validate.js';
import {
	malformed,
	notAllowed,
	outOfRange,
	requiredWhen,
	schemaMessages,
	withConsequence,
	wrongType,
} from './wording.js';

/** The findings of the schemas in a plist, in no particular order. */
export function checkSchemas(plist: PlistContents): readonly SchemaFinding[] {
	const { root, kind } = plist;
	if (root?.type !== 'dict' || !hasRules(kind)) return [];
	const findings: SchemaFinding[] = [];
	const keys = new KeyCheck(plist, findings);
	const tables = new AncestorNodes();
	const visit =
		(scope: KeyScope, top: Dict) => (value: PlistValue, nodes: readonly SchemaNode[]) => {
			// An invented key is not read, so its value is not checked.
			if (nodes.some(({ schema }) => schema['x-status'] === 'invented')) return;
			checkOne(plist, value, nodes, findings);
			if (value.type !== 'dict') return;
			keys.check(value, tables.of(value, nodes), value === top ? scope : 'nested');
		};
	const children = new ChildNodes();
	const atRoot = rootNodes(plist);
	const rootScope = scopeOfRoot(plist);
	visit(rootScope, root)(root, atRoot);
	for (const { key, value } of root.entries) {
		const nodes = childNodes(atRoot, splitRootKey(key).name);
		if (nodes.length === 0) continue;
		if (isPersonalities(key) && value.type === 'dict') {
			for (const { key: name, value: each } of value.entries) {
				// `unnamed-personality` reports keys of a personality here.
				if (each.type === 'dict' || isPersonalityKey(name)) continue;
				checkOne(plist, each, childNodes(nodes, ''), findings);
			}
		} else {
			walk(value, nodes, visit(rootScope, root), children);
		}
	}
	if (kind === 'entitlements') return findings;
	const families = new Map<string, readonly SchemaNode[]>();
	for (const { dict } of plist.personalities) {
		const name = stringAt(dict, 'IOProviderClass');
		const nodes = families.get(name) ?? personalityNodes(dict);
		families.set(name, nodes);
		walk(dict, nodes, visit('personality', dict), children);
		for (const { key, value } of dict.entries) {
			if (value.type !== 'dict' || children.of(nodes, key).length > 0) continue;
			walk(value, serviceNodes(plist, value), visit('personality', dict), children);
		}
	}
	for (const table of matchingTables(plist)) {
		if (!isForAncestor(table)) continue;
		walk(table, familiesOf(stringAt(table, 'IOProviderClass')), (value, nodes) =>
			checkOne(plist, value, nodes, findings),
		);
	}
	return findings;
}

/**
 * The schemas for the keys of dictionaries that ancestors compare: those of the provider class add their own. Without a
 * class, keys of every family are known. One list for each class, so that each key is checked once.
 */
class AncestorNodes {
	readonly #known = new Map<string, readonly SchemaNode[]>();

	of(dict: Dict, nodes: readonly SchemaNode[]): readonly SchemaNode[] {
		if (!isForAncestor(dict)) return nodes;
		const name = dict.get('IOProviderClass') && stringAt(dict, 'IOProviderClass');
		const id = `${dict.entry?.key} ${name}`;
		const known = this.#known.get(id) ?? [
			...nodes,
			...(name === undefined ? allFamilies() : familiesOf(name)),
		];
		this.#known.set(id, known);
		return known;
	}
}

/** The finding on one key, if any, without a check of anything else. */
export function checkKey(plist: PlistContents, entry: DictEntry): SchemaFinding | undefined {
	const { dict } = entry;
	const nodes = nodesAt(plist, pathOf(dict));
	if (nodes.length === 0) return undefined;
	const inPersonality = plist.kind !== 'entitlements' && isPersonality(plist, dict);
	const findings: SchemaFinding[] = [];
	const scope = dict === plist.root ? scopeOfRoot(plist) : 'nested';
	new KeyCheck(plist, findings).checkEntry(entry, nodes, inPersonality ? 'personality' : scope);
	return findings[0];
}

function scopeOfRoot({ kind }: PlistContents): KeyScope {
	return kind === 'entitlements' ? 'entitlements' : 'root';
}

/** Reports at most one finding for a value, since a wrong type causes the others. */
function checkOne(
	plist: PlistContents,
	value: PlistValue,
	nodes: readonly SchemaNode[],
	findings: SchemaFinding[],
): void {
	if (isNotALibrary(plist, value)) return;
	let first: Violation | undefined;
	for (const violation of violationsAt(value, nodes)) {
		if (violation.keyword === 'required' && violation.key !== undefined) {
			const missing = missingKey(plist, value, nodes, violation.key);
			if (missing) findings.push(missing);
		} else if (violation.keyword !== 'additionalProperties') {
			first ??= violation;
		}
	}
	const finding = first && findingOf(plist, first);
	if (finding) findings.push(finding);
}

/** Whether a value is that of a key of the Info.plist among the libraries, whose type is not that of a version. */
function isNotALibrary(plist: PlistContents, { entry }: PlistValue): boolean {
	return entry !== undefined && isLibraryList(plist, entry.dict) && isInfoPlistKey(entry.key);
}

function findingOf(plist: PlistContents, violation: Violation): SchemaFinding | undefined {
	const { keyword, value } = violation;
	if (keyword === 'anyOf') return findingOfAnyOf(plist, violation);
	if (keyword === 'type') return wrongTypeOf(plist, violation, violation.part.types);
	if (isReplaced(plist, value)) return undefined;
	const { consequence, severity } = severityAndConsequence(plist, violation);
	switch (keyword) {
		case 'enum':
		case 'const':
			return {
				code: 'value-not-allowed',
				severity,
				at: atContent(value),
				message: notAllowed(value, violation, plist.kind, consequence),
				state: { value, allowed: enumFor(violation.part.schema, plist.kind) },
			};
		case 'minimum':
		case 'maximum':
			return {
				code: 'value-out-of-range',
				severity,
				at: atContent(value),
				message: withConsequence(outOfRange(value, violation), consequence),
				state: { value },
			};
		default:
			return malformedValue(plist, violation);
	}
}

function malformedValue(plist: PlistContents, violation: Violation): SchemaFinding | undefined {
	const { value } = violation;
	const { consequence, severity } = severityAndConsequence(plist, violation);
	const message = withConsequence(malformed(value, violation), consequence);
	const found = isRemovedByBuild(plist, value)
		? removedKey(plist, value, message.consequence)
		: { severity, message };
	return found && { ...found, code: 'malformed-value', at: atContent(value), state: { value } };
}

/** The finding of the nearest branch; if all branches have another type, a finding that lists all types. */
function findingOfAnyOf(plist: PlistContents, violation: Violation): SchemaFinding | undefined {
	const { value, causes, node, part } = violation;
	const types = part.anyOf.flatMap((branch) => branch.types);
	if (types.length > 0 && !types.includes(value.type)) {
		return wrongTypeOf(plist, violation, [...new Set(types)]);
	}
	const cause = causes[0];
	if (!cause) return undefined;
	const { severity } = severityAndConsequence(plist, violation);
	const found = findingOf(plist, { ...cause, node: cause.value === value ? node : cause.node });
	return found && { ...found, severity };
}

function wrongTypeOf(
	plist: PlistContents,
	violation: Violation,
	types: readonly PlistType[],
): SchemaFinding {
	const { consequence, severity } = severityAndConsequence(plist, violation);
	const { value, part } = violation;
	return {
		code: 'wrong-type',
		severity,
		at: atValue(value),
		message: withConsequence(wrongType(value, types, part), consequence),
		state: { value, types },
	};
}

/** The severity and the consequence of the schema with the keyword, or of the schema that includes it. */
function severityAndConsequence(
	{ kind }: PlistContents,
	{ part, node }: Violation,
): { readonly severity: Severity; readonly consequence: string | undefined } {
	if (!appliesTo(node.schema['x-severityKinds'], kind)) {
		return { severity: 'warning', consequence: undefined };
	}
	return {
		severity: part.schema['x-severity'] ?? node.schema['x-severity'] ?? 'warning',
		consequence: part.schema['x-consequence'] ?? node.schema['x-consequence'],
	};
}

/** Whether a script, the preprocessor or an IDE replaces the text of a value. */
function isReplaced({ form }: PlistContents, value: PlistValue): boolean {
	return value.type === 'string' && literalText(value, form) === undefined;
}

/** Whether a dictionary is a personality. */
function isPersonality({ root }: PlistContents, { entry }: Dict): boolean {
	const above = entry?.dict.entry;
	return above?.dict === root && above !== undefined && isPersonalities(above.key);
}

function missingKey(
	plist: PlistContents,
	value: PlistValue,
	nodes: readonly SchemaNode[],
	key: string,
): SchemaFinding | undefined {
	if (value.type !== 'dict') return undefined;
	// `personality-key-at-root` reports a key that is at the root instead.
	if (isPersonality(plist, value) && plist.root?.type === 'dict' && plist.root.get(key))
		return undefined;
	const atRoot = value === plist.root;
	const variant = atRoot && value.entries.some((entry) => splitRootKey(entry.key).name === key);
	if (variant) return undefined;
	const described = childNodes(nodes, key)[0]?.schema;
	const message = withConsequence(
		schemaMessages.missing({ key }),
		described?.['x-consequence'] ?? requiredWhen(described),
	);
	const inKext = atRoot ? consequenceInKext(plist, key) : undefined;
	return {
		code: 'missing-key',
		severity:
			atRoot && plist.form === 'source'
				? severityInSource(key)
				: (described?.['x-severity'] ?? 'warning'),
		at: atOpenTag(value),
		message: inKext ? { ...message, consequence: inKext } : message,
		state: { into: value, key },
	};
}
