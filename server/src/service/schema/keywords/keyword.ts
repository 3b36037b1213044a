/** What a keyword of JSON Schema does: one file each in this folder. */
import type { PlistValue } from '../../value/plistValue.js';
import type { SchemaNode } from '../compile.js';
import type { Schema } from '../schema.js';

export interface Keyword {
	readonly name: keyof Schema;
	/** Whether it looks at text, which a build variable may still change; then a string with one is not checked. */
	readonly readsText: boolean;
	/** Calls `report` for each way in which the value breaks the keyword, with the key that is meant where it is one. */
	check(value: PlistValue, node: SchemaNode, report: (key?: string) => void): void;
}
