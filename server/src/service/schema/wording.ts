/** The messages of schema findings. Their consequences are in the schemas. */

import { defineMessages, type Message } from '../messages/message.js';
import { type DocumentKind, kindName } from '../platform/documentKind.js';
import { keyOf } from '../value/keyOf.js';
import type { PlistType, PlistValue } from '../value/plistValue.js';
import { enumFor } from './enumFor.js';
import type { Deprecation, Schema } from './schema.js';
import type { SchemaNode } from './schemaNode.js';
import type { Violation } from './validate.js';

export const schemaMessages = defineMessages('schema', {
	anyArchitecture: "No Mac reads '{key}'. All Macs read '{read}', whatever their architecture.",
	deprecated: "'{key}' is deprecated.",
	deprecatedSince: "'{key}' is deprecated since macOS {version}.",
	elsewhere: "'{key}' belongs in '{place}'. It has no effect here.",
	empty: "'{key}' must not be empty.",
	entitlementInInfoPlist: "'{key}' is an entitlement. It has no effect in an Info.plist.",
	foreignArchitecture: "No Mac reads '{key}'. The architectures of Macs are 'arm64' and 'x86_64'.",
	infoPlistKeyInEntitlements:
		"'{key}' is a key of an Info.plist. It has no effect as an entitlement.",
	inventedEntitlement:
		"No provisioning profile contains '{key}'. macOS kills a process that is signed with it.",
	inventedKey: "'{key}' has no effect.",
	inventedKeyFor: "'{key}' has no effect. Did you mean '{suggestion}'?",
	malformed: "'{value}' is not a valid value of '{key}'.",
	missing: "Missing '{key}'.",
	missingVital:
		"Unknown key '{key}'. Did you mean '{suggestion}'? Without it, the driver never starts.",
	notAllowed: "'{value}' is not a valid value of '{key}'.",
	keyInLibraries: "'{key}' is not a library. The kext does not load.",
	personalityKeyAtRoot: "'{key}' belongs in a personality. It has no effect at the root.",
	personalityKeyInUserClient: "'{key}' belongs in the personality. It has no effect in '{client}'.",
	propertyOfDevice: "'{key}' is a property of the device. It has no effect here.",
	propertyOfSystem: "Only the system writes '{key}'. It has no effect in a property list.",
	removed: "'{key}' is empty. Xcode removes it from the built property list.",
	rootKeyInExtension: "'{key}' belongs at the root. It has no effect in '{place}'.",
	rootKeyInPersonality: "'{key}' belongs at the root. It has no effect in a personality.",
	tooLarge: "'{value}' is greater than {maximum}, the maximum of '{key}'.",
	tooLong: "'{value}' is longer than {maximum} characters, the maximum of '{key}'.",
	tooShort: "'{value}' is shorter than {minimum} characters, the minimum of '{key}'.",
	tooSmall: "'{value}' is less than {minimum}, the minimum of '{key}'.",
	unknownEntitlement: "Unknown entitlement '{key}'. Did you mean {suggestions}?",
	unknownKey: "Unknown key '{key}'. Did you mean {suggestions}?",
	unlistedKey:
		"Unknown key '{key}'. Names that begin with '{prefix}' are those of Apple. Check the spelling.",
	unlistedEntitlement:
		"Unknown entitlement '{key}'. macOS kills a process whose profile does not grant it.",
	unreadArchitecture: "No Mac reads '{key}'. Did you mean '{suggestion}'?",
	withoutCode: 'The kext has no code then, so its classes do not exist.',
	wrongItemType: "An item of '{key}' must be {types}, not {actual}.",
	wrongKind: "'{key}' is a key of {kinds}. It has no effect in {kind}.",
	wrongKindWithEffect: "'{key}' is a key of {kinds}.",
	wrongRootType: 'The root must be {types}, not {actual}.',
	wrongType: "'{key}' must be {types}, not {actual}.",
	wrongTypeWithValue: "'{key}' must be {types}, not {actual} '{value}'.",
});

const elements: Readonly<Record<PlistType, string>> = {
	dict: '<dict>',
	array: '<array>',
	string: '<string>',
	integer: '<integer>',
	real: '<real>',
	boolean: '<true/> or <false/>',
	date: '<date>',
	data: '<data>',
	invalid: 'an unknown element',
};

