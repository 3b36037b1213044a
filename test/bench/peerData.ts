/** Converts a property list to JSON and YAML, and our schemas to one JSON Schema, for the servers of these languages. */
import { stringify } from 'yaml';
import type { DriverPlist } from '../../server/src/service/index.js';
import { kernelClasses } from '../../server/src/service/platform/classes.js';
import { familiesOf, rootNodes } from '../../server/src/service/schema/catalog.js';
import type { Schema } from '../../server/src/service/schema/schema.js';
import { schemaFiles } from '../../server/src/service/schema/schemas.generated.js';
import { toJson } from '../support/toJson.js';

type JsonSchema = Readonly<Record<string, unknown>>;

export interface PeerData {
	readonly json: string;
	readonly yaml: string;
}

/** The data and schema for language servers of JSON and YAML. */
export function peerDataOf({ root }: DriverPlist): PeerData {
	const json = root && toJson(root).json;
	return { json: JSON.stringify(json, undefined, '	'), yaml: stringify(json) };
}

/** One schema for a property list: the schemas of its root, and for each personality those of its provider. */
export function peerSchemaOf(plist: DriverPlist): JsonSchema {
	const root = rootNodes(plist).map(({ file, schema }) =>
		reference(file, schema === schemaFiles[file] ? '' : '/$defs/built'),
	);
	const personality = {
		allOf: [
			reference('personality.schema.json'),
			...Object.keys(schemaFiles).flatMap((file) => {
				const providers = [...kernelClasses.keys()].filter((name) =>
					familiesOf(name).some((node) => node.file === file),
				);
				if (providers.length === 0) return [];
				const isFamily = {
					properties: { IOProviderClass: { enum: providers } },
					required: ['IOProviderClass'],
				};
				// biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema.
				return [{ if: isFamily, then: reference(file) }];
			}),
		],
	};
	return {
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		allOf: root,
		properties: { IOKitPersonalities: { additionalProperties: personality } },
		$defs: Object.fromEntries(
			Object.entries(schemaFiles).map(([file, schema]) => [nameOf(file), embedded(schema, file)]),
		),
	};
}

function reference(file: string, pointer = ''): JsonSchema {
	return { $ref: `#/$defs/${nameOf(file)}${pointer}` };
}

function nameOf(file: string): string {
	return file.split('/').at(-1)?.replace('.schema.json', '') ?? file;
}

/** A schema as a part of the combined one: without an ID, and with references into the combined schema. */
function embedded({ $id: _id, $schema: _schema, ...schema }: Schema, file: string): unknown {
	const withReferences = JSON.stringify(schema, (key, value: unknown) => {
		if (key !== '$ref' || typeof value !== 'string') return value;
		const [path = '', pointer = ''] = value.split('#');
		return `#/$defs/${nameOf(path === '' ? file : path)}${pointer}`;
	});
	return JSON.parse(withReferences);
}
