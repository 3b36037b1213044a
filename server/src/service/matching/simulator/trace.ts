/** What the simulator records: one row for each test, in the order of the kernel. */
import type { RegistryValue } from '../../registry/registry.js';
import { allOf, type Verdict } from './verdict.js';

/** What a test compares. */
export type TestKind =
	| 'class'
	| 'creation'
	| 'category'
	| 'name'
	| 'property'
	| 'property exists'
	| 'location'
	| 'path'
	| 'parent'
	| 'resource'
	| 'family'
	| 'closed family';

/** One test of a personality against an entry. */
export interface TestRow {
	readonly test: TestKind;
	/** The key in the personality, and the keys below it. */
	readonly key: readonly string[];
	/** What the personality requires. */
	readonly wanted: Shown;
	/** What the entry has. */
	readonly found: Shown;
	readonly result: Verdict;
	/** The function of the kernel or of a family that tests it. */
	readonly source: string;
	/** Whether the row only informs, so that an unknown result does not make the answer unknown. */
	readonly informs?: true;
	/** The name that what is required is probably a misspelling of. */
	readonly suggestion?: string;
	/** What it adds to the score. */
	readonly score?: number;
}

/** A value of a property, a text for people, or a property that is missing. */
export type Shown =
	| RegistryValue
	| { readonly type: 'text'; readonly text: string }
	| { readonly type: 'missing' };

export const missing: Shown = { type: 'missing' };

export function shownText(text: string): Shown {
	return { type: 'text', text };
}

/** The result of all tests. */
export function resultOf(rows: readonly TestRow[]): Verdict {
	return allOf(rows.flatMap(({ result, informs }) => (informs ? [] : [result])));
}
