/** Unified diffs, as `patch` and `git apply` read them. */

const context = 3;

/** Changed lines up to which the shortest difference is looked for; beyond, everything counts as changed. */
const mostEdits = 1000;

interface Line {
	readonly sign: ' ' | '-' | '+';
	readonly text: string;
}

/** What turns `before` into `after`, as a unified diff of the file at `path`; empty where they are equal. */
export function unifiedDiff(path: string, before: string, after: string): string {
	if (before === after) return '';
	const lines = diffLines(splitLines(before), splitLines(after));
	const hunks = hunksOf(lines).map(({ start, end }) => renderHunk(lines, start, end));
	return `--- ${path}\n+++ ${path}\n${hunks.join('')}`;
}

/** Lines with their line ends, so that a difference in these shows too. */
function splitLines(text: string): readonly string[] {
	return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** All lines of both texts in one sequence, equal ones once. */
function diffLines(before: readonly string[], after: readonly string[]): readonly Line[] {
	const shortest = Math.min(before.length, after.length);
	let head = 0;
	while (head < shortest && before[head] === after[head]) head++;
	let tail = 0;
	while (tail < shortest - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
	const same = (text: string): Line => ({ sign: ' ', text });
	return [
		...before.slice(0, head).map(same),
		...shortestEdits(
			before.slice(head, before.length - tail),
			after.slice(head, after.length - tail),
		),
		...before.slice(before.length - tail).map(same),
	];
}

/** Myers' greedy algorithm: the furthest reach on each diagonal, for each number of edits. */
function shortestEdits(before: readonly string[], after: readonly string[]): readonly Line[] {
	const reaches: Map<number, number>[] = [];
	let reach = new Map<number, number>([[1, 0]]);
	for (let edits = 0; edits <= mostEdits; edits++) {
		reaches.push(reach);
		const next = new Map(reach);
		for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
			let x = stepsDown(reach, diagonal, edits)
				? (reach.get(diagonal + 1) ?? 0)
				: (reach.get(diagonal - 1) ?? 0) + 1;
			while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal])
				x++;
			next.set(diagonal, x);
			if (x >= before.length && x - diagonal >= after.length)
				return retrace(before, after, reaches);
		}
		reach = next;
	}
	return [
		...before.map((text): Line => ({ sign: '-', text })),
		...after.map((text): Line => ({ sign: '+', text })),
	];
}

/** Whether the furthest way onto `diagonal` inserts a line rather than deletes one. */
function stepsDown(reach: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean {
	if (diagonal === -edits) return true;
	if (diagonal === edits) return false;
	return (reach.get(diagonal - 1) ?? -1) < (reach.get(diagonal + 1) ?? -1);
}

function retrace(
	before: readonly string[],
	after: readonly string[],
	reaches: readonly ReadonlyMap<number, number>[],
): readonly Line[] {
	const lines: Line[] = [];
	let x = before.length;
	let y = after.length;
	for (let edits = reaches.length - 1; edits >= 0; edits--) {
		const reach = reaches[edits] ?? new Map<number, number>();
		const diagonal = x - y;
		const down = stepsDown(reach, diagonal, edits);
		const previous = down ? diagonal + 1 : diagonal - 1;
		const fromX = edits === 0 ? 0 : (reach.get(previous) ?? 0);
		const fromY = edits === 0 ? 0 : fromX - previous;
		while (x > fromX && y > fromY) {
			lines.push({ sign: ' ', text: before[--x] ?? '' });
			y--;
		}
		if (edits === 0) break;
		if (down) lines.push({ sign: '+', text: after[--y] ?? '' });
		else lines.push({ sign: '-', text: before[--x] ?? '' });
	}
	return lines.reverse();
}

/** Where the changes stand, with their context; those whose contexts touch together. */
function hunksOf(lines: readonly Line[]): readonly { start: number; end: number }[] {
	const hunks: { start: number; end: number }[] = [];
	for (const [index, { sign }] of lines.entries()) {
		if (sign === ' ') continue;
		const start = Math.max(0, index - context);
		const end = Math.min(lines.length, index + context + 1);
		const last = hunks.at(-1);
		if (last && last.end >= start) last.end = end;
		else hunks.push({ start, end });
	}
	return hunks;
}

function renderHunk(lines: readonly Line[], start: number, end: number): string {
	const shown = lines.slice(start, end);
	const place = (without: '+' | '-') => {
		const first = lines.slice(0, start).filter(({ sign }) => sign !== without).length;
		const length = shown.filter(({ sign }) => sign !== without).length;
		return `${length === 0 ? first : first + 1},${length}`;
	};
	const body = shown.map(({ sign, text }) =>
		text.endsWith('\n') ? `${sign}${text}` : `${sign}${text}\n\\ No newline at end of file\n`,
	);
	return `@@ -${place('+')} +${place('-')} @@\n${body.join('')}`;
}
