/** The outcome of a test of a conformance suite, and the differences that are right. */

/** What a suite expects of a file, and what the product does. */
export interface Outcome {
	/** The path of the file in its suite. */
	readonly file: string;
	/** Where the product differs, or undefined. */
	readonly difference: string | undefined;
}

/** Differences without a stated reason, and stated reasons without a difference. */
export function unexplained(
	outcomes: readonly Outcome[],
	reasons: Readonly<Record<string, string>>,
): readonly string[] {
	const differing = outcomes.filter(({ difference }) => difference !== undefined);
	const names = new Set(differing.map(({ file }) => file));
	return [
		...differing.flatMap(({ file, difference }) =>
			file in reasons ? [] : [`${file}: ${difference}`],
		),
		...Object.keys(reasons).flatMap((file) =>
			names.has(file) ? [] : [`${file} does not differ: ${reasons[file]}`],
		),
	];
}
