/** From schema files to linked nodes: references resolved, patterns compiled, once when the service is loaded. */
import { keywords } from './keywords/keywords.js';
import { plistTypesOf } from './plistTypes.js';
import type { Schema } from './schema.js';
import type { SchemaNode } from './schemaNode.js';

/** Finds the node of a file, or of a place in one: `kext.schema.json#/$defs/built`. */
export type Resolve = (reference: string) => SchemaNode | undefined;

type Draft = { -readonly [Name in keyof SchemaNode]: SchemaNode[Name] };

/** Links the files. A reference that leads nowhere is left out: a test of the schemas finds it. */
export function compileSchemas(files: Readonly<Record<string, Schema>>): Resolve {
	const nodes = new Map<Schema, Draft>();

	const resolve: Resolve = (reference) => {
		const [file = '', pointer = ''] = reference.split('#');
		const root = files[file];
		const schema = root && (at(root, pointer) as Schema | undefined);
		return schema && node(schema, file);
	};

	function node(schema: Schema, file: string): Draft {
		const known = nodes.get(schema);
		if (known) return known;
		const parts: SchemaNode[] = [];
		const draft: Draft = {
			schema,
			file,
			types: plistTypesOf(schema),
			regex: schema.pattern === undefined ? undefined : new RegExp(schema.pattern, 'u'),
			keywords: keywords.filter(({ name }) => schema[name] !== undefined),
			parts,
			anyOf: [],
			properties: new Map(),
			patternProperties: [],
			additionalProperties: undefined,
			closed: schema.additionalProperties === false,
			items: undefined,
		};
		nodes.set(schema, draft);
		const child = (each: Schema): Draft => node(each, file);
		draft.anyOf = (schema.anyOf ?? []).map(child);
		draft.properties = new Map(
			Object.entries(schema.properties ?? {}).map(([key, each]) => [key, child(each)]),
		);
		draft.patternProperties = Object.entries(schema.patternProperties ?? {}).map(
			([pattern, each]) => [new RegExp(pattern, 'u'), child(each)],
		);
		if (typeof schema.additionalProperties === 'object') {
			draft.additionalProperties = child(schema.additionalProperties);
		}
		draft.items = schema.items && child(schema.items);
		const included = (schema.allOf ?? []).map(child);
		const target = schema.$ref === undefined ? undefined : resolve(absolute(schema.$ref, file));
		draft.parts = partsOf(draft, target ? [target, ...included] : included);
		return draft;
	}

	return resolve;
}

function partsOf(self: SchemaNode, included: readonly SchemaNode[]): readonly SchemaNode[] {
	return [...new Set([self, ...included.flatMap(({ parts }) => parts)])];
}

/** A reference as written in a file, `../personality.schema.json#/$defs/id`, from the root of `schemas/`. */
function absolute(reference: string, file: string): string {
	const [path = '', pointer = ''] = reference.split('#');
	if (path === '') return `${file}#${pointer}`;
	const folders = file.split('/').slice(0, -1);
	for (const step of path.split('/')) {
		if (step === '..') folders.pop();
		else folders.push(step);
	}
	return `${folders.join('/')}#${pointer}`;
}

/** What a JSON pointer leads to. */
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
