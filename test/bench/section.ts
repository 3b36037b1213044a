/** A table of measurements, its goals, and its output. */

export interface Row {
	readonly name: string;
	/** Undefined if there is nothing to measure, for example if a parser rejects the text. */
	readonly value: number | undefined;
	readonly unit: 'ms' | 's' | 'MB' | 'mutants' | 'cases' | 'faults';
	/** The ratio to the row that the others are compared with. */
	readonly ratio: number | undefined;
}

/** A ratio that the product must not exceed. */
export interface Goal {
	readonly what: string;
	/** Undefined if it can't be measured. */
	readonly measured: number | undefined;
	readonly most: number;
}

export interface Section {
	readonly title: string;
	readonly rows: readonly Row[];
	readonly goals?: readonly Goal[];
	/** The summary of the table, in one line. */
	readonly reading: string;
}

/** Rows with their ratios to the first row. */
export function comparedWithFirst(
	unit: Row['unit'],
	values: readonly (readonly [name: string, value: number | undefined])[],
): readonly Row[] {
	const first = values[0]?.[1];
	return values.map(([name, value]) => ({ name, value, unit, ratio: ratioOf(value, first) }));
}

export function ratioOf(value: number | undefined, base: number | undefined): number | undefined {
	return value === undefined || base === undefined ? undefined : value / base;
}

/** Two significant digits: `1.5`, `12`. */
export function figure(value: number | undefined): string {
	if (value === undefined) return '–';
	return value < 10 ? value.toFixed(value < 1 ? 2 : 1) : value.toFixed(0);
}

export function isReached({ measured, most }: Goal): boolean {
	return measured !== undefined && measured <= most;
}

export function renderSection({ title, rows, goals = [], reading }: Section): string {
	const width = Math.max(...rows.map(({ name }) => name.length));
	const lines = rows.map(({ name, value, unit, ratio }) => {
		const measured = value === undefined ? 'refuses' : `${value.toFixed(2)} ${unit}`;
		const times = ratio === undefined ? '' : `${figure(ratio)} ×`;
		return `  ${name.padEnd(width)}${measured.padStart(14)}${times.padStart(10)}`.trimEnd();
	});
	const notes = goals.map(
		(goal) =>
			`  ${isReached(goal) ? '✓' : '✗'} ${goal.what}: ${goal.measured?.toFixed(2)}, ${goal.most} at most`,
	);
	return `${[title, ...lines, ...notes].join('\n')}\n  → ${reading}\n`;
}
