/** The descriptions of keys are complete, and their examples are valid. */
import type { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'plist';
import { describe, expect, it } from 'vitest';
import { describedKeys as keysOfService } from '../../server/src/service/schema/describe.js';
import type { Schema } from '../../server/src/service/schema/schema.js';
import { ajvWithSchemas, allKeys, describedKeys, schemaFiles } from './schemaFiles.js';

const ajv: Ajv2020 = ajvWithSchemas();
const named = describedKeys.map((key) => [`${key.file} ${key.where.join(' › ')}`, key] as const);

/** The element of an example, with `boolean` for `true` and `false`. */
function elementOf(example: string): string {
	const name = /^<([a-z]+)/.exec(example)?.[1] ?? '';
	return name === 'true' || name === 'false' ? 'boolean' : name;
}

/** The elements that a key accepts, computed without the service. */
function elementsOf(schema: Schema): readonly string[] {
	const plistTypes: Readonly<Record<string, string>> = { number: 'real', object: 'dict' };
	const types = listOf(schema.type).map((type) => plistTypes[type] ?? type);
	return schema['x-plistType'] === undefined ? types : listOf(schema['x-plistType']);
}

/** A parsed value as JSON, as described in README.md: dates and data are strings. */
function jsonOf(value: unknown): unknown {
	return JSON.parse(
		JSON.stringify(value, (_, each: unknown) =>
			ArrayBuffer.isView(each) ? 'data' : typeof each === 'bigint' ? Number(each) : each,
		),
	);
}

function jsonTypeOf(plistType: string): string {
	const types: Readonly<Record<string, string>> = {
		integer: 'integer',
		real: 'number',
		boolean: 'boolean',
		dict: 'object',
		array: 'array',
	};
	return types[plistType] ?? 'string';
}

const listOf = <Item>(one: Item | readonly Item[] | undefined): readonly Item[] =>
	one === undefined ? [] : Array.isArray(one) ? (one as readonly Item[]) : [one as Item];

describe('every file compiles in ajv, including references', () => {
	it.each([...schemaFiles.keys()])('%s', (file) => {
		expect(typeof ajv.getSchema(file)).toBe('function');
	});
});

describe('every reference leads to a description', () => {
	const references = allKeys.filter(({ schema }) => schema.$ref !== undefined);
	it.each(references.map((key) => [key.file, key.where.join(' › '), key] as const))(
		'%s %s',
		(_, __, { file, schema }) => {
			const { pathname, hash } = new URL(schema.$ref ?? '', `file:///${file}`);
			const steps = decodeURIComponent(hash).split('/').slice(1);
			const target = steps.reduce<unknown>(
				(found, step) => (found as Record<string, unknown> | undefined)?.[unescapeStep(step)],
				schemaFiles.get(pathname.slice(1)),
			);
			expect(target).toHaveProperty('markdownDescription');
		},
	);
});

function unescapeStep(step: string): string {
	return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

describe('every example is valid', () => {
	it.each(named.filter(([, { schema }]) => schema['x-example'] !== undefined))('%s', (_, key) => {
		const { file, pointer, schema } = key;
		const example = schema['x-example'] ?? '';
		expect(elementsOf(schema)).toContain(elementOf(example));
		const validate = ajv.getSchema(`${file}#${pointer}`);
		const value = jsonOf(parse(`<plist version="1.0">${example}</plist>`));
		expect(validate?.(value) ? [] : validate?.errors).toEqual([]);
	});
});

/** The text of a snippet with its defaults. */
function expanded(body: string): string {
	return body
		.replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
		.replace(/\$\{\d+:((?:\\.|[^\\}])*)\}/g, '$1')
		.replace(/(?<!\\)\$(?:\d+|\{\d+\})/g, '1')
		.replace(/\\([$}\\])/g, '$1');
}

