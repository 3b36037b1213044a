/** All schemas conform to the vocabulary, and the vocabulary rejects others. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { ajvOfOthers, readJson, schemaFiles } from './schemaFiles.js';

const validate: ValidateFunction = new Ajv2020({
	strict: true,
	strictRequired: false,
	allowUnionTypes: true,
	allErrors: true,
	formats: { regex: (text: string) => isPattern(text) },
}).compile(readJson('meta/vocabulary.schema.json') as object);

function isPattern(text: string): boolean {
	try {
		return new RegExp(text, 'u').source !== '';
	} catch {
		return false;
	}
}

/** The errors of the vocabulary for a schema, as `location error`. */
function faults(schema: unknown): string[] {
	if (validate(schema)) return [];
	return (validate.errors ?? []).map(
		({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
	);
}

const base = 'https://github.com/driver-plist/driver-plist/blob/main/schemas/';

const file = {
	$schema: 'https://json-schema.org/draft/2020-12/schema',
	$id: `${base}widget.schema.json`,
	title: 'Widgets',
	type: 'object',
};
const key = {
	markdownDescription: 'Size of the widget.',
	type: 'integer',
	'x-references': ['xnu IOWidget.cpp:start'],
};
const withKey = (more: object) => ({ ...file, properties: { size: { ...key, ...more } } });

describe('every schema file conforms to the vocabulary', () => {
	it.each([...schemaFiles])('%s', (_, schema) => {
		expect(faults(schema)).toEqual([]);
	});
	it.each([...schemaFiles])('%s has its path as $id', (path, schema) => {
		expect(schema.$id).toBe(base + path);
	});
});

it('the files refer to each other by their $id', () => {
	const ajv = ajvOfOthers();
	for (const schema of schemaFiles.values()) ajv.addSchema(schema);
	for (const path of schemaFiles.keys()) {
		expect(ajv.getSchema(base + path), path).toBeTypeOf('function');
	}
});

describe('the vocabulary rejects', () => {
	it('nothing in a well-formed file', () => {
		expect(faults(withKey({}))).toEqual([]);
		expect(faults({ ...file, properties: { size: { $ref: 'bundle.schema.json' } } })).toEqual([]);
	});
	it.each([
		['an undeclared keyword', withKey({ maxProperties: 3 })],
		['an undeclared annotation', withKey({ 'x-color': 'red' })],
		['an undeclared keyword deep inside', withKey({ anyOf: [{ items: { not: {} } }] })],
		['a key without description', withKey({ markdownDescription: undefined })],
		['a key without type', withKey({ type: undefined })],
		['a key without source', withKey({ 'x-references': [] })],
		['an unknown plist type', withKey({ 'x-plistType': 'number' })],
		['an unknown kind', withKey({ 'x-kinds': ['driver'] })],
		['a malformed version', withKey({ 'x-since': { macOS: 'Big Sur' } })],
		['a condition that is a sentence', withKey({ 'x-requiredWhen': 'In every dext.' })],
		['a deprecation without reason', withKey({ 'x-deprecated': { since: '11.0' } })],
		['a consequence that is not a sentence', withKey({ 'x-consequence': 'refused' })],
		['an example that is not an element', withKey({ 'x-example': '42' })],
		['a reference that is a single word', withKey({ 'x-references': ['IOKit'] })],
		['descriptions without values', withKey({ enumDescriptions: ['Small'] })],
		['an invalid pattern', withKey({ pattern: '(' })],
		['a file without title', { ...file, title: undefined }],
	])('%s', (_, schema) => {
		expect(faults(JSON.parse(JSON.stringify(schema)))).not.toEqual([]);
	});
});
