/** The nearest known name to a mistyped one, for commands, options, codes and keys. */

/** The name of `known` that `typed` most likely stands for; undefined where none is near. */
export function didYouMean(typed: string, known: Iterable<string>): string | undefined {
	const wanted = typed.toLowerCase();
	let nearest: string | undefined;
	let least = Math.max(1, Math.floor(typed.length * 0.4)) + 1;
	for (const name of known) {
		if (Math.abs(name.length - typed.length) >= least) continue;
		const distance = editDistance(wanted, name.toLowerCase());
		if (distance < least) {
			least = distance;
			nearest = name;
		}
	}
	return nearest;
}

/** Levenshtein's distance, one row at a time. */
function editDistance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[b.length] ?? a.length;
}
