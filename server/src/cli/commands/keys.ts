/** `driver-plist keys`: describes the keys of driver property lists. */
import {
	describedKeys,
	describeKey,
	type KeyDescription,
	listedValues,
	plistTypesOf,
} from '../../service/index.js';
import { type Command, type ExitStatus, exitStatus, UsageError } from '../command.js';
import { oneOf, parseCommandLine } from '../commandLine.js';
import { didYouMean } from '../didYouMean.js';
import {
	type DisplayText,
	display,
	displayJson,
	displayLines,
	joinDisplay,
} from '../displayText.js';
import { plainText } from '../plainText.js';
import type { Terminal } from '../terminal.js';
import { renderColumns, wrap } from '../textLayout.js';

const help = `Describes a key of a driver property list or an entitlement. Without KEY, lists all keys.

Usage: driver-plist keys [KEY] [--format text|json]

Example:
  driver-plist keys IOProviderClass
`;

export const keys: Command = {
	help,
	run: runKeys,
};

async function runKeys(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
	const { values, positionals } = parseCommandLine(args, { format: { type: 'string' } });
	const format = oneOf('format', values.format, ['text', 'json'], 'text');
	const [key, ...more] = positionals;
	if (more.length > 0) throw new UsageError('keys accepts one KEY only.');
	const described = key === undefined ? allKeys() : descriptionsOfKey(key);
	if (format === 'json') {
		terminal.write(display`${displayJson(described.map(toJson), '\t')}\n`);
	} else if (key === undefined) {
		const rows = described.map((one) => [one.key, one.place, firstSentence(one)]);
		terminal.write(displayLines(renderColumns(rows, terminal.columns)));
	} else {
		const texts = described.map((one) => renderKey(one, terminal));
		terminal.write(joinDisplay(texts, '\n'));
	}
	return exitStatus.ok;
}

/** Sorted by name. */
function allKeys(): readonly KeyDescription[] {
	return [...describedKeys()].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

function descriptionsOfKey(key: string): readonly KeyDescription[] {
	const described = describeKey(key);
	if (described.length > 0) return described;
	const keys = new Set(describedKeys().map((one) => one.key));
	throw new UsageError(`Unknown key '${key}'.${didYouMean(key, keys)}`);
}

function firstSentence({ schema }: KeyDescription): string {
	const text = plainText(schema.markdownDescription ?? schema.title ?? '');
	return /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
}

/** The description of a key under names that don't depend on the vocabulary of the schemas. */
function toJson({ key, place, file, schema }: KeyDescription) {
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

function renderKey(description: KeyDescription, terminal: Terminal): DisplayText {
	const { key, place, schema } = description;
	const types = plistTypesOf(schema).join(' or ');
	const facts: (readonly [string, string | undefined])[] = [
		['Kinds', schema['x-kinds']?.join(', ')],
		['Required', schema['x-requiredWhen']],
		['Since', sinceOf(schema)],
		['Deprecated', deprecationOf(schema)],
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
	if (example !== undefined) lines.push('  Example:', example.replace(/^/gm, '    '));
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
