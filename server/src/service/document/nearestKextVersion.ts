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
	nightly: 'd',
	snapshot: 'd',
	alpha: 'a',
	beta: 'b',
	pre: 'b',
	preview: 'b',
	rc: 'fc',
	final: 'f',
	d: 'd',
	a: 'a',
	b: 'b',
	f: 'f',
	fc: 'fc',
};

/** `v1.2` → `1.2`, `1.0-beta` → `1.0b1`, `1.2.3-rc.2` → `1.2.3fc2`, `20240615` → `2024.6.15`, `1.2.3.4` → `1.2.3`; undefined for other texts. */
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
	const parts =
		/^(?:v|version)?\.?\s*(\d+(?:\.\d+)*)\.?(?:[-_ .]*([a-z]+)[-_ .]*(\d*))?(\+[\w.-]+)?$/i.exec(
			text,
		);
	if (!parts) return undefined;
	const [, numbers = '', word, level, build] = parts;
	const kept = numbers.split('.').slice(0, 3);
	// The part after `+` does not change the order of semantic versions.
	const isWhole = kept.length === numbers.split('.').length && build === undefined;
	// Before a period, a number can be missing.
	const complete = isWhole && !text.startsWith('.');
	if (word === undefined) return { version: kept.join('.'), complete };
	const letters = stageLetters[word.toLowerCase()];
	if (letters === undefined) return undefined;
	return { version: `${kept.join('.')}${letters}${levelOf(letters, level)}`, complete };
}

/** The number of a stage: 1 if there is none, or if the stage excludes 0. */
function levelOf(letters: string, level: string | undefined): number {
	if (level === undefined || level === '') return 1;
	return letters.startsWith('f') ? Math.max(Number(level), 1) : Number(level);
}
