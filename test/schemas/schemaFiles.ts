/** The schema files of the project, read from disk, and every described key in them. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { globSync } from 'tinyglobby';
import type { Schema } from '../../server/src/service/schema/schema.js';

const folder = fileURLToPath(new URL('../../schemas/', import.meta.url));

export function readJson(path: string): unknown {
	return JSON.parse(readFileSync(folder + path, 'utf8'));
}

/** By path from `schemas/`, the facts and the schema of the schemas left out. */
export const schemaFiles: ReadonlyMap<string, Schema> = new Map(
	globSync('**/*.schema.json', { cwd: folder, ignore: ['meta/**'] })
		.sort()
		.map((path) => [path, readJson(path) as Schema]),
);

/** A property of some schema: `where` is the file, then the names of the properties above it and its own. */
export interface DescribedKey {
	readonly file: string;
	readonly where: readonly string[];
	readonly schema: Schema;
}

/** Every property in a file, nested ones included; those described elsewhere (`$ref`) are left out. */
export function keysOf(
	file: string,
	schema: Schema,
	above: readonly string[] = [],
): DescribedKey[] {
	return [
		...Object.entries(schema.properties ?? {}).flatMap(([key, each]) => {
			const where = [...above, key];
			const self = each.$ref === undefined ? [{ file, where, schema: each }] : [];
			return [...self, ...keysOf(file, each, where)];
		}),
		...innerSchemas(schema).flatMap((each) => keysOf(file, each, above)),
		...Object.entries(schema.$defs ?? {}).flatMap(([name, each]) =>
			keysOf(file, each, [...above, `$defs/${name}`]),
		),
	];
}

export const describedKeys: readonly DescribedKey[] = [...schemaFiles].flatMap(([file, schema]) =>
	keysOf(file, schema),
);

function innerSchemas(schema: Schema): Schema[] {
	return [
		...(schema.allOf ?? []),
		...(schema.anyOf ?? []),
		...Object.values(schema.patternProperties ?? {}),
		...(schema.items ? [schema.items] : []),
		...(typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : []),
	];
}

/** An ajv that knows every file under its path and takes our annotations for what they are. */
export function ajvWithSchemas(): Ajv2020 {
	const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false });
	for (const keyword of annotations) ajv.addKeyword(keyword);
	for (const [path, schema] of schemaFiles) ajv.addSchema({ ...schema, $id: path });
	return ajv;
}

const vocabulary = readJson('meta/vocabulary.schema.json') as {
	$defs: { schema: { properties: Record<string, unknown> } };
};
const annotations = Object.keys(vocabulary.$defs.schema.properties).filter(
	(name) =>
		name.startsWith('x-') || /^(markdownDescription|enumDescriptions|defaultSnippets)$/.test(name),
);
