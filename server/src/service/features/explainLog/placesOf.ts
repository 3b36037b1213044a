/** Finds the places in a property list that a line of a log is about. */
import type { DriverPlist } from '../../document/driverPlist.js';
import type { Finding } from '../../document/finding.js';
import type { TextRange } from '../../text/textRange.js';
import type { DictEntry } from '../../value/plistValue.js';
import { valuesIn } from '../../value/valuesIn.js';
import type { ExplainedLine } from '../explainLog.js';

/** A key that the line is about. */
export interface KeyPlace {
	readonly key: string;
	readonly range: TextRange;
}

/** The findings of the rules that find the cause of a line. */
export function causesOf<Each extends Finding>(
	findings: readonly Each[],
	{ message }: ExplainedLine,
): readonly Each[] {
	return findings.filter(({ code }) => message.rules.includes(code));
}

/** The keys to look at; only those with a value that the line names, if there are any. */
export function keyPlacesOf({ root }: DriverPlist, line: ExplainedLine): readonly KeyPlace[] {
	const keys = new Set([...line.message.keys, ...line.details]);
	const entries = [...valuesIn(root)].flatMap(({ entry }) =>
		entry && keys.has(entry.key) ? [entry] : [],
	);
	const names = new Set(Object.values(line.holes));
	const named = entries.filter((entry) => names.has(textOf(entry)));
	return (named.length > 0 ? named : entries)
		.map(({ key, range }) => ({ key, range }))
		.sort((a, b) => a.range.start - b.range.start);
}

function textOf({ value }: DictEntry): string {
	return value.type === 'string' ? value.value : '';
}
