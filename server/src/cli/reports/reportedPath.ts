/** The paths of findings, as reports write them. */
import { abbreviated, type PlistPath, withoutMiddle } from '../../service/index.js';

/** The length of all keys together from which a path is abbreviated, in UTF-16 units: each finding repeats them. */
const longest = 4096;

/** The minimum length of an abbreviated key. */
const shortest = 16;

/** A path for programs: keys and indexes from the root. In one of more than 4,096 UTF-16 units, long keys are abbreviated. */
export function reportedPath(path: PlistPath): PlistPath {
	const length = path.reduce((sum: number, step) => sum + String(step).length, 0);
	if (length <= longest) return path;
	const each = Math.max(shortest, Math.floor(longest / path.length));
	return path.map((step) => (typeof step === 'string' ? withoutMiddle(step, each) : step));
}

/** A path for people, with keys abbreviated as in messages. */
export function shownPath(path: PlistPath): string {
	return path.map((step) => (typeof step === 'string' ? abbreviated(step) : step)).join('/');
}
