/** Finds names that nothing has yet. */

/** `name`, or the first of `name2`, `name3`, … that is not in `taken`. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
	return firstFree(
		(number) => numbered(name, number),
		(each) => taken.has(each),
	);
}

/** The next of the names that nothing has: `Widget2` for `Widget`, and `Port 2` for `Port 1`. */
export function nextName(name: string, taken: ReadonlySet<string>): string {
	// More digits are an ID.
	const [digits = ''] = /(?<!\d)\d{1,2}$/.exec(name) ?? [];
	const stem =
		name.slice(0, name.length - digits.length) + (/\d$/.test(name) && !digits ? ' ' : '');
	return firstFree(
		(number) => `${stem}${Number(digits || 1) + number}`,
		(each) => taken.has(each),
	);
}

/** The first variant, from 1 on, that is not taken. */
export function firstFree(
	variant: (number: number) => string,
	isTaken: (variant: string) => boolean,
): string {
	let number = 1;
	while (isTaken(variant(number))) number += 1;
	return variant(number);
}

/** The first one has no number. */
export function numbered(name: string, number: number): string {
	return number === 1 ? name : `${name}${number}`;
}
