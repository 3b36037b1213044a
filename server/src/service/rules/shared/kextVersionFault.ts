/** The words for what is wrong with a kext version, and its remedy. */
import type { KextVersion } from '../../document/kextVersion.js';
import { maxKextVersionLength, parseKextVersion } from '../../document/kextVersion.js';
import { nearestKextVersion } from '../../document/nearestKextVersion.js';
import type { Str } from '../../value/plistValue.js';
import type { Fix } from '../rule.js';
import { changeContentFix } from './entryFixes.js';

/** Why a text is no version, as the end of a sentence; undefined for a version. */
export function versionFaultOf(text: string): string | undefined {
	const version = parseKextVersion(text);
	return version.valid ? undefined : inWords(version);
}

function inWords({ fault, at: all }: Extract<KextVersion, { valid: false }>): string {
	const at = all.length > 20 ? `${all.slice(0, 17)}…` : all;
	switch (fault) {
		case 'empty':
			return 'it is empty';
		case 'too-long':
			return `it is longer than ${maxKextVersionLength} characters`;
		case 'no-leading-digit':
			return `it begins with '${at}', not with a digit`;
		case 'too-many-digits':
			return `'${at}' has more than four digits`;
		case 'too-many-components':
			return 'it has more than three numbers';
		case 'not-ascii':
			return `it holds '${at}', which is no ASCII`;
		case 'trailing-character':
			return `'${at}' stands where nothing more may`;
		case 'unexpected-character':
			return `'${at}' stands where only d, a, b, f or fc may`;
		case 'stage-without-level':
			return `'${at}' needs a number behind it`;
		case 'level-zero':
			return `the number behind '${at}' must not be 0`;
		case 'level-too-large':
			return `'${at}' is more than 255`;
	}
}

/** The nearest version, preferred where it says everything that the text said. */
export function nearestVersionFixes(value: Str): readonly Fix[] {
	const nearest = nearestKextVersion(value.value);
	return nearest ? [changeContentFix(value, nearest.version, nearest.complete)] : [];
}
