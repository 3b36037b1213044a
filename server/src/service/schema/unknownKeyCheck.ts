/** Finds the known key that an unknown key is a misspelling of. */
import type { Severity } from '../document/finding.js';
import { keyFor, plainKey, splitMisspelledRootKey, splitRootKey } from '../document/rootKey.js';
import type { Message } from '../messages/message.js';
import { once } from '../once.js';
import { append } from '../text/append.js';
import { capitalizedNamesWithMore, rearrangedNames } from '../text/dottedNames.js';
import { spellingOfKey } from '../text/keySpelling.js';
import { nearNamesIn } from '../text/nearNames.js';
import {
	longerNames,
	mostIdentifierTypos,
	nearestByEdits,
	type Spelling,
} from '../text/spelling.js';
import type { Dict } from '../value/plistValue.js';
import { classesOf, isReadFor, type KeyScope, mergeSchemas } from './describe.js';
import type { Schema } from './schema.js';
import type { SchemaNode } from './schemaNode.js';
import { schemaMessages } from './wording.js';

/** The fault of an unknown key, independent of the entry. */
export interface UnknownKey {
	readonly code: 'unknown-key';
	readonly severity: Severity;
	readonly message: Message;
	readonly suggestions: readonly string[];
	/** Whether the only suggestion is certain enough for *Fix all*. */
	readonly certain: boolean;
	/** False if such a name does not turn a key off; unknown by default. */
	readonly isOffOnPurpose?: false;
}

/** Returns a check of unknown keys in dictionaries like `dict`, which collects the known keys once. */
export function unknownKeyCheck(
	dict: Dict,
	nodes: readonly SchemaNode[],
	scope: KeyScope,
): (key: string) => UnknownKey | undefined {
	const candidates = once(() => candidatesIn(dict, nodes, scope));
	const isOfDeveloper = once(() => isSignedByDeveloper(dict));
	const listedEntitlements = once(() =>
		[...candidates().keys()].filter((each) => entitlementStart.test(each)),
	);
	const nearEntitlements = entitlementGroups.map((group) => ({
		group,
		namesOf: nearNamesIn(() => [...candidates().keys()].filter((each) => group.test(each))),
	}));
	return (key) => {
		const known = candidates();
		const { name, architecture } = scope === 'root' ? splitMisspelledRootKey(key) : plainKey(key);
		const spelling = spellingOfKey(name, known);
		const suggestion = spelling && keyFor(spelling.suggestion, architecture);
		// Only some keys are read by architecture.
		if (spelling && suggestion && splitRootKey(suggestion).architecture === architecture) {
			return misspelled(key, { ...spelling, suggestion }, known, nodes, scope);
		}
		const names = [...longerNames(key, known.keys()), ...rearrangedNames(key, known.keys())];
		if (scope === 'nested' && !isOpen(nodes)) {
			append(names, capitalizedNamesWithMore(key, known.keys()));
		}
		const near = names.length === 0 && scope === 'entitlements' ? nearEntitlements : [];
		append(names, near.find(({ group }) => group.test(key))?.namesOf(key) ?? []);
		if (scope === 'entitlements' && names.length === 0)
			append(names, withTyposAtStart(key, listedEntitlements()));
		const similar = names.filter((each) => isPublic(known.get(each)));
		return similar.length > 0
			? incomplete(key, similar, scope, isOfDeveloper)
			: unlisted(key, scope, isOfDeveloper);
	};
}

/** The keys that can be suggested: not invented ones, nor keys that only the family of another personality reads. */
function candidatesIn(
	dict: Dict,
	nodes: readonly SchemaNode[],
	scope: KeyScope,
): ReadonlyMap<string, Schema> {
	const candidates = new Map<string, Schema>();
	const classes = classesOf(dict);
	for (const [key, node] of nodes.flatMap(({ parts }) =>
		parts.flatMap((part) => [...part.properties]),
	)) {
		const schema = mergeSchemas([node]);
		if (schema['x-status'] === 'invented' || candidates.has(key)) continue;
		if (scope === 'personality' && !isReadFor(schema, classes)) continue;
		candidates.set(key, schema);
	}
	return candidates;
}

/**
 * The fault of a misspelled key. A driver may have its own keys, so a misspelling in a personality is a warning only if
 * it is certain and the kernel reads the suggested key.
 */
