/** The findings of schemas, each with the state for its fixes. */
import type { Finding } from '../document/finding.js';
import type { Dict, DictEntry, PlistType, PlistValue } from '../value/plistValue.js';
import type { ListedValue } from './listedValues.js';

/** The states of findings, by code. Each code has a rule of the same name in `rules/`. */
export interface SchemaStates {
	/** The key that replaces the deprecated one, if any. */
	'deprecated-key': { readonly entry: DictEntry; readonly replacement: string | undefined };
	/** The key to use instead of the invented one, if any. */
	'invented-key': { readonly entry: DictEntry; readonly replacement: string | undefined };
	'malformed-value': { readonly value: PlistValue };
	'misplaced-key': { readonly entry: DictEntry };
	'missing-key': { readonly into: Dict; readonly key: string };
	/** The keys that the unknown one may be a misspelling of, and whether the first is certain enough for *Fix all*. */
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
	/** The types that the key allows. */
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
