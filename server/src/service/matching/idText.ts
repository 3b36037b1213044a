/** Reads ids that are written as text, as in data sheets and System Information. */

/** A possible value of an id. */
export interface ReadId {
	readonly value: bigint;
	/** Whether it is the only reasonable value. */
	readonly certain: boolean;
}

/** Whether a number is binary as in C, or hexadecimal without `0x`: `0b10`. */
export function mayBeBinary(text: string): boolean {
	return /^0b[01]+$/i.test(text);
}

/** The possible values of an id of `bits` bits, most likely first: `0x05ac` and `05ac` are hexadecimal, `1452` may be either. */
export function readIdText(text: string, bits: number): readonly ReadId[] {
	const trimmed = text.trim();
	const digits = /^(?:0x)?([0-9a-f]{1,8})$/i.exec(trimmed)?.[1];
	if (digits === undefined) return [];
	const hexadecimal = BigInt(`0x${digits}`);
	const isHexadecimal = /^0x|^0[0-9a-f]|[a-f]/i.test(trimmed);
	const mayBeEither = !isHexadecimal && digits.length === bits / 4;
	const read: readonly ReadId[] = isHexadecimal
		? [{ value: hexadecimal, certain: !mayBeBinary(trimmed) }]
		: [
				{ value: BigInt(digits), certain: !mayBeEither },
				...(mayBeEither ? [{ value: hexadecimal, certain: false }] : []),
			];
	return read.filter(({ value }) => value === BigInt.asUintN(bits, value));
}
