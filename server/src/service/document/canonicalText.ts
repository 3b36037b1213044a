/** One text for equal values, whatever their order of keys and their layout. */
import type { Dict, PlistValue } from '../value/plistValue.js';

/** Deeper values are not compared. */
const mostLevels = 100;

/**
 * A text that equal values share and unequal ones do not; undefined where the build decides on parts of the value.
 * Entries for which `counts` says no are left out of the outermost dict.
 */
export function canonicalText(
	value: PlistValue,
	counts: (key: string) => boolean = () => true,
): string | undefined {
	return render(value, 0, counts);
}

function render(
	value: PlistValue,
	level: number,
	counts: (key: string) => boolean,
): string | undefined {
	if (level > mostLevels) return undefined;
	switch (value.type) {
		case 'dict':
			return renderDict(value, level, counts);
		case 'array': {
			const items = value.items.map((item) => render(item, level + 1, () => true));
			return items.includes(undefined) ? undefined : `[${items.join()}]`;
		}
		case 'integer':
			return value.value === undefined ? undefined : `i${value.value}`;
		case 'string':
			return JSON.stringify(value.value);
		case 'boolean':
			return String(value.value);
		case 'data':
			return `<${value.written.replace(/\s+/g, '')}>`;
		case 'real':
		case 'date':
			return `${value.type} ${value.written}`;
		case 'invalid':
			return undefined;
	}
}

function renderDict(
	dict: Dict,
	level: number,
	counts: (key: string) => boolean,
): string | undefined {
	const parts: string[] = [];
	for (const entry of dict.entries) {
		if (entry.conditional) return undefined;
		if (!counts(entry.key) || dict.get(entry.key) !== entry) continue;
		const text = render(entry.value, level + 1, () => true);
		if (text === undefined) return undefined;
		parts.push(`${JSON.stringify(entry.key)}:${text}`);
	}
	return `{${parts.sort().join()}}`;
}
