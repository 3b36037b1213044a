/** IDs of a personality that are those of a device of the entitlements, read in another way: digits of another base, or exchanged halves. */
import type { DriverPlist } from '../../document/driverPlist.js';
import type { DeviceSet } from '../../matching/deviceCoverage.js';
import {
	parsePciMatch,
	pciWordText,
	swappedVendor,
	withSwappedIds,
} from '../../matching/pciMatch.js';
import type { Dict, PlistValue } from '../../value/plistValue.js';
import type { Fix } from '../rule.js';
import { changeTextFixes } from './bundleFixes.js';

/** The fixes that write the ID of the listed device into the personality, which is in `info`, a neighbor, or in the document itself. */
export function misreadIdFixes(
	{ value: { entry } }: DeviceSet,
	personality: Dict,
	info: DriverPlist | undefined,
): readonly Fix[] {
	return (entry?.dict.entries ?? []).flatMap(({ key, value: listed }) => {
		const own = personality.get(key)?.value;
		const by = own && idReadAs(own, listed);
		return by === undefined || !own ? [] : changeTextFixes(info, own, key, by);
	});
}

/** The listed ID as it is written, if the other one is a slip for it. */
function idReadAs(own: PlistValue, listed: PlistValue): string | undefined {
	if (own.type === 'integer' && listed.type === 'integer') {
		const digits = own.written.trim().replace(/^0x/i, '');
		const others = [`0x${digits}`, digits].filter((text) => /^(?:0x[\da-f]+|\d+)$/i.test(text));
		const isMisread =
			own.value !== listed.value && others.some((text) => BigInt(text) === listed.value);
		return isMisread ? listed.written.trim() : undefined;
	}
	if (own.type !== 'string' || listed.type !== 'string') return undefined;
	const [word, listedText] = [own.value.trim().toLowerCase(), listed.value.trim()];
	if (!/^0x[\da-f]{8}$/.test(word) || word === listedText.toLowerCase()) return undefined;
	if (pciWordText(withSwappedIds(BigInt(word))) !== listedText.toLowerCase()) return undefined;
	// The halves of the listed ID may be the exchanged ones.
	const isExchanged = parsePciMatch(listedText).words.some((each) => swappedVendor(each));
	return isExchanged ? undefined : listedText;
}
