/** A schema linked to all it leads to, and the keywords that check values against it. */
import type { PlistType, PlistValue } from '../value/plistValue.js';
import type { Schema } from './schema.js';

/** A schema with everything it leads to. */
export interface SchemaNode {
	readonly schema: Schema;
	/** Its file, relative to `schemas/`. */
	readonly file: string;
	/** The plist types that it allows; empty where it allows any. */
	readonly types: readonly PlistType[];
	/** What `pattern` says. */
	readonly regex: RegExp | undefined;
	/** Keywords of the schema that look at a value alone. */
	readonly keywords: readonly Keyword[];
	/** The schema itself and all that it includes by `$ref` and `allOf`, each once. */
	readonly parts: readonly SchemaNode[];
	readonly anyOf: readonly SchemaNode[];
	readonly properties: ReadonlyMap<string, SchemaNode>;
	readonly patternProperties: readonly (readonly [RegExp, SchemaNode])[];
	readonly additionalProperties: SchemaNode | undefined;
	/** `additionalProperties: false`. */
	readonly closed: boolean;
	readonly items: SchemaNode | undefined;
}

/** What a keyword of JSON Schema does: one file each in `keywords/`. */
export interface Keyword {
	readonly name: keyof Schema;
	/** Whether it looks at text, which a build variable may still change; then a string with one is not checked. */
	readonly readsText: boolean;
	/** Whether the value breaks the keyword of the schema. */
	isBroken(value: PlistValue, node: SchemaNode): boolean;
}
