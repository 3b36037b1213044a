/** Converts values to texts that are equal if the values are equal, whatever the order of keys and the layout. */
import type { Dict, PlistValue } from '../value/plistValue.js';

/** Deeper values are not compared. */
const maxLevels = 100;

type KeyFilter = (key: string) => boolean;

/**
 * A text that is the same for equal dictionaries only; undefined if a part depends on the build.
 * Leaves out the entries that are not `isIncluded`, except those of inner dictionaries.
 */
export function canonicalText(dict: Dict, isIncluded: KeyFilter): string | undefined {
	return dictText(dict, isIncluded, 1);
}

/** A text that is the same for equal values only; undefined if a part depends on the build or can't be read. */
export function textOfValue(value: PlistValue): string | undefined {
	return valueText(value, 0);
}

/**
 * A number that is the same for equal dictionaries and rarely for others; much cheaper than their texts.
 * Ignores the content of inner dictionaries, arrays and data.
 */
export function hashOf(dict: Dict, isIncluded: KeyFilter): number {
	let hash = 0;
	for (const entry of dict.entries) {
		const { key, value } = entry;
		if (!isIncluded(key) || dict.get(key) !== entry) continue;
		const text = hashedText(value);
		// A sum, so that the order of keys does not matter.
		hash = (hash + hashText(text, hashText(key, 0))) | 0;
	}
	return hash;
}

/** An integer in plain decimal is its own text, so that it need not be read. */
function hashedText(value: PlistValue): string {
	switch (value.type) {
		case 'dict':
		case 'array':
		case 'data':
			return value.type;
		case 'string':
			return value.value;
		case 'integer':
			return /^(?:0|[1-9]\d*)$/.test(value.written) ? value.written : String(value.value ?? '');
		default:
			return valueText(value, maxLevels) ?? '';
	}
}

function hashText(text: string, seed: number): number {
	let hash = seed;
	for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
	return hash;
}

function dictText(dict: Dict, isIncluded: KeyFilter, level: number): string | undefined {
	const parts: string[] = [];
	for (const entry of dict.entries) {
		if (entry.conditional) return undefined;
		if (!isIncluded(entry.key) || dict.get(entry.key) !== entry) continue;
		const text = valueText(entry.value, level);
		if (text === undefined) return undefined;
		parts.push(`${lengthPrefixed(entry.key)}:${text}`);
	}
	return `{${parts.sort().join()}}`;
}

function valueText(value: PlistValue, level: number): string | undefined {
	if (level > maxLevels) return undefined;
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
			return lengthPrefixed(value.value);
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

/** Adds the length, so that one text is never equal to two. */
function lengthPrefixed(text: string): string {
	return `${text.length}"${text}`;
}
