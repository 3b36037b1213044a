/** Links schema files to nodes: resolves references and compiles patterns. */
import type { PlistType } from '../value/plistValue.js';
import { keywords } from './keywords/keywords.js';
import { plistTypesOf } from './plistTypes.js';
import type { Schema } from './schema.js';
import type { Keyword, SchemaNode } from './schemaNode.js';

/** Finds the node of a file, or of a part of one: `kext.schema.json#/$defs/built`. */
export type Resolve = (reference: string) => SchemaNode | undefined;

/** Links the files of `fileAt`. Ignores unresolved references, which a test of the schemas finds. */
export function compileSchemas(fileAt: (path: string) => Schema | undefined): Resolve {
	const nodes = new Map<Schema, LinkedNode>();
	const nodeOf = (schema: Schema, file: string): SchemaNode => {
		const known = nodes.get(schema) ?? new LinkedNode(schema, file, nodeOf, resolve);
		nodes.set(schema, known);
		return known;
	};
	const resolve: Resolve = (reference) => {
		const [file = '', pointer = ''] = reference.split('#');
		const root = fileAt(file);
		const schema = root && (at(root, pointer) as Schema | undefined);
		return schema && nodeOf(schema, file);
	};
	return resolve;
}

/**
 * A node that is linked when it is read. The schemas have more than a thousand nodes, of which the check of one file
 * reads some dozens; linking all of them takes a tenth of the start of the command line.
 */
class LinkedNode implements SchemaNode {
	readonly types: readonly PlistType[];
	readonly closed: boolean;
	readonly alone: readonly SchemaNode[] = [this];
	#regex: RegExp | undefined;
	#keywords: readonly Keyword[] | undefined;
	#parts: readonly SchemaNode[] | undefined;
	#anyOf: readonly SchemaNode[] | undefined;
	#properties: ReadonlyMap<string, SchemaNode> | undefined;
	#patternProperties: SchemaNode['patternProperties'] | undefined;

	constructor(
		readonly schema: Schema,
		readonly file: string,
		private readonly nodeOf: (schema: Schema, file: string) => SchemaNode,
		private readonly resolve: Resolve,
	) {
		this.types = plistTypesOf(schema);
		this.closed = schema.additionalProperties === false;
	}

	get regex(): RegExp | undefined {
		const { pattern } = this.schema;
		if (pattern !== undefined) this.#regex ??= new RegExp(pattern, 'u');
		return this.#regex;
	}

	get keywords(): readonly Keyword[] {
		this.#keywords ??= keywords.filter(({ name }) => this.schema[name] !== undefined);
		return this.#keywords;
	}

	get parts(): readonly SchemaNode[] {
		if (this.#parts) return this.#parts;
		// A schema that includes itself has only itself as a part while it is linked.
		this.#parts = [this];
		const { $ref, allOf = [] } = this.schema;
		const target = $ref === undefined ? undefined : this.resolve(absolute($ref, this.file));
		const included = [...(target ? [target] : []), ...allOf.map((each) => this.#child(each))];
		this.#parts = [...new Set([this, ...included.flatMap(({ parts }) => parts)])];
		return this.#parts;
	}

	get anyOf(): readonly SchemaNode[] {
		this.#anyOf ??= (this.schema.anyOf ?? []).map((each) => this.#child(each));
		return this.#anyOf;
	}

	get properties(): ReadonlyMap<string, SchemaNode> {
		this.#properties ??= new Map(
			Object.entries(this.schema.properties ?? {}).map(([key, each]) => [key, this.#child(each)]),
		);
		return this.#properties;
	}

	get patternProperties(): SchemaNode['patternProperties'] {
		this.#patternProperties ??= Object.entries(this.schema.patternProperties ?? {}).map(
			([pattern, each]) => [new RegExp(pattern, 'u'), this.#child(each)],
		);
		return this.#patternProperties;
	}

	get additionalProperties(): SchemaNode | undefined {
		const { additionalProperties } = this.schema;
		return typeof additionalProperties === 'object' ? this.#child(additionalProperties) : undefined;
	}

	get items(): SchemaNode | undefined {
		return this.schema.items && this.#child(this.schema.items);
	}

	#child(schema: Schema): SchemaNode {
		return this.nodeOf(schema, this.file);
	}
}

/** The absolute form of a reference in a file, such as `../personality.schema.json#/$defs/id`, from the root of `schemas/`. */
export function absolute(reference: string, file: string): string {
	const [path = '', pointer = ''] = reference.split('#');
	if (path === '') return `${file}#${pointer}`;
	const folders = file.split('/').slice(0, -1);
	for (const step of path.split('/')) {
		if (step === '..') folders.pop();
		else folders.push(step);
	}
	return `${folders.join('/')}#${pointer}`;
}

/** The object or array at a JSON pointer. */
function at(root: Schema, pointer: string): unknown {
	let found: unknown = root;
	for (const step of pointer.split('/').slice(1)) {
		const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
		found =
			typeof found === 'object' && found !== null
				? (found as Readonly<Record<string, unknown>>)[name]
				: undefined;
	}
	return typeof found === 'object' && found !== null ? found : undefined;
}