function misspelled(
	key: string,
	{ suggestion, certain }: Spelling,
	known: ReadonlyMap<string, Schema>,
	nodes: readonly SchemaNode[],
	scope: KeyScope,
): UnknownKey {
	const isOfFamily = scope === 'personality' && known.get(suggestion)?.['x-readBy'] !== undefined;
	const isQuestion = isOpen(nodes) || isOfFamily || (scope === 'personality' && !certain);
	return {
		code: 'unknown-key',
		severity: isQuestion ? 'information' : 'warning',
		message: unknown(key, [suggestion], scope),
		suggestions: [suggestion],
		certain: certain && !isOpen(nodes) && !isOfFamily,
	};
}

/**
 * The fault of a key that lacks words, or has them in another order: `family.hid` for `family.hid.device`, or
 * `usb.transport` for `transport.usb`. Also of an entitlement that is near others only in its group.
 */
function incomplete(
	key: string,
	suggestions: readonly string[],
	scope: KeyScope,
	isOfDeveloper: () => boolean,
): UnknownKey {
	return {
		code: 'unknown-key',
		severity: scope === 'entitlements' && isOfDeveloper() ? 'warning' : 'information',
		message: unknown(key, suggestions, scope),
		suggestions,
		certain: false,
	};
}

/** Whether entitlements are those of a developer. Apple signs its own software with names that it does not list. */
function isSignedByDeveloper({ entries }: Dict): boolean {
	return (
		entries.some(({ key }) => key.startsWith('com.apple.developer.')) &&
		!entries.some(({ key }) => key.startsWith('com.apple.private.'))
	);
}

function unknown(key: string, keys: readonly string[], scope: KeyScope): Message {
	const suggestions = { anyOf: keys.map((each) => `'${each}'`) };
	return scope === 'entitlements'
		? schemaMessages.unknownEntitlement({ key, suggestions })
		: schemaMessages.unknownKey({ key, suggestions });
}

/** Apple lists all entitlements of these two groups; other names may be anyone's. */
const driverEntitlement = /^com\.apple\.developer\.(?:driverkit|system-extension)\./;

/** Entitlements of the sandbox; Apple signs its own software with the exceptions from it. */
const securityEntitlement = /^com\.apple\.security\.(?!exception\.)/;

/** Groups of entitlements in which a similar name is that of another one. */
const entitlementGroups = [driverEntitlement, securityEntitlement];

/** Names that begin like this are those of Apple; drivers of others rarely use them. */
const applePrefix = /^(?:IO|OS|CFBundle)(?=[A-Z][A-Za-z0-9]+$)/;

/** The known entitlement of which a name differs in its first parts, by a few letters: `com.apple.developedriverkit`. */
function withTyposAtStart(key: string, names: readonly string[]): readonly string[] {
	if (!key.startsWith('com.apple.') || entitlementStart.test(key)) return [];
	const nearest = nearestByEdits(key, names, mostIdentifierTypos);
	return nearest === undefined ? [] : [nearest];
}

/** The first parts of the names that Apple lists, or signs its own software with. */
const entitlementStart = /^com\.apple\.(?:developer|security|private|rootless|vm)\./;

function unlisted(
	key: string,
	scope: KeyScope,
	isOfDeveloper: () => boolean,
): UnknownKey | undefined {
	const none = { code: 'unknown-key', suggestions: [], certain: false } as const;
	if (scope === 'entitlements') {
		if (!driverEntitlement.test(key)) return undefined;
		const severity = isOfDeveloper() ? 'warning' : 'information';
		return { ...none, severity, message: schemaMessages.unlistedEntitlement({ key }) };
	}
	const prefix = scope === 'nested' ? undefined : applePrefix.exec(key)?.[0];
	if (prefix === undefined) return undefined;
	return { ...none, severity: 'hint', message: schemaMessages.unlistedKey({ key, prefix }) };
}

/** Whether a key is suggested for its beginning; not if only Apple can use it, or does not document it. */
function isPublic(schema: Schema | undefined): boolean {
	return (schema?.['x-status'] ?? 'public') === 'public';
}

/** Whether a dictionary may have any keys, such as properties of devices. */
function isOpen(nodes: readonly SchemaNode[]): boolean {
	return nodes.some(({ parts }) =>
		parts.some(({ schema }) => schema.additionalProperties === true),
	);
}
