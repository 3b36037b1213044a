/** The words of schema findings: the value in quotes, why it is wrong, and the consequence. */

import { type Message, message } from '../document/finding.js';
import type { DocumentKind } from '../platform/documentKind.js';
import { inWords } from '../text/inWords.js';
import type { PlistType, PlistValue } from '../value/plistValue.js';
import { enumFor } from './enumFor.js';
import type { Violation } from './validate.js';

const typeNames: Readonly<Record<PlistType, string>> = {
	dict: 'a dict',
	array: 'an array',
	string: 'a string',
	integer: 'an integer',
	real: 'a real',
	boolean: 'a boolean',
	date: 'a date',
	data: 'data',
	invalid: 'no value',
};

/** The value as a person wrote it, shortened; undefined for dicts and arrays. */
export function shown(value: PlistValue): string | undefined {
	const text = writtenText(value);
	return text !== undefined && text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function writtenText(value: PlistValue): string | undefined {
	switch (value.type) {
		case 'string':
			return value.value;
		case 'boolean':
			return String(value.value);
		case 'integer':
		case 'real':
		case 'date':
		case 'data':
			return value.written;
		default:
			return undefined;
	}
}

/** What the value is called: its key, or `an item of` the key of its array. */
export function nameOf(value: PlistValue): string {
	if (value.entry) return value.entry.key;
	const above = value.array;
	return above ? `an item of ${nameOf(above)}` : 'the root';
}

/** `an integer`, `a string or data`. */
export function typesInWords(types: readonly PlistType[]): string {
	return inWords(
		types.map((type) => typeNames[type]),
		'or',
	);
}

/** Two sentences: what is wrong, then the consequence where the schema names one. */
export function withConsequence(
	{ id, text, parameters }: Message,
	consequence: string | undefined,
): Message {
	const sentence = { id, text: `${text}.`, parameters };
	if (consequence === undefined) return sentence;
	return {
		...sentence,
		consequence: { id: 'schema/consequence', text: consequence, parameters: {} },
	};
}

/** `'0x05ac' is a string; idVendor takes an integer`. */
export function wrongType(value: PlistValue, types: readonly PlistType[]): Message {
	const text = shown(value);
	const wanted = typesInWords(types);
	return text === undefined || text === ''
		? message('{0} takes {1}, not {2}', nameOf(value), wanted, typeNames[value.type])
		: message("'{0}' is {1}; {2} takes {3}", text, typeNames[value.type], nameOf(value), wanted);
}

/** `'KERN' is not a value of CFBundlePackageType; it takes 'KEXT' or 'DEXT'`, those of the kind alone. */
export function notAllowed(
	value: PlistValue,
	{ part: { schema } }: Violation,
	kind: DocumentKind,
): Message {
	const allowed = schema.const === undefined ? enumFor(schema, kind) : [schema.const];
	const list = inWords(
		allowed.map((each) => `'${each}'`),
		'or',
	);
	const text = shown(value) ?? typeNames[value.type];
	return allowed.length > 0 && allowed.length <= 8
		? message("'{0}' is not a value of {1}; it takes {2}", text, nameOf(value), list)
		: message("'{0}' is not a value of {1}", text, nameOf(value));
}

/** A key that nothing reads; an entitlement is more than that, since no profile holds it (AMFI). */
export function invented(key: string, kind: DocumentKind): Message {
	return kind === 'entitlements'
		? message(
				'{0} is in no provisioning profile, and a process that is signed with it is killed',
				key,
			)
		: message('{0} does nothing', key);
}

/** `'300' is more than 255, the most that bDeviceClass takes`. */
export function outOfRange(value: PlistValue, { keyword, part: { schema } }: Violation): Message {
	const text = shown(value) ?? '';
	return keyword === 'minimum'
		? message(
				"'{0}' is less than {1}, the least that {2} takes",
				text,
				`${schema.minimum}`,
				nameOf(value),
			)
		: message(
				"'{0}' is more than {1}, the most that {2} takes",
				text,
				`${schema.maximum}`,
				nameOf(value),
			);
}

/** Wording of a broken `pattern`, `minLength`, `maxLength` or `minItems`. */
export function malformed(value: PlistValue, { keyword, part: { schema } }: Violation): Message {
	const text = shown(value) ?? '';
	const name = nameOf(value);
	if (keyword === 'minItems' || text === '') return message('{0} must not be empty', name);
	if (keyword === 'maxLength') {
		return message(
			"'{0}' is longer than the {1} characters that {2} takes",
			text,
			`${schema.maxLength}`,
			name,
		);
	}
	if (keyword === 'minLength') {
		return message(
			"'{0}' is shorter than the {1} characters of {2}",
			text,
			`${schema.minLength}`,
			name,
		);
	}
	return message("'{0}' does not have the form of {1}", text, name);
}
