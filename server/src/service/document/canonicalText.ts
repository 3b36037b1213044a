/** One text for equal values, whatever their order of keys and their layout. */
import type { Dict, PlistValue } from '../value/plistValue.js';

/** Deeper values are not compared. */
const mostLevels = 100;

type Counts = (key: string) => boolean;

/**
 * A text that equal dicts share and unequal ones do not; undefined where the build decides on parts of them.
 * Entries for which `counts` says no are left out, those of inner dicts never.
 */
export function canonicalText(dict: Dict, counts: Counts): string | undefined {
	return dictText(dict, counts, (value) => render(value, 1));
}

/** As `canonicalText`, but for dicts, arrays and data inside, which are not looked into: cheap, and enough to tell most dicts apart. */
export function surfaceText(dict: Dict, counts: Counts): string | undefined {
	return dictText(dict, counts, (value) => {
		const isDeep = value.type === 'dict' || value.type === 'array' || value.type === 'data';
		return isDeep ? value.type : render(value, mostLevels);
	});
}

function dictText(
	dict: Dict,
	counts: Counts,
	textOf: (value: PlistValue) => string | undefined,
): string | undefined {
	const parts: string[] = [];
	for (const entry of dict.entries) {
		if (entry.conditional) return undefined;
		if (!counts(entry.key) || dict.get(entry.key) !== entry) continue;
		const text = textOf(entry.value);
		if (text === undefined) return undefined;
		parts.push(`${quoted(entry.key)}:${text}`);
	}
	return `{${parts.sort().join()}}`;
}

function render(value: PlistValue, level: number): string | undefined {
	if (level > mostLevels) return undefined;
	switch (value.type) {
		case 'dict':
			return dictText(
				value,
				() => true,
				(inner) => render(inner, level + 1),
			);
		case 'array': {
			const items = value.items.map((item) => render(item, level + 1));
			return items.includes(undefined) ? undefined : `[${items.join()}]`;
		}
		case 'integer':
			return value.value === undefined ? undefined : `i${value.value}`;
		case 'string':
			return quoted(value.value);
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

/** With its length before it, so that no text can pass for two. */
function quoted(text: string): string {
	return `${text.length}"${text}`;
}
