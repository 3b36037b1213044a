/** Renders `docs/keys/`: the description of every key, with a page for each file of `schemas/`. */
import type { Availability } from '../../../server/src/service/platform/availability.js';
import { describedKeys, type KeyDescription } from '../../../server/src/service/schema/describe.js';
import { listedValues } from '../../../server/src/service/schema/listedValues.js';
import { plistTypesOf } from '../../../server/src/service/schema/plistTypes.js';
import type { Schema } from '../../../server/src/service/schema/schema.js';
import { schemaFiles } from '../../../server/src/service/schema/schemas.generated.js';
import { references, table } from '../markdown.js';
import { doNotEdit, type Output } from '../output.js';

const folder = 'docs/keys';

export const owns = [folder];

export function render(): Output {
	const pages = Object.entries(schemaFiles).map(([file, schema]) => ({
		name: pageOf(file),
		schema,
		keys: describedKeys().filter((description) => description.file === file),
	}));
	const list = pages.map(({ name, schema, keys }) => [
		`[${schema.title ?? name}](${name}.md)`,
		`${keys.length}`,
		schema.markdownDescription ?? '',
	]);
	const head = ['page', 'keys', 'description'];
	return new Map([
		[
			`${folder}/README.md`,
			[`<!-- ${doNotEdit} -->`, '# Keys', '', ...table(head, list), ''].join('\n'),
		],
		...pages.map(
			({ name, schema, keys }) => [`${folder}/${name}.md`, renderPage(schema, keys)] as const,
		),
	]);
}

function pageOf(file: string): string {
	return file.replace('.schema.json', '').replace('/', '-');
}

function renderPage(schema: Schema, keys: readonly KeyDescription[]): string {
	return [
		`<!-- ${doNotEdit} -->`,
		`# ${schema.title}`,
		'',
		schema.markdownDescription ?? '',
		...(schema['x-providers']
			? ['', `For \`IOProviderClass\` ${withSubclasses(schema['x-providers'])}.`]
			: []),
		'',
		...keys.flatMap(renderKey),
	].join('\n');
}

function renderKey({ key, place, schema }: KeyDescription): readonly string[] {
	const values = listedValues(schema, 'other').map(({ value }) => String(value));
	const deprecated = schema['x-deprecated'];
	const facts: readonly (readonly [string, string | undefined])[] = [
		['in', place],
		['type', plistTypesOf(schema).join(' or ') || undefined],
		['kinds', schema['x-kinds']?.join(', ')],
		['required', schema['x-requiredWhen']],
		['written by', schema['x-stamped'] && 'Xcode, into the built bundle'],
		['since', since(schema['x-since'])],
		['values', values.length === 0 ? undefined : list(values)],
		[
			'deprecated',
			deprecated &&
				[deprecated.reason, deprecated.replacement && `Use \`${deprecated.replacement}\`.`]
					.filter(Boolean)
					.join(' '),
		],
	];
	const rows = facts.flatMap(([name, text]) => (text ? [[name, text]] : []));
	const example = schema['x-example'];
	return [
		`## ${key}`,
		'',
		schema.markdownDescription ?? '',
		'',
		...table(['', ''], rows),
		'',
		...(example ? ['```xml', `<key>${key}</key>`, example, '```', ''] : []),
		...references(schema['x-references'] ?? []),
		'',
	];
}

function since(availability: Availability | undefined): string | undefined {
	if (!availability) return undefined;
	return Object.entries(availability)
		.map(([system, version]) => `${system} ${version}`)
		.join(', ');
}

function withSubclasses(classes: readonly string[]): string {
	return classes.length === 1
		? `${list(classes)} and its subclasses`
		: `${list(classes)}, and their subclasses`;
}

function list(values: readonly string[]): string {
	return values.map((value) => `\`${value}\``).join(', ');
}
