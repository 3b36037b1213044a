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
	return dictText(dict, counts, 1);
}

/**
 * A number that equal dicts share and unequal ones seldom do; much cheaper than their texts.
 * What dicts, arrays and data inside hold does not go into it.
 */
export function sketchOf(dict: Dict, counts: Counts): number {
	let sketch = 0;
	for (const entry of dict.entries) {
		const { key, value } = entry;
		if (!counts(key) || dict.get(key) !== entry) continue;
		const isDeep = value.type === 'dict' || value.type === 'array' || value.type === 'data';
		const text = isDeep ? value.type : (valueText(value, mostLevels) ?? '');
		// A sum, so that the order of keys does not matter.
		sketch = (sketch + mixed(text, mixed(key, 0))) | 0;
	}
	return sketch;
}

function mixed(text: string, seed: number): number {
	let hash = seed;
	for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
	return hash;
}

function dictText(dict: Dict, counts: Counts, level: number): string | undefined {
	const parts: string[] = [];
	for (const entry of dict.entries) {
		if (entry.conditional) return undefined;
		if (!counts(entry.key) || dict.get(entry.key) !== entry) continue;
		const text = valueText(entry.value, level);
		if (text === undefined) return undefined;
		parts.push(`${quoted(entry.key)}:${text}`);
	}
	return `{${parts.sort().join()}}`;
}

function valueText(value: PlistValue, level: number): string | undefined {
	if (level > mostLevels) return undefined;
	switch (value.type) {
		case 'dict':
			return dictText(value, () => true, level + 1);
		case 'array': {
			const items = value.items.map((item) => valueText(item, level + 1));
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
