/** Messages as data: an id, a template and typed parameters. They are rendered last, so that they can be translated. */
import { inWords } from '../text/inWords.js';

/** A value in a message; lists are rendered as `a, b and c` or, with `anyOf`, as `a, b or c`. */
export type MessageParameter =
	| string
	| number
	| readonly string[]
	| { readonly anyOf: readonly string[] };

/** A message that is not rendered yet. */
export interface Message {
	/** Identifies the message for translations: its owner and its name there, such as `duplicate-key/duplicate`. */
	readonly id: string;
	/** Full sentences with named parameters: `Duplicate key '{key}'.` */
	readonly text: string;
	readonly parameters: Readonly<Record<string, MessageParameter>>;
	/** The consequence on a Mac, as a sentence after `text`. */
	readonly consequence?: Message;
}

/** The names of the parameters in a template. */
type ParameterName<Template extends string> =
	Template extends `${string}{${infer Name}}${infer Rest}` ? Name | ParameterName<Rest> : never;

/** Makes messages of one template; requires the parameters that the template names. */
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
 * Defines messages by their templates, such as `{ duplicate: "Duplicate key '{key}'." }`. Returns a function for each.
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

/** The text of a message on one line, with long values abbreviated. */
export function renderMessage({ text, parameters, consequence }: Message): string {
	const rendered = text.replace(/\{(\w+)\}/g, (whole, name: string) => {
		const value = parameters[name];
		return value === undefined ? whole : renderParameter(value);
	});
	return consequence ? `${rendered} ${renderMessage(consequence)}` : rendered;
}

/** The parameters of a message as they are in its text. */
export function renderParameters({ parameters }: Message): readonly string[] {
	return Object.values(parameters).map(renderParameter);
}

function renderParameter(value: MessageParameter): string {
	if (typeof value === 'number') return renderNumber(value);
	if (typeof value === 'string') return abbreviated(value);
	return 'anyOf' in value ? renderList(value.anyOf, 'or') : renderList(value, 'and');
}

/** Groups the digits of an integer: `262,141`. */
function renderNumber(value: number): string {
	return Number.isInteger(value) ? value.toLocaleString('en-US') : String(value);
}

function renderList(values: readonly string[], last: string): string {
	return inWords(values.map(abbreviated), last);
}

/** The maximum length of a value that is not abbreviated, in UTF-16 units. No name of an entitlement is longer. */
const MAX_VALUE_LENGTH = 64;

/** A value on one line. Of a long one the beginning and the end, in which names differ. */
export function abbreviated(value: string): string {
	return shortened(value, MAX_VALUE_LENGTH);
}

/** A text on one line of at most `length` UTF-16 units, apart from what is escaped. */
export function shortened(value: string, length: number): string {
	return clipped(value, length).map(escapeControls).join('…');
}

/** A text of at most `length` UTF-16 units for programs, which read control characters as they are. */
export function withoutMiddle(value: string, length: number): string {
	return clipped(value, length).join('…');
}

/** The parts of a text of which at most `length` UTF-16 units are shown: the text itself, or its beginning and its end. */
function clipped(value: string, length: number): readonly string[] {
	if (value.length <= length) return [value];
	const start = value.slice(0, length / 2).replace(/[\ud800-\udbff]$/, '');
	const end = value.slice(1 - length / 2).replace(/^[\udc00-\udfff]/, '');
	return [start, end];
}

const escapes: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** Escapes control characters, which would break the line, change the order of its text, or control a terminal. */
export function escapeControls(text: string): string {
	return text.replace(
		/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
		(character) =>
			escapes[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}
