/** Renders the value of a key as a snippet with tab stops. */
import type { DriverPlist } from '../../document/driverPlist.js';
import { escapeText } from '../../edit/xmlText.js';
import { appliesTo } from '../../platform/documentKind.js';
import { listedValues } from '../../schema/listedValues.js';
import { plistTypesOf } from '../../schema/plistTypes.js';
import type { Schema, ValueSource } from '../../schema/schema.js';
import { usualValue } from '../../schema/usualValue.js';
import type { PlistType } from '../../value/plistValue.js';
import { choice, escapeSnippet, xmlLiteral } from './snippetText.js';

/** Types that have an element, the most usual first. */
const WRITABLE_TYPES = [
	'string',
	'integer',
	'boolean',
	'dict',
	'array',
	'real',
	'data',
	'date',
] as const satisfies readonly PlistType[];
export type WritableType = (typeof WRITABLE_TYPES)[number];

/** The types for unknown keys, without those that the kernel rejects (libkern OSUnserializeXML.y). */
const USUAL_TYPES = WRITABLE_TYPES.filter((type) => type !== 'real' && type !== 'date');

/** The depth up to which required keys of a dictionary are inserted with it. */
const MAX_LEVELS = 2;

/** The document that a snippet is inserted into. */
export interface InsertContext extends Pick<DriverPlist, 'kind' | 'form'> {
	readonly indent: string;
}

interface Writer extends InsertContext {
	/** The initial text of a string at the top level. */
	readonly text: string | undefined;
	/** The number of the next tab stop. */
	stop: number;
}

/** The types that a schema allows and that have an element; the usual ones if it has no types. */
export function writableTypes(schema: Schema | undefined): readonly WritableType[] {
	const allowed = plistTypesOf(schema ?? {});
	// Few people mean a dictionary where its keys are read like the items of an array.
	const isByKeys = allowed.includes('array') && schema?.properties === undefined;
	const types = WRITABLE_TYPES.filter(
		(type) => allowed.includes(type) && !(isByKeys && type === 'dict'),
	);
	if (types.length === 0) return USUAL_TYPES;
	return types.sort((a, b) => allowed.indexOf(a) - allowed.indexOf(b));
}

/** The type of an inserted value; undefined if the schema has no types. */
function firstType(schema: Schema | undefined): WritableType | undefined {
	return plistTypesOf(schema ?? {}).length === 0 ? undefined : writableTypes(schema)[0];
}

/** The value that a key is inserted with; `text` is the most likely text of its string. */
export function valueSnippet(
	schema: Schema | undefined,
	context: InsertContext,
	text: string | undefined,
): string {
	const snippet = schemaSnippet(schema, context);
	if (snippet !== undefined) return snippet;
	const type = firstType(schema) ?? 'string';
	return element({ ...context, text, stop: 1 }, schema, type, 0);
}

/** A bare element of one type; `text` is the most likely text of a string. */
export function elementSnippet(
	schema: Schema | undefined,
	context: InsertContext,
	type: WritableType,
	text: string | undefined,
): string {
	return element({ ...context, text, stop: 1 }, schema, type, 0);
}

/** The snippet of the schema for the value itself, not for an entry in it. */
function schemaSnippet(
	schema: Schema | undefined,
	{ kind, indent }: InsertContext,
): string | undefined {
	const own = schema?.defaultSnippets?.find(
		({ body, kinds }) => appliesTo(kinds, kind) && !body.startsWith('<key>'),
	);
	return own && reindent(own.body, indent);
}

/** Replaces the tabs of a snippet by the indentation of the document. */
export function reindent(body: string, indent: string): string {
	return indent === '\t' ? body : body.replace(/^\t+/gm, (tabs) => indent.repeat(tabs.length));
}

function element(
	writer: Writer,
	schema: Schema | undefined,
	type: WritableType,
	level: number,
): string {
	switch (type) {
		case 'boolean':
			return booleanChoice(writer, schema);
		case 'dict':
			return dictElement(writer, schema, level);
		case 'array':
			return arrayElement(writer, schema, level);
		case 'string':
			return `<string>${stringContent(writer, schema, level)}</string>`;
		case 'integer':
			return `<integer>${numberContent(writer, schema, '0')}</integer>`;
		case 'real':
			return `<real>${numberContent(writer, schema, '0.0')}</real>`;
		case 'date':
			return `<date>\${${next(writer)}:2025-01-01T00:00:00Z}</date>`;
		case 'data':
			return `<data>$${next(writer)}</data>`;
	}
}

