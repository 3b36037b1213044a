/** Codes that functions of IOKit and DriverKit return: xnu iokit/IOKit/IOReturn.h. */
import ioReturnsFile from '../../../../schemas/facts/ioReturns.json' with { type: 'json' };
import { once } from '../once.js';

export interface IOReturn {
	readonly name: string;
	/** Eight hexadecimal digits after `0x`, in lower case. */
	readonly code: string;
	/** The comment of the header. */
	readonly means: string;
}

/** By name in lower case, and by code. */
const ioReturns = once((): ReadonlyMap<string, IOReturn> => {
	const all = Object.entries(ioReturnsFile.codes).map(([name, fact]) => ({ name, ...fact }));
	return new Map(
		all.flatMap((each) => [[each.name.toLowerCase(), each] as const, [each.code, each] as const]),
	);
});

/** Names, hexadecimal numbers that are not the beginning of a UUID, and decimal ones as a signed or an unsigned integer. */
const candidates =
	/(?<![\w-])(?:kIOReturn\w+|(?:0x)?(e000[0-9a-f]{4})(?!-)|(-5368\d{5}|37580\d{5}))(?!\w)/gi;

/** The first code in a text that the header defines. */
export function ioReturnIn(text: string): IOReturn | undefined {
	for (const [written, digits, decimal] of text.matchAll(candidates)) {
		const code = digits ?? (decimal && (Number(decimal) >>> 0).toString(16));
		const found = ioReturns().get((code ? `0x${code}` : written).toLowerCase());
		if (found) return found;
	}
	return undefined;
}
