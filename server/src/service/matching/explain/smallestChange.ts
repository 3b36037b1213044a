/** The smallest change of a personality with which it would match an entry. */

import { pciMatchMasks } from '../../platform/pci.js';
import { usbHostKeys, usbKeySets } from '../../platform/usb.js';
import type { RegistryProperties, RegistryValue } from '../../registry/registry.js';
import { hasKeyOrMisspelling } from '../../value/hasKeyOrMisspelling.js';
import { parsePciMatch } from '../pciMatch.js';
import type { Match } from '../simulator/matchPersonality.js';
import { matchPersonality } from '../simulator/matchPersonality.js';
import type { Simulation } from '../simulator/simulation.js';
import type { TestRow } from '../simulator/trace.js';
import { applyChanges, areAccepted, type KeyChange } from './keyChange.js';
import { namedIds, sharedIds } from './namedIds.js';
import { isNotShown } from './nearestEntries.js';
import { isForOtherClass, knownProviderOf, lacksDexts } from './providerClass.js';
import { changesForSet, usbNubIn, withItem } from './usbChanges.js';

/**
 * The changes with which a personality matches; undefined if none is known that adds no error or warning, it already
 * matches, or the entry is not the device that it is for.
 */
export function smallestChange(
	match: Match,
	simulation: Simulation,
): readonly KeyChange[] | undefined {
	if (match.result !== 'no match') return undefined;
	const { personality, entry } = match;
	const shared = sharedIds(namedIds(personality), entry);
	if (shared === 'nothing') return undefined;
	const tries = [personality.properties, ...withProviderClass(match, simulation)].flatMap(
		(properties) => changesFor(properties, match, simulation),
	);
	const working = tries
		.map((changes) => ({
			changes,
			tried: matchPersonality(
				{ ...personality, properties: applyChanges(personality.properties, changes) },
				entry,
				simulation,
			),
		}))
		.filter(({ tried }) => tried.result === 'match');
	// Of equal changes, those with the highest score are the most specific.
	working.sort(
		(a, b) => a.changes.length - b.changes.length || (b.tried.score ?? 0) - (a.tried.score ?? 0),
	);
	const best = working.find(({ changes }) => areAccepted(personality, changes))?.changes;
	// Products of different vendors often have the same number.
	return shared === 'product' && best && best.length > 1 ? undefined : best;
}

/** The personality for a class that the entry is, if it is for another one. */
function withProviderClass(match: Match, simulation: Simulation): readonly RegistryProperties[] {
	const { personality, entry } = match;
	// Next to a misspelled key, a second one would be added.
	const { dict } = personality;
	const isMisspelled =
		dict && !dict.get('IOProviderClass') && hasKeyOrMisspelling(dict, 'IOProviderClass');
	if (!isForOtherClass(match) || isMisspelled || isOfPart(match, simulation)) return [];
	if (lacksDexts(match, simulation)) return [];
	const known = knownProviderOf(entry, simulation);
	const value: RegistryValue = { type: 'string', value: known?.class ?? entry.className };
	return [applyChanges(personality.properties, [{ key: ['IOProviderClass'], value }])];
}

/** Whether the personality matches a part of the entry, or may match one whose properties the dump does not show. */
function isOfPart({ personality, entry }: Match, simulation: Simulation): boolean {
	return entry.children.some((child) => {
		const match = matchPersonality(personality, child, simulation);
		return match.result === 'match' || isNotShown(match);
	});
}

/** Ways to change what fails: one for each set of keys that a family accepts. */
function changesFor(
	properties: RegistryProperties,
	match: Match,
	simulation: Simulation,
): readonly (readonly KeyChange[])[] {
	const { personality, entry } = match;
	const tried = matchPersonality({ ...personality, properties }, entry, simulation);
	const provider = properties.get('IOProviderClass');
	const ofClass: readonly KeyChange[] =
		provider !== personality.properties.get('IOProviderClass')
			? [{ key: ['IOProviderClass'], value: provider }]
			: [];
	const rows = tried.trace.filter(({ result, informs }) => result !== 'match' && !informs);
	const nub = usbNubIn(entry, simulation);
	const single = rows.flatMap((row) =>
		row.test === 'class' || (nub && row.key.length === 0) ? [] : changesOfRow(row, properties),
	);
	const sets =
		nub && rows.some(({ test, key }) => test === 'family' && key.length === 0)
			? usbKeySets[nub].map((set) => changesForSet(set, nub, properties, entry))
			: [[]];
	return sets.flatMap((changes) => (changes ? [[...ofClass, ...single, ...changes]] : []));
}

/** Sets a key to what the entry has; removes it if the entry does not have it. */
function changesOfRow(row: TestRow, properties: RegistryProperties): readonly KeyChange[] {
	const [key = ''] = row.key;
	if (key === 'IONameMatch') return changeOfName(row);
	if (pciMatchMasks.has(key)) return changeOfPci(row, properties);
	if (key === 'IOPCITunnelCompatible') {
		return [{ key: row.key, value: { type: 'boolean', value: true } }];
	}
	const { found } = row;
	if (key === 'ProductIDArray' && found.type === 'integer') {
		return [{ key: row.key, value: withItem(properties.get(key), found) }];
	}
	if (found.type === 'data') return [{ key: row.key, value: textOrData(found) }];
	const isSimple = found.type === 'integer' || found.type === 'string';
	if (isSimple || found.type === 'boolean') return [{ key: row.key, value: found }];
	const isRemovable = row.test === 'property' || row.test === 'property exists';
	const isOptional = isRemovable || usbHostKeys.has(key) || row.test === 'family';
	return found.type === 'missing' && isOptional && properties.has(key)
		? [{ key: row.key, value: undefined }]
		: [];
}

/** Data that is text, which a string equals (libkern OSData.cpp:isEqualTo), as a string. */
function textOrData(data: RegistryValue & { readonly type: 'data' }): RegistryValue {
	const text = String.fromCharCode(...data.bytes.subarray(0, longestText)).replace(/\0$/, '');
	const isText = /^[ -~]{2,}$/.test(text) && data.bytes.length <= longestText;
	return isText ? { type: 'string', value: text } : data;
}

const longestText = 256;

/** The first name of the entry; a list gets it in addition. */
function changeOfName(row: TestRow): readonly KeyChange[] {
	const [name] = row.found.type === 'text' ? row.found.text.split(', ') : [];
	if (name === undefined || name === '') return [];
	const value: RegistryValue = { type: 'string', value: name };
	return row.wanted.type === 'array'
		? [{ key: row.key, value: { type: 'array', values: [...row.wanted.values, value] } }]
		: [{ key: row.key, value }];
}

/** The register; a list of several gets it in addition. */
function changeOfPci(row: TestRow, properties: RegistryProperties): readonly KeyChange[] {
	const [key = ''] = row.key;
	const register =
		row.found.type === 'text' ? /^0x[0-9a-f]{8}/.exec(row.found.text)?.[0] : undefined;
	const own = properties.get(key);
	if (register === undefined || own?.type !== 'string') return [];
	const isList = parsePciMatch(own.value).words.length > 1;
	const text = isList ? `${own.value} ${register}` : register;
	return [{ key: [key], value: { type: 'string', value: text } }];
}
