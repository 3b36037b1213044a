/** The IDs of the devices that a dext matches, for the devices that its entitlements list. */
import type { PlistContents } from '../../document/driverPlist.js';
import { infoPlistOf } from '../../document/sameBundle.js';
import { busOf, deviceKeysOf, deviceTransports } from '../../rules/shared/transports.js';
import { pathOf } from '../../value/plistPath.js';
import type { Dict, PlistValue } from '../../value/plistValue.js';
import { xmlLiteral } from './snippetText.js';

/** An ID, and the personality that matches it. */
export interface EntitledId {
	readonly value: number | string;
	readonly personality: string;
}

/** The keys of the products of a device, either of which lists those of the other one. */
const productKeys = ['idProduct', 'idProductArray'];

/**
 * The IDs that `key` of `dict`, a device in the entitlements of a dext, can have, each once: those of the personalities
 * that have no other vendor or product than `dict`.
 */
export function entitledIds(plist: PlistContents, dict: Dict, key: string): readonly EntitledId[] {
	if (plist.kind !== 'entitlements') return [];
	const [transport, ...rest] = pathOf(dict);
	if (rest.length !== 1 || !deviceTransports.includes(String(transport))) return [];
	const keys = deviceKeysOf(busOf(String(transport)));
	const info = keys.has(key) ? infoPlistOf(plist) : undefined;
	if (info?.kind !== 'dext') return [];
	const own = new Map(
		dict.entries
			.filter((entry) => !isSameId(entry.key, key))
			.map((entry) => [entry.key, new Set(idsIn(dict, entry.key))]),
	);
	const found = new Map<number | string, EntitledId>();
	for (const { dict: personality } of info.personalities) {
		if ([...own].some(([other, ids]) => differs(ids, idsIn(personality, other)))) continue;
		for (const value of idsIn(personality, key)) {
			if (found.has(value)) continue;
			found.set(value, { value, personality: personality.entry?.key ?? '' });
		}
	}
	return [...found.values()];
}

/** The value of a key with these IDs: of a list all, otherwise the first one, which a person can change. */
export function snippetOfIds(
	key: string,
	ids: readonly EntitledId[],
	indent: string,
): string | undefined {
	const [first] = ids;
	if (!first) return undefined;
	if (key !== 'idProductArray') return element(first, 1);
	const items = ids.map((id, index) => `${indent}${element(id, index + 1)}\n`);
	return `<array>\n${items.join('')}</array>`;
}

function element({ value }: EntitledId, stop: number): string {
	return typeof value === 'number'
		? `<integer>\${${stop}:${value}}</integer>`
		: `<string>\${${stop}:${xmlLiteral(value)}}</string>`;
}

function isSameId(key: string, other: string): boolean {
	return key === other || (productKeys.includes(key) && productKeys.includes(other));
}

/** Whether both have IDs, but none in common. A wildcard is for any device. */
function differs(
	own: ReadonlySet<number | string>,
	matched: readonly (number | string)[],
): boolean {
	if (own.size === 0 || matched.length === 0 || own.has('*')) return false;
	return !matched.some((id) => own.has(id));
}

function idsIn(dict: Dict, key: string): readonly (number | string)[] {
	const keys = productKeys.includes(key) ? productKeys : [key];
	return keys.flatMap((each) => {
		const value = dict.get(each)?.value;
		const values = value?.type === 'array' ? value.items : value ? [value] : [];
		return values.flatMap(literalOf);
	});
}

/** A number, or a text that does not depend on the build. */
function literalOf(value: PlistValue): readonly (number | string)[] {
	if (value.type === 'integer') return value.value === undefined ? [] : [Number(value.value)];
	return value.type === 'string' && value.replacement === 'never' ? [value.value] : [];
}
