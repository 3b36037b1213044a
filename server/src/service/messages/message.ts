/** Messages as data: an id, a template and typed parameters. Text is made at the edge only, so it can be translated. */

/** What a parameter of a message may be; lists are rendered as `a, b and c`, and as `a, b or c`. */
export type MessageParameter =
	| string
	| number
	| readonly string[]
	| { readonly anyOf: readonly string[] };

/** A message that is not rendered yet. */
export interface Message {
	/** `duplicate-key/duplicate`: who defines it, and the name it has there. Translations are found by it. */
	readonly id: string;
	/** Whole sentences with named parameters: `Duplicate key '{key}'.` */
	readonly text: string;
	readonly parameters: Readonly<Record<string, MessageParameter>>;
	/** What follows on a Mac, as sentences of its own after `text`. */
	readonly consequence?: Message;
}

/** The names of the parameters in a template. */
type ParameterName<Template extends string> =
	Template extends `${string}{${infer Name}}${infer Rest}` ? Name | ParameterName<Rest> : never;

/** Makes a message of one template; takes exactly the parameters that the template names. */
export type MessageMaker<Template extends string> = [ParameterName<Template>] extends [never]
	? () => Message
	: (parameters: Readonly<Record<ParameterName<Template>, MessageParameter>>) => Message;

/** Templates by their names. */
export type Templates = Readonly<Record<string, string>>;

/** Messages that belong together, such as those of a rule. */
export type MessageSet<Defined extends Templates = Templates> = {
	readonly [Name in keyof Defined]: MessageMaker<Defined[Name]>;
};

/**
 * Defines messages by their templates, `{ duplicate: "Duplicate key '{key}'." }`, and gives a function for each.
 * `owner` is the first part of their ids: the code of a rule, or the name of a set that several rules share.
 */
export function defineMessages<const Defined extends Templates>(
	owner: string,
	templates: Defined,
): MessageSet<Defined> {
	const made = Object.entries(templates).map(([name, text]) => {
		const id = `${owner}/${name}`;
		return [name, (parameters: Message['parameters'] = {}): Message => ({ id, text, parameters })];
	});
	return Object.fromEntries(made) as MessageSet<Defined>;
}

/** The text of a message, on one line and with long values abbreviated, whatever a file holds. */
export function renderMessage({ text, parameters, consequence }: Message): string {
	const rendered = text.replace(/\{(\w+)\}/g, (whole, name: string) => {
		const value = parameters[name];
		return value === undefined ? whole : renderParameter(value);
	});
	return consequence ? `${rendered} ${renderMessage(consequence)}` : rendered;
}

function renderParameter(value: MessageParameter): string {
	if (typeof value === 'number') return String(value);
	if (typeof value === 'string') return renderText(value);
	return 'anyOf' in value ? renderList(value.anyOf, 'or') : renderList(value, 'and');
}

function renderList(values: readonly string[], last: string): string {
	const items = values.map(renderText);
	if (items.length < 2) return items.join('');
	return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

/** The longest value that is shown whole, in UTF-16 units. The names of entitlements fit. */
const LONGEST_VALUE = 64;
const HALF = LONGEST_VALUE / 2;

/** Keeps the beginning and the end of a long value, which tell names apart. */
function renderText(value: string): string {
	if (value.length <= LONGEST_VALUE) return onOneLine(value);
	const start = value.slice(0, HALF).replace(/[\ud800-\udbff]$/, '');
	const end = value.slice(1 - HALF).replace(/^[\udc00-\udfff]/, '');
	return `${onOneLine(start)}…${onOneLine(end)}`;
}

const escapes: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** Control characters would break the line, or act where a terminal prints the message. */
function onOneLine(text: string): string {
	return text.replace(
		/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g,
		(character) =>
			escapes[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}
