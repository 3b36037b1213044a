/** The findings of the schemas: one walk over everything that they describe. */
import type { PlistContents } from '../document/driverPlist.js';
import { atContent, atOpenTag, atValue, type Severity } from '../document/finding.js';
import { isForAncestor, matchingTables } from '../document/matchingTables.js';
import { isPersonalities, splitRootKey } from '../document/rootKey.js';
import { literalText } from '../document/unexpanded.js';
import { hasKeyOrMisspelling } from '../value/hasKeyOrMisspelling.js';
import type { Dict, PlistType, PlistValue } from '../value/plistValue.js';
import { stringAt } from '../value/stringAt.js';
import { familiesOf, personalityNodes, rootNodes } from './catalogue.js';
import { KeyCheck } from './checkKeys.js';
import { isPersonalityKey, type KeyScope } from './describe.js';
import { enumFor } from './enumFor.js';
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

/** What the schemas find in a plist, in no order. */
export function checkSchemas(plist: PlistContents): readonly SchemaFinding[] {
	const { root, kind } = plist;
	if (root?.type !== 'dict' || kind === 'other') return [];
	const findings: SchemaFinding[] = [];
	const keys = new KeyCheck(plist, findings);
	const visit =
		(scope: KeyScope, top: Dict) => (value: PlistValue, nodes: readonly SchemaNode[]) => {
			// Nothing reads an invented key, so its value has no wrong type.
			if (nodes.some(({ schema }) => schema['x-status'] === 'invented')) return;
			checkOne(plist, value, nodes, findings);
			if (value.type === 'dict') keys.check(value, nodes, value === top ? scope : 'nested');
		};
	const children = new ChildNodes();
	const atRoot = rootNodes(plist);
	const rootScope = kind === 'entitlements' ? 'entitlements' : 'root';
	visit(rootScope, root)(root, atRoot);
	for (const { key, value } of root.entries) {
		const nodes = childNodes(atRoot, splitRootKey(key).name);
		if (nodes.length === 0) continue;
		if (isPersonalities(key) && value.type === 'dict') {
			for (const { key: name, value: each } of value.entries) {
				// Keys of a personality there are reported once, by `unnamed-personality`.
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
	}
	for (const table of matchingTables(plist)) {
		if (!isForAncestor(table)) continue;
		walk(table, familiesOf(stringAt(table, 'IOProviderClass')), (value, nodes) =>
			checkOne(plist, value, nodes, findings),
		);
	}
	return findings;
}

/** At most one finding a value: what is wrong with its type hides what follows from it. */
function checkOne(
	plist: PlistContents,
	value: PlistValue,
	nodes: readonly SchemaNode[],
	findings: SchemaFinding[],
): void {
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

function findingOf(plist: PlistContents, violation: Violation): SchemaFinding | undefined {
	const { keyword, value } = violation;
	if (keyword === 'anyOf') return findingOfAnyOf(plist, violation);
	if (keyword === 'type') return wrongTypeOf(violation, violation.part.types);
	if (isReplaced(plist, value)) return undefined;
	const { consequence, severity } = levelOf(violation);
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
			return {
				code: 'malformed-value',
				severity,
				at: atContent(value),
				message: withConsequence(malformed(value, violation), consequence),
				state: { value },
			};
	}
}

/** Reports what the nearest branch reports; where every branch takes another type, all of them are named. */
function findingOfAnyOf(plist: PlistContents, violation: Violation): SchemaFinding | undefined {
	const { value, causes, node, part } = violation;
	const types = part.anyOf.flatMap((branch) => branch.types);
	if (types.length > 0 && !types.includes(value.type)) {
		return wrongTypeOf(violation, [...new Set(types)]);
	}
	const cause = causes[0];
	if (!cause) return undefined;
	const level = levelOf(violation);
	const found = findingOf(plist, { ...cause, node: cause.value === value ? node : cause.node });
	return found && { ...found, severity: level.severity };
}

function wrongTypeOf(violation: Violation, types: readonly PlistType[]): SchemaFinding {
	const { consequence, severity } = levelOf(violation);
	const { value } = violation;
	return {
		code: 'wrong-type',
		severity,
		at: atValue(value),
		message: withConsequence(wrongType(value, types), consequence),
		state: { value, types },
	};
}

/** Level and consequence: of the schema that has the keyword, else of the one that includes it. */
function levelOf({ part, node }: Violation): {
	readonly severity: Severity;
	readonly consequence: string | undefined;
} {
	return {
		severity: part.schema['x-severity'] ?? node.schema['x-severity'] ?? 'warning',
		consequence: part.schema['x-consequence'] ?? node.schema['x-consequence'],
	};
}

/** Whether a script, the preprocessor or an IDE replaces the text. */
function isReplaced({ form }: PlistContents, value: PlistValue): boolean {
	return value.type === 'string' && literalText(value, form) === undefined;
}

/** A key that a personality lacks and the root has is reported by `personality-key-at-root`. */
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
	if (value.type !== 'dict' || hasKeyOrMisspelling(value, key)) return undefined;
	if (isPersonality(plist, value) && plist.root?.type === 'dict' && plist.root.get(key))
		return undefined;
	const atRoot = value === plist.root;
	const variant = atRoot && value.entries.some((entry) => splitRootKey(entry.key).name === key);
	if (variant) return undefined;
	const described = childNodes(nodes, key)[0]?.schema;
	return {
		code: 'missing-key',
		severity: described?.['x-severity'] ?? 'warning',
		at: atOpenTag(value),
		message: withConsequence(
			schemaMessages.missing({ key }),
			described?.['x-consequence'] ?? requiredWhen(described),
		),
		state: { into: value, key },
	};
}
