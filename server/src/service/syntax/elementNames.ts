/** The names of plist elements, recognized in place without slicing the text. */

import { editDistance } from '../text/spelling.js';
import { nameEnd } from './characters.js';

export type ContainerName = 'plist' | 'dict' | 'array' | 'set';
export type LeafName = 'key' | 'string' | 'integer' | 'real' | 'true' | 'false' | 'date' | 'data';
/** `unknown`: an element that plists do not have. */
export type ElementName = ContainerName | LeafName | 'unknown';

/** All of them, except `<set>`, which only the parsers of IOKit know. */
export const elementNames: readonly ElementName[] = [
	...(['plist', 'dict', 'array', 'key', 'string', 'integer', 'real', 'true', 'false'] as const),
	...(['date', 'data'] as const),
];

/**
 * The plist element whose name begins at `at`, if any. Callers check that the name ends there.
 */
export function elementNameAt(text: string, at: number): ElementName | undefined {
	switch (text.charCodeAt(at)) {
		case 0x6b:
			return hasRest(text, at, 'key') ? 'key' : undefined;
		case 0x73:
			if (hasRest(text, at, 'string')) return 'string';
			return hasRest(text, at, 'set') ? 'set' : undefined;
		case 0x69:
			return hasRest(text, at, 'integer') ? 'integer' : undefined;
		case 0x64:
			if (hasRest(text, at, 'dict')) return 'dict';
			if (hasRest(text, at, 'data')) return 'data';
			return hasRest(text, at, 'date') ? 'date' : undefined;
		case 0x61:
			return hasRest(text, at, 'array') ? 'array' : undefined;
		case 0x74:
			return hasRest(text, at, 'true') ? 'true' : undefined;
		case 0x66:
			return hasRest(text, at, 'false') ? 'false' : undefined;
		case 0x72:
			return hasRest(text, at, 'real') ? 'real' : undefined;
		case 0x70:
			return hasRest(text, at, 'plist') ? 'plist' : undefined;
		default:
			return undefined;
	}
}

/** Whether `name` is at `at`, where its first character is known to be. */
function hasRest(text: string, at: number, name: string): boolean {
	for (let index = 1; index < name.length; index++) {
		if (text.charCodeAt(at + index) !== name.charCodeAt(index)) return false;
	}
	return true;
}

export function isContainerName(name: ElementName): boolean {
	return name === 'dict' || name === 'array' || name === 'plist' || name === 'set';
}

/** Whether the unknown name at `at` is probably a misspelling of `name`: it has the same first letter, or one typo. */
export function resembles(text: string, at: number, name: ElementName): boolean {
	const written = text.slice(at, nameEnd(text, at)).toLowerCase();
	return written.charAt(0) === name.charAt(0) || editDistance(written, name, 1) <= 1;
}
