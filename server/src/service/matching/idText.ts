/** Ids that are written as text, as data sheets and System Information show them. */

/** A number that a text may stand for. */
export interface ReadId {
	readonly value: bigint;
	/** Nothing else can be meant. */
	readonly certain: boolean;
}

/** What an id of so many bits may mean, likeliest first: `0x05ac` and `05ac` are hexadecimal, `1452` may be either. */
export function readIdText(text: string, bits: number): readonly ReadId[] {
	const trimmed = text.trim();
	const digits = /^(?:0x)?([0-9a-f]{1,8})$/i.exec(trimmed)?.[1];
	if (digits === undefined) return [];
	const hexadecimal = BigInt(`0x${digits}`);
	const isHexadecimal = /^0x|^0[0-9a-f]|[a-f]/i.test(trimmed);
	const read: readonly ReadId[] = isHexadecimal
		? [{ value: hexadecimal, certain: true }]
		: [
				{ value: BigInt(digits), certain: true },
				...(digits.length === bits / 4 ? [{ value: hexadecimal, certain: false }] : []),
			];
	return read.filter(({ value }) => value === BigInt.asUintN(bits, value));
}
