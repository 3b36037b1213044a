/** What the schemas report: findings by code, each with what its fixes need to know. */
import type { Finding } from '../document/finding.js';
import type { Dict, DictEntry, PlistType, PlistValue } from '../value/plistValue.js';
import type { ListedValue } from './listedValues.js';

/** What the fixes of a finding need to know, by its code. Each code has a rule of the same name in `rules/`. */
export interface SchemaStates {
	/** The key that replaces the deprecated one, if any. */
	'deprecated-key': { readonly entry: DictEntry; readonly replacement: string | undefined };
	'invented-key': { readonly entry: DictEntry };
	'malformed-value': { readonly value: PlistValue };
	'misplaced-key': { readonly entry: DictEntry };
	'missing-key': { readonly into: Dict; readonly key: string };
	/** The keys that the unknown one may be a misspelling of, and whether the one is certain enough for *Fix all*. */
	'unknown-key': {
		readonly entry: DictEntry;
		readonly suggestions: readonly string[];
		readonly certain: boolean;
	};
	'value-not-allowed': {
		readonly value: PlistValue;
		readonly allowed: readonly ListedValue['value'][];
	};
	'value-out-of-range': { readonly value: PlistValue };
	'wrong-kind-key': { readonly entry: DictEntry };
	/** The types that the key takes. */
	'wrong-type': { readonly value: PlistValue; readonly types: readonly PlistType[] };
}

export type SchemaCode = keyof SchemaStates;

/** A finding of the schemas, discriminated by its code. */
export type SchemaFinding<Code extends SchemaCode = SchemaCode> = {
	readonly [Each in Code]: Omit<Finding, 'code'> & {
		readonly code: Each;
		readonly state: SchemaStates[Each];
	};
}[Code];
