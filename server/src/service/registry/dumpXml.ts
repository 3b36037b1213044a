/** The XML form of the values of a dump. */
import type { BinaryValue } from '../bytes/readBinaryPlist.js';
import { xmlOfBinary } from '../bytes/xmlOfBinary.js';

/** Undefined as for `xmlOfBinary`, except that half of a surrogate pair, as in the names of some devices, becomes U+FFFD. */
export function dumpXml(root: BinaryValue): string | undefined {
	return xmlOfBinary(root) ?? xmlOfBinary(wellFormed(root, new Map()));
}

/** A value with several references stays one value. */
function wellFormed(value: BinaryValue, known: Map<BinaryValue, BinaryValue>): BinaryValue {
	const found = known.get(value) ?? repaired(value, (each) => wellFormed(each, known));
	known.set(value, found);
	return found;
}

function repaired(value: BinaryValue, repair: (value: BinaryValue) => BinaryValue): BinaryValue {
	switch (value.type) {
		case 'string':
			return { type: 'string', value: withoutHalves(value.value) };
		case 'array':
			return { type: 'array', items: value.items.map(repair) };
		case 'dictionary':
			return {
				type: 'dictionary',
				entries: value.entries.map(([key, each]) => [withoutHalves(key), repair(each)] as const),
			};
		default:
			return value;
	}
}

function withoutHalves(text: string): string {
	return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
