/** Descriptions of keys, for people and for programs. */
import { type KeyDescription, listedValues, plistTypesOf } from '../service/index.js';
import { type DisplayText, display, displayLines } from './displayText.js';
import { plainText } from './plainText.js';
import type { Terminal } from './terminal.js';
import { renderColumns, wrap } from './textLayout.js';

/** The first sentence of the description. */
export function firstSentence({ schema }: KeyDescription): string {
	const text = plainText(schema.markdownDescription ?? schema.title ?? '');
	return /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
}

/** The description of a key under names that don't depend on the vocabulary of the schemas. */
export function keyToJson({ key, place, file, schema }: KeyDescription) {
	return {
		key,
		place,
		file,
		types: plistTypesOf(schema),
		kinds: schema['x-kinds'],
		description: schema.markdownDescription,
		requiredWhen: schema['x-requiredWhen'],
		since: schema['x-since'],
		deprecated: schema['x-deprecated'],
		values: listedValues(schema, 'other'),
		example: schema['x-example'],
		references: schema['x-references'] ?? [],
	};
}

type KeySchema = KeyDescription['schema'];

export function renderKey(description: KeyDescription, terminal: Terminal): DisplayText {
	const { key, place, schema } = description;
	const types = plistTypesOf(schema).join(' or ');
	const facts: (readonly [string, string | undefined])[] = [
		['Kinds', schema['x-kinds']?.join(', ')],
		['Required', schema['x-requiredWhen']],
		['Since', sinceOf(schema)],
		[schema['x-status'] === 'invented' ? 'Does not exist' : 'Deprecated', deprecationOf(schema)],
		['Pattern', schema.pattern],
	];
	const where = terminal.paint('dim', `(${[place, types].filter(Boolean).join(', ')})`);
	const lines: string[] = [];
	const text = plainText(schema.markdownDescription ?? schema.title ?? '');
	if (text !== '') lines.push(wrap(text, terminal.columns, '  '));
	for (const [title, fact] of facts) {
		if (fact === undefined) continue;
		const plain = title === 'Pattern' ? fact : plainText(fact);
		lines.push(wrap(`${title}: ${plain}`, terminal.columns, '  '));
	}
	const values = listedValues(schema, 'other').map(({ value, description }) => [
		`    ${value}`,
		description ?? '',
	]);
	if (values.length > 0) lines.push('  Values:', renderColumns(values, terminal.columns).trimEnd());
	const example = schema['x-example'];
	if (example !== undefined && schema['x-status'] !== 'invented')
		lines.push('  Example:', example.replace(/^/gm, '    '));
	for (const reference of schema['x-references'] ?? []) lines.push(`  ${reference}`);
	const rest = displayLines(lines.map((line) => `${line}\n`).join(''));
	return display`${terminal.paint('bold', key)} ${where}\n${rest}`;
}

function sinceOf(schema: KeySchema): string | undefined {
	const since = schema['x-since'];
	if (!since) return undefined;
	return Object.entries(since)
		.map(([system, version]) => `${system} ${version}`)
		.join(', ');
}

function deprecationOf(schema: KeySchema): string | undefined {
	const deprecated = schema['x-deprecated'];
	if (!deprecated) return undefined;
	const since = deprecated.since === undefined ? '' : `Since macOS ${deprecated.since}. `;
	const replacement = deprecated.replacement === undefined ? '' : ` Use ${deprecated.replacement}.`;
	return `${since}${deprecated.reason}${replacement}`;
}
