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

/** By path in `schemas/`, without the facts and the metaschema. */
export const schemaFiles: ReadonlyMap<string, Schema> = new Map(
	globSync('**/*.schema.json', { cwd: folder, ignore: ['meta/**'] })
		.sort()
		.map((path) => [path, readJson(path) as Schema]),
);

/** A property of a schema: its file, its JSON pointer, and the names of the properties on its path. */
export interface DescribedKey {
	readonly file: string;
	readonly pointer: string;
	readonly where: readonly string[];
	readonly schema: Schema;
}

type Place = Pick<DescribedKey, 'file' | 'pointer' | 'where'>;

/** All properties in a schema, including nested ones. */
function keysOf(schema: Schema, { file, pointer, where }: Place): DescribedKey[] {
	const below = (steps: readonly (string | number)[], name?: string): Place => ({
		file,
		pointer: `${pointer}${steps.map((step) => `/${escapeStep(String(step))}`).join('')}`,
		where: name === undefined ? where : [...where, name],
	});
	const keys = Object.entries(schema.properties ?? {}).flatMap(([key, each]) => {
		const place = below(['properties', key], key);
		return [{ ...place, schema: each }, ...keysOf(each, place)];
	});
	const listed = (['allOf', 'anyOf'] as const).flatMap((keyword) =>
		(schema[keyword] ?? []).flatMap((each, index) => keysOf(each, below([keyword, index]))),
	);
	const held = [schema.items, schema.additionalProperties].flatMap((each, index) =>
		typeof each === 'object'
			? keysOf(each, below([index === 0 ? 'items' : 'additionalProperties']))
			: [],
	);
	const byPattern = Object.entries(schema.patternProperties ?? {}).flatMap(([pattern, each]) =>
		keysOf(each, below(['patternProperties', pattern])),
	);
	const defined = Object.entries(schema.$defs ?? {}).flatMap(([name, each]) =>
		keysOf(each, below(['$defs', name], `$defs/${name}`)),
	);
	return [...keys, ...listed, ...held, ...byPattern, ...defined];
}

function escapeStep(step: string): string {
	return encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/** All properties, including `$ref`s to descriptions elsewhere. */
export const allKeys: readonly DescribedKey[] = [...schemaFiles].flatMap(([file, schema]) =>
	keysOf(schema, { file, pointer: '', where: [] }),
);

/** The properties with a description, not a `$ref`. */
export const describedKeys = allKeys.filter(({ schema }) => schema.$ref === undefined);

/** An ajv with all files, by path. */
export function ajvWithSchemas(): Ajv2020 {
	const ajv = ajvOfOthers();
	for (const [path, schema] of schemaFiles) ajv.addSchema({ ...schema, $id: path });
	return ajv;
}

/** An ajv that accepts our annotations, as described in `schemas/README.md`. */
export function ajvOfOthers(): Ajv2020 {
	const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false });
	ajv.addVocabulary([...annotations]);
	return ajv;
}

const vocabulary = readJson('meta/vocabulary.schema.json') as {
	$defs: { schema: { properties: Record<string, unknown> } };
};
const annotations = Object.keys(vocabulary.$defs.schema.properties).filter(
	(name) =>
		name.startsWith('x-') || /^(markdownDescription|enumDescriptions|defaultSnippets)$/.test(name),
);