function next(writer: Writer): number {
	writer.stop += 1;
	return writer.stop - 1;
}

function booleanChoice(writer: Writer, schema: Schema | undefined): string {
	const only = schema?.const ?? (schema?.enum?.length === 1 ? schema.enum[0] : undefined);
	if (typeof only === 'boolean') return `<${only}/>`;
	return choice(next(writer), ['<true/>', '<false/>']);
}

/** The most likely value as a default, a choice of values, the text of the example, or an empty tab stop. */
function stringContent(writer: Writer, schema: Schema | undefined, level: number): string {
	const text = level === 0 ? writer.text : schema && usualValue(schema, writer);
	if (text !== undefined) return `\${${next(writer)}:${xmlLiteral(text)}}`;
	const strings = schema ? offeredTexts(schema, writer) : [];
	if (strings.length > 0) return choice(next(writer), strings.map(escapeText));
	const example = schema && requiredText(schema, level);
	return example === undefined
		? `$${next(writer)}`
		: `\${${next(writer)}:${escapeSnippet(example)}}`;
}

/** The values of a closed list, and the listed ones for a string that must not be empty. */
function offeredTexts(schema: Schema, { kind }: InsertContext): readonly string[] {
	const isClosed = schema.enum !== undefined || schema.const !== undefined;
	if (!isClosed && (schema['x-valuesFrom'] || mayBeEmpty(schema))) return [];
	const texts = listedValues(schema, kind).flatMap(({ value }) =>
		typeof value === 'string' ? [value] : [],
	);
	return isClosed || texts.length > 1 ? texts : [];
}

const listsClasses: readonly (ValueSource | undefined)[] = [
	'kernelClasses',
	'providerClasses',
	'userClasses',
];

/** The text of the example, as XML, for a string that must not be empty. */
function requiredText(schema: Schema, level: number): string | undefined {
	if (opensList(schema, level) || mayBeEmpty(schema)) return undefined;
	return /<string>(.*?)<\/string>/s.exec(schema['x-example'] ?? '')?.[1];
}

/** Whether a list of classes opens at the cursor, none of which is the usual one. */
function opensList(schema: Schema, level: number): boolean {
	return level === 0 && listsClasses.includes(schema['x-valuesFrom']);
}

function mayBeEmpty(schema: Schema): boolean {
	return [schema, ...(schema.allOf ?? [])].every(
		({ minLength = 0, pattern, 'x-digits': digits }) =>
			minLength === 0 && !digits && (pattern === undefined || new RegExp(pattern).test('')),
	);
}

/** Never empty, since parsers reject `<integer></integer>`. */
function numberContent(writer: Writer, schema: Schema | undefined, zero: string): string {
	const values = schema?.enum ?? [];
	const numbers = values.flatMap((value) => (typeof value === 'number' ? [String(value)] : []));
	if (numbers.length > 0) return choice(next(writer), numbers);
	const least = schema?.minimum !== undefined && schema.minimum > 0 ? schema.minimum : undefined;
	return `\${${next(writer)}:${least ?? zero}}`;
}

function dictElement(writer: Writer, schema: Schema | undefined, level: number): string {
	const { indent } = writer;
	const required = level < MAX_LEVELS ? (schema?.required ?? []) : [];
	const lines = required.flatMap((key) => {
		const property = schema?.properties?.[key];
		const value = element(writer, property, writableTypes(property)[0] ?? 'string', level + 1);
		return [`<key>${xmlLiteral(key)}</key>`, value];
	});
	const body = lines.length > 0 ? lines.join('\n') : `$${next(writer)}`;
	return `<dict>\n${indented(body, indent)}\n</dict>`;
}

function arrayElement(writer: Writer, schema: Schema | undefined, level: number): string {
	const { 'x-example': example, minLength, items } = schema ?? {};
	// An item is written as the string that may be there in place of the array.
	const item = items && {
		...(example && { 'x-example': example }),
		...(minLength !== undefined && { minLength }),
		...items,
	};
	const type = firstType(item);
	const body =
		item && type && level < MAX_LEVELS
			? element(writer, item, type, level + 1)
			: `$${next(writer)}`;
	return `<array>\n${indented(body, writer.indent)}\n</array>`;
}

function indented(lines: string, indent: string): string {
	return lines.replace(/^/gm, indent);
}
