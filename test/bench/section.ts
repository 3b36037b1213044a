/** A table of measurements, what it is to show, and how it is printed. */

export interface Row {
	readonly name: string;
	/** Undefined where there is nothing to measure, as for a parser that refuses the text. */
	readonly value: number | undefined;
	readonly unit: 'ms' | 'MB' | 'mutants';
	/** How many times the row that the others are compared with. */
	readonly ratio: number | undefined;
}

/** A ratio that the product is to keep to. */
export interface Goal {
	readonly what: string;
	/** Undefined where it could not be measured. */
	readonly measured: number | undefined;
	readonly most: number;
}

export interface Section {
	readonly title: string;
	readonly rows: readonly Row[];
	readonly goals?: readonly Goal[];
	/** What the table means, in one line. */
	readonly reading: string;
}

/** Rows with their ratios to the first of them. */
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

/** `1.5`, `12`: two digits that mean something. */
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
			`  ${isReached(goal) ? '✓' : '✗'} ${goal.what}: ${figure(goal.measured)}, ${goal.most} at most`,
	);
	return `${[title, ...lines, ...notes].join('\n')}\n  → ${reading}\n`;
}
