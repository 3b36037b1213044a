/** The description of a key, as Markdown: the same in a hover and next to the completion list. */
import { type DocumentKind, kindName } from '../../platform/documentKind.js';
import { hexOf, listedValues } from '../../schema/listedValues.js';
import { typeOf } from '../../schema/plistTypes.js';
import type { KeyStatus, Schema } from '../../schema/schema.js';
import { inWords } from '../../text/inWords.js';
import { code, pageLink, paragraphs, xmlBlock } from '../markdown.js';

/** The other values are counted, not listed. */
const MAX_VALUES = 12;

/** The description of a key: type, meaning, kinds, availability, values, an example, the Apple page. */
export function renderKey(key: string, schema: Schema, kind: DocumentKind): string {
	const type = typeOf(schema, code);
	return paragraphs([
		`**${code(key)}**${type === '' ? '' : ` · ${type}`}`,
		deprecation(schema),
		schema.markdownDescription,
		writer(schema),
		status(schema),
		facts(schema),
		values(schema, kind),
		example(schema),
		pageLink(schema['x-references']),
	]);
}

/** A key that does not exist has none. */
function example({ 'x-example': text, 'x-status': known }: Schema): string | undefined {
	return text === undefined || known === 'invented' ? undefined : xmlBlock(text);
}

/** Why a key should not be used. */
function deprecation(schema: Schema): string | undefined {
	const deprecated = schema['x-deprecated'];
	if (!deprecated) return undefined;
	const since = deprecated.since ? ` since macOS ${deprecated.since}` : '';
	const fault = schema['x-status'] === 'invented' ? 'Does not exist' : `Deprecated${since}`;
	const instead = deprecated.replacement ? ` Use ${code(deprecated.replacement)} instead.` : '';
	return `**${fault}.** ${deprecated.reason}${instead}`;
}

function writer({ 'x-place': place, 'x-stamped': isStamped }: Schema): string | undefined {
	if (isStamped)
		return '**Xcode writes it** into the built bundle. A source property list does not need it.';
	if (place === 'runtime')
		return '**Only the system writes it.** In a property list, it has no effect.';
	if (place === 'device')
		return '**A property of the device.** As a personality key, it does not restrict the match. Compare it in `IOPropertyMatch`.';
	return undefined;
}

const STATUS: Readonly<Record<KeyStatus, string | undefined>> = {
	public: undefined,
	restricted: '**Works only for Apple.**',
	undocumented: 'Works, but Apple does not document it.',
	withdrawn: '**No longer has an effect.**',
	invented: undefined,
};

function status({ 'x-status': known = 'public' }: Schema): string | undefined {
	return STATUS[known];
}

function facts(schema: Schema): string {
	const since = Object.entries(schema['x-since'] ?? {}).map(([name, from]) => `${name} ${from}`);
	const bundles = (schema['x-kinds'] ?? []).filter((kind) => kind !== 'other');
	const kinds = bundles.map((kind) => kindName(kind));
	const lines = [
		schema['x-requiredWhen'] && `- Required ${schema['x-requiredWhen']}`,
		kinds.length > 0 && `- For: ${inWords(kinds, 'or')}`,
		since.length > 0 && `- Since ${inWords(since)}`,
		limits(schema),
	];
	return lines.filter(Boolean).join('\n');
}

/** The bounds of the schema, or of its branch for numbers if it also allows other values. */
function limits(schema: Schema): string | undefined {
	const branch = schema.anyOf?.find(({ maximum }) => maximum !== undefined);
	const { minimum = branch?.minimum, maximum = branch?.maximum } = schema;
	const hex = maximum === undefined ? undefined : hexOf(maximum, schema);
	const most = hex === undefined ? `${maximum}` : `${maximum} (${code(hex)})`;
	if (minimum !== undefined && maximum !== undefined) return `- From ${minimum} to ${most}`;
	if (minimum !== undefined) return `- At least ${minimum}`;
	return maximum === undefined ? undefined : `- At most ${most}`;
}

function values(schema: Schema, kind: DocumentKind): string | undefined {
	const of = (described: Schema): readonly string[] =>
		listedValues(described, kind).map(({ value, description }) => {
			const hex = hexOf(value, described);
			const written =
				hex === undefined ? code(String(value)) : `${code(String(value))} = ${code(hex)}`;
			return `- ${written}${description ? ` – ${description}` : ''}`;
		});
	const all = [...of(schema), ...(schema.items ? of(schema.items) : [])];
	if (all.length === 0) return undefined;
	const shown = all.slice(0, MAX_VALUES);
	const more = all.length - shown.length;
	if (more > 0) shown.push(`- and ${more} more`);
	return `${isClosed(schema) ? 'Allowed values' : 'Known values'}:\n\n${shown.join('\n')}`;
}

/** Whether only the listed values are allowed. */
function isClosed(schema: Schema): boolean {
	const of = schema.items ?? schema;
	return of.enum !== undefined || of.const !== undefined;
}
