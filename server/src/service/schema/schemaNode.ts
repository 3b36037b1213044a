/** Schemas that are linked to the schemas they refer to, and the keywords that check values. */
import type { PlistType, PlistValue } from '../value/plistValue.js';
import type { Schema } from './schema.js';

/** A schema with links to the schemas that it refers to. */
export interface SchemaNode {
	readonly schema: Schema;
	/** Its file, relative to `schemas/`. */
	readonly file: string;
	/** The plist types that it allows; empty if it allows any. */
	readonly types: readonly PlistType[];
	/** The compiled `pattern`. */
	readonly regex: RegExp | undefined;
	/** The keywords of the schema that check one value. */
	readonly keywords: readonly Keyword[];
	/** The schema itself and all schemas that it includes by `$ref` and `allOf`, each once. */
	readonly parts: readonly SchemaNode[];
	/** A list of only this node, which is shared by the many values that one node describes. */
	readonly alone: readonly SchemaNode[];
	readonly anyOf: readonly SchemaNode[];
	readonly properties: ReadonlyMap<string, SchemaNode>;
	readonly patternProperties: readonly (readonly [RegExp, SchemaNode])[];
	readonly additionalProperties: SchemaNode | undefined;
	/** Whether `additionalProperties` is `false`. */
	readonly closed: boolean;
	readonly items: SchemaNode | undefined;
}

/** A keyword of JSON Schema; each has a file in `keywords/`. */
export interface Keyword {
	readonly name: keyof Schema;
	/** Whether it checks text. Strings with build variables are not checked then. */
	readonly readsText: boolean;
	/** Whether the value violates the keyword of the schema. */
	isViolated(value: PlistValue, node: SchemaNode): boolean;
}
