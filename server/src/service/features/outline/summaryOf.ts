/** Summarizes values for outlines. */
import { escapeControls } from '../../messages/message.js';
import type { Dict, PlistValue } from '../../value/plistValue.js';
import { stringAt } from '../../value/stringAt.js';

const MAX_CHARACTERS = 60;

/** The value itself or a count; for a personality, its class and its provider. */
export function summaryOf(value: PlistValue, isPersonality: boolean): string {
	switch (value.type) {
		case 'dict':
			return (isPersonality && matchOf(value)) || count(value.entries.length, 'key', 'keys');
		case 'array':
			return count(value.items.length, 'item', 'items');
		case 'string':
			return clip(value.value);
		case 'integer':
		case 'real':
		case 'date':
			return clip(value.written);
		case 'boolean':
			return String(value.value);
		case 'data':
			return count(value.byteLength, 'byte', 'bytes');
		case 'invalid':
			return value.reason === 'missing' ? 'no value' : 'unreadable';
	}
}

function matchOf(personality: Dict): string {
	const provider = stringAt(personality, 'IOProviderClass');
	const driver = stringAt(personality, 'IOUserClass') || stringAt(personality, 'IOClass');
	return clip(driver && provider ? `${driver} on ${provider}` : driver || provider);
}

function count(number: number, one: string, many: string): string {
	return `${number} ${number === 1 ? one : many}`;
}

/** Puts a text on one line and shortens it, not inside a surrogate pair. */
function clip(text: string): string {
	const line = text
		.slice(0, 4 * MAX_CHARACTERS)
		.replace(/\s+/g, ' ')
		.trim();
	if (line.length <= MAX_CHARACTERS) return escapeControls(line);
	return `${escapeControls([...line].slice(0, MAX_CHARACTERS - 1).join(''))}…`;
}