describe('every snippet of a key is valid', () => {
	const snippets = describedKeys.flatMap((key) =>
		(key.schema.defaultSnippets ?? []).map(({ label, body }) => ({ ...key, label, body })),
	);
	it.each(snippets)('$file $where: $label', ({ file, pointer, schema, body }) => {
		const written = expanded(body);
		const value = written.startsWith('<key>') ? `<dict>${written}</dict>` : written;
		expect(elementsOf(schema)).toContain(elementOf(value));
		const validate = ajv.getSchema(`${file}#${pointer}`);
		const json = jsonOf(parse(`<plist version="1.0">${value}</plist>`));
		expect(validate?.(json) ? [] : validate?.errors).toEqual([]);
	});
});

describe('every description is complete', () => {
	it.each(named)('%s', (_, { schema }) => {
		expect(schema.markdownDescription ?? '', 'a sentence').toMatch(/^[A-Z`“0-9].*[.!]$/s);
		if (schema.enumDescriptions) expect(schema.enumDescriptions.length).toBe(schema.enum?.length);
		expect(schema['x-example'] ?? schema['x-place'], 'an example').toBeDefined();
	});
	it.each(named)('%s: the page of Apple is the first reference', (_, { schema }) => {
		const pages = (schema['x-references'] ?? []).map((each) => each.startsWith('https://'));
		expect(pages).toEqual([...pages].sort((a, b) => Number(b) - Number(a)));
	});
});

const families: Readonly<Record<string, (file: string) => boolean>> = {
	root: (file) => !/^(matching\/|personality|entitlements)/.test(file),
	personality: (file) => /^(matching\/|personality|runtime)/.test(file),
	entitlements: (file) => file.startsWith('entitlements'),
};

describe('x-plistType is only where type is not exact enough', () => {
	it.each(named.filter(([, { schema }]) => schema['x-plistType'] !== undefined))(
		'%s',
		(_, { schema }) => {
			const elements = listOf(schema['x-plistType']);
			expect(elements.some((element) => ['date', 'data'].includes(element))).toBe(true);
			if (schema.type === undefined) return;
			const types = new Set(elements.map(jsonTypeOf));
			expect([...listOf(schema.type)].sort()).toEqual([...types].sort());
		},
	);
});

describe('a key is described once', () => {
	it.each(Object.entries(families))('%s', (_, belongs) => {
		const filesByKey = new Map<string, string[]>();
		for (const { file, where } of describedKeys) {
			const [key] = where;
			if (where.length !== 1 || key === undefined || !belongs(file)) continue;
			filesByKey.set(key, [...(filesByKey.get(key) ?? []), file]);
		}
		expect([...filesByKey].filter(([, files]) => files.length > 1)).toEqual([]);
	});
});

describe('kinds', () => {
	it.each([
		['dext.schema.json', ['dext']],
		['kext.schema.json', ['kext', 'codelessKext']],
		['system-extension.schema.json', ['systemExtension']],
		['host-app.schema.json', ['hostApp']],
	])('all root keys of %s belong to %j', (file, kinds) => {
		const keys = keysOfService().filter((key) => key.file === file && key.place === 'root');
		expect(keys.length).toBeGreaterThan(0);
		for (const { schema } of keys) expect(schema['x-kinds']).toEqual(kinds);
	});
	it.each([...schemaFiles].filter(([, schema]) => schema['x-kinds'] !== undefined))(
		'no key of %s repeats those of its file',
		(_, { properties = {} }) => {
			for (const key of Object.values(properties)) expect(key['x-kinds']).toBeUndefined();
		},
	);
	it('a key that refers to another one has its type and its description', () => {
		for (const { key, place, schema } of keysOfService()) {
			expect(schema.markdownDescription, `${key} in ${place}`).toMatch(/\S/);
		}
	});
	it('the required keys of bundles are described', () => {
		for (const [file, schema] of schemaFiles) {
			const known = { ...schemaFiles.get('bundle.schema.json')?.properties, ...schema.properties };
			for (const key of [...(schema.required ?? []), ...(schema.$defs?.built?.required ?? [])]) {
				expect(Object.keys(known), file).toContain(key);
			}
		}
	});
});
