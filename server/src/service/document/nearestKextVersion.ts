/** Suggests a kext version for a text that is not valid as one. */
import { parseKextVersion } from './kextVersion.js';

export interface NearestVersion {
	readonly version: string;
	/** Whether it contains all parts of the text. */
	readonly complete: boolean;
}

const stageLetters: Readonly<Record<string, string>> = {
	dev: 'd',
	development: 'd',
	alpha: 'a',
	beta: 'b',
	rc: 'fc',
	final: 'f',
	d: 'd',
	a: 'a',
	b: 'b',
	f: 'f',
	fc: 'fc',
};

/** `v1.2` → `1.2`, `1.0-beta` → `1.0b1`, `20240615` → `2024.6.15`, `1.2.3.4` → `1.2.3`; undefined for other texts. */
export function nearestKextVersion(text: string): NearestVersion | undefined {
	const found = nearest(text.trim());
	return found && parseKextVersion(found.version).valid ? found : undefined;
}

function nearest(text: string): NearestVersion | undefined {
	const date = /^((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{0,4}$/.exec(text);
	if (date) {
		const [whole, year, month, day] = date;
		return { version: `${year}.${Number(month)}.${Number(day)}`, complete: whole.length === 8 };
	}
	const parts = /^(?:v|version)?\.?\s*(\d+(?:\.\d+)*)\.?(?:[-_ .]*([a-z]+)[-_ .]*(\d*))?$/i.exec(
		text,
	);
	if (!parts) return undefined;
	const [, numbers = '', word, level] = parts;
	const kept = numbers.split('.').slice(0, 3);
	const complete = kept.length === numbers.split('.').length;
	if (word === undefined) return { version: kept.join('.'), complete };
	const letters = stageLetters[word.toLowerCase()];
	if (letters === undefined) return undefined;
	const counted = level === undefined || level === '' || Number(level) === 0 ? 1 : Number(level);
	return { version: `${kept.join('.')}${letters}${counted}`, complete };
}
