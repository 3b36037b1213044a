/** What a key that nobody described was most likely meant to be. */
import { type Finding, message } from '../document/finding.js';
import { inWords } from '../text/inWords.js';
import { longerNames, type Spelling, spellingOf } from '../text/spelling.js';
import type { Dict } from '../value/plistValue.js';
import { classesOf, isReadFor, merged, type Place } from './describe.js';
import type { Schema } from './schema.js';
import type { SchemaNode } from './schemaNode.js';

type Verdict = Omit<Finding, 'at'> | undefined;

/** A judge of the unknown keys of dicts like this one; it looks the known ones up once. */
export function unknownKeyCheck(
	dict: Dict,
	nodes: readonly SchemaNode[],
	place: Place,
): (key: string) => Verdict {
	let known: ReadonlyMap<string, Schema> | undefined;
	return (key) => {
		known ??= candidatesIn(dict, nodes, place);
		const spelling = spellingOf(key, known.keys());
		if (spelling) return misspelt(key, spelling, known, nodes, place);
		const longer = longerNames(key, known.keys()).filter((each) => isPublic(known?.get(each)));
		return longer.length > 0 ? shortened(key, longer, place) : ungranted(key, place);
	};
}

/** The keys that may be meant: not what was invented, nor what another family reads than that of the personality. */
function candidatesIn(
	dict: Dict,
	nodes: readonly SchemaNode[],
	place: Place,
): ReadonlyMap<string, Schema> {
	const candidates = new Map<string, Schema>();
	const classes = classesOf(dict);
	for (const [key, node] of nodes.flatMap(({ parts }) =>
		parts.flatMap((part) => [...part.properties]),
	)) {
		const schema = merged([node]);
		if (schema['x-status'] === 'invented' || candidates.has(key)) continue;
		if (place === 'personality' && !isReadFor(schema, classes)) continue;
		candidates.set(key, schema);
	}
	return candidates;
}

/**
 * The names of a driver's own are legal beside those that the kernel reads: in a personality a warning only where the
 * misspelling is certain, and the right key is one by which the kernel finds or starts the driver.
 */
function misspelt(
	key: string,
	{ meant, certain }: Spelling,
	known: ReadonlyMap<string, Schema>,
	nodes: readonly SchemaNode[],
	place: Place,
): Verdict {
	const isOfFamily = place === 'personality' && known.get(meant)?.['x-readBy'] !== undefined;
	const isQuestion = isOpen(nodes) || isOfFamily || (place === 'personality' && !certain);
	return {
		code: 'unknown-key',
		severity: isQuestion ? 'information' : 'warning',
		message: message(`'{0}' is not a known ${nounOf(place)}; '{1}' is.`, key, meant),
		data: { meant: [meant], certain: certain && !isOpen(nodes) && !isOfFamily },
	};
}

/** `family.hid` for `family.hid.device`, or `Peripheral device` for `Peripheral Device Type`. */
function shortened(key: string, longer: readonly string[], place: Place): Verdict {
	const names = inWords(
		longer.map((each) => `'${each}'`),
		'and',
	);
	const text = `'{0}' is not a known ${nounOf(place)}; {1} ${longer.length > 1 ? 'are' : 'is'}.`;
	return {
		code: 'unknown-key',
		severity: place === 'entitlements' ? 'warning' : 'information',
		message: message(text, key, names),
		data: { meant: [...longer], certain: false },
	};
}

/** Apple lists the entitlements of these two groups; what begins otherwise may be anyone's. */
const driverEntitlement = /^com\.apple\.developer\.(?:driverkit|system-extension)\./;

function ungranted(key: string, place: Place): Verdict {
	if (place !== 'entitlements' || !driverEntitlement.test(key)) return undefined;
	return {
		code: 'unknown-key',
		severity: 'information',
		message: message(
			"'{0}' is not a known entitlement; macOS kills a process that has one its profile does not grant.",
			key,
		),
	};
}

/** What Apple alone may use, or nobody has a page about, is not proposed for a beginning. */
function isPublic(schema: Schema | undefined): boolean {
	return (schema?.['x-status'] ?? 'public') === 'public';
}

function nounOf(place: Place): string {
	return place === 'entitlements' ? 'entitlement' : 'key';
}

/** Whether the keys of a dict are names that others choose, such as properties of devices. */
function isOpen(nodes: readonly SchemaNode[]): boolean {
	return nodes.some(({ parts }) =>
		parts.some(({ schema }) => schema.additionalProperties === true),
	);
}

/** The keys that a finding of `unknown-key` names as meant, and whether the one is certain enough to rename it unasked. */
export function meantBy({ code, data }: Omit<Finding, 'at'>): {
	readonly keys: readonly string[];
	readonly certain: boolean;
} {
	const noted = code === 'unknown-key' && typeof data === 'object' && data !== null ? data : {};
	const { meant, certain } = noted as { readonly meant?: unknown; readonly certain?: unknown };
	const keys = Array.isArray(meant) ? meant.filter((each) => typeof each === 'string') : [];
	return { keys, certain: certain === true };
}