/** The value as it is written; undefined for dictionaries and arrays. */
export function writtenText(value: PlistValue): string | undefined {
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

/** The message with a consequence from a schema, which is Markdown. */
export function withConsequence(message: Message, consequence: string | undefined): Message {
	if (consequence === undefined) return message;
	const text = consequence.replaceAll(/`([^`]*)`/g, "'$1'");
	return { ...message, consequence: { id: 'schema/consequence', text, parameters: {} } };
}

/** `x-requiredWhen` as a sentence. */
export function requiredWhen(schema: Schema | undefined): string | undefined {
	const when = schema?.['x-requiredWhen'];
	return when === undefined ? undefined : `It is required ${when}.`;
}

/** The message for a value of another type than those of a schema, which can limit strings to a few. */
export function wrongType(
	value: PlistValue,
	wanted: readonly PlistType[],
	part?: SchemaNode,
): Message {
	const key = keyOf(value);
	const strings = part && onlyStrings(part);
	const types = {
		anyOf: wanted.flatMap((type) =>
			type === 'string' && strings ? strings.map((each) => `the string '${each}'`) : elements[type],
		),
	};
	const actual = value.type === 'boolean' ? `<${value.value}/>` : elements[value.type];
	if (value.array) return schemaMessages.wrongItemType({ key, types, actual });
	if (!value.entry) return schemaMessages.wrongRootType({ types, actual });
	const text = value.type === 'boolean' ? undefined : writtenText(value);
	return text === undefined || text === ''
		? schemaMessages.wrongType({ key, types, actual })
		: schemaMessages.wrongTypeWithValue({ key, types, actual, value: text });
}

/** The strings that an `anyOf` allows; undefined if it does not limit them. */
function onlyStrings({ anyOf }: SchemaNode): readonly string[] | undefined {
	const ofStrings = anyOf.filter(({ types }) => types.length === 0 || types.includes('string'));
	const strings = ofStrings.map(({ schema }) => schema.const).filter(isString);
	return strings.length > 0 && strings.length === ofStrings.length ? strings : undefined;
}

function isString(value: unknown): value is string {
	return typeof value === 'string';
}

/** The message for a value that is not listed. Lists the valid values for the kind if the schema has no consequence. */
export function notAllowed(
	value: PlistValue,
	{ part: { schema } }: Violation,
	kind: DocumentKind,
	consequence: string | undefined,
): Message {
	const allowed = schema.const === undefined ? enumFor(schema, kind) : [schema.const];
	const message = schemaMessages.notAllowed({
		value: writtenText(value) ?? elements[value.type],
		key: keyOf(value),
	});
	if (consequence !== undefined || allowed.length === 0 || allowed.length > 8) {
		return withConsequence(message, consequence);
	}
	return {
		...message,
		consequence: validValues.list({ values: allowed.map((each) => `'${each}'`) }),
	};
}

const validValues = defineMessages('schema-values', { list: 'Valid values are {values}.' });

/** The message for a key that nothing reads, with the right one, or for an entitlement that no profile contains, which AMFI rejects. */
export function invented(
	key: string,
	kind: DocumentKind,
	deprecation: Deprecation | undefined,
): Message {
	if (kind === 'entitlements') return schemaMessages.inventedEntitlement({ key });
	const suggestion = deprecation?.replacement;
	return suggestion === undefined
		? withConsequence(schemaMessages.inventedKey({ key }), deprecation?.reason)
		: schemaMessages.inventedKeyFor({ key, suggestion });
}

export function wrongKind(
	key: string,
	schema: Schema,
	kind: DocumentKind,
	effect: string | undefined,
): Message {
	const kinds = (schema['x-kinds'] ?? []).map((each) => kindName(each, 'many'));
	return effect === undefined
		? schemaMessages.wrongKind({ key, kinds, kind: kindName(kind, 'many') })
		: withConsequence(schemaMessages.wrongKindWithEffect({ key, kinds }), effect);
}

export function outOfRange(value: PlistValue, { keyword, part: { schema } }: Violation): Message {
	const text = writtenText(value) ?? '';
	const key = keyOf(value);
	return keyword === 'minimum'
		? schemaMessages.tooSmall({ value: text, minimum: String(schema.minimum ?? 0), key })
		: schemaMessages.tooLarge({ value: text, maximum: String(schema.maximum ?? 0), key });
}

/** The message for a violation of `pattern`, `minLength`, `maxLength` or `minItems`. */
export function malformed(value: PlistValue, { keyword, part: { schema } }: Violation): Message {
	const text = writtenText(value) ?? '';
	const key = keyOf(value);
	if (keyword === 'minItems' || text === '') return schemaMessages.empty({ key });
	if (keyword === 'maxLength') {
		return schemaMessages.tooLong({ value: text, maximum: schema.maxLength ?? 0, key });
	}
	if (keyword === 'minLength') {
		return schemaMessages.tooShort({ value: text, minimum: schema.minLength ?? 0, key });
	}
	return schemaMessages.malformed({ value: text, key });
}
