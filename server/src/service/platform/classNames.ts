/** The names of all known classes, and the likely spelling of unknown ones. */

import { nearestName } from '../text/spelling.js';
import { driverKitClasses, kernelClasses } from './classes.js';
import { pairings } from './pairings.js';
import { providers } from './providers.js';

/** The most usual classes first, because a misspelled name is most likely one of these. */
const known: ReadonlySet<string> = new Set([
	...providers.map((provider) => provider.class),
	...pairings.map(({ IOClass }) => IOClass),
	...kernelClasses.keys(),
	...driverKitClasses.keys(),
]);

/** The maximum number of names that are looked up for one plist, because each is compared with all known ones. */
const maxNames = 100;

/** Whether a name is a known class, apart from whitespace around it. */
export function isKnownClass(name: string): boolean {
	return known.has(name.trim());
}

/** Returns a function for the known class that a name is most likely a misspelling of, which caches its results. */
export function classSpelling(): (name: string) => string | undefined {
	const answers = new Map<string, string | undefined>();
	return (name) => {
		if (isKnownClass(name) || !/^(?:io|apple)/i.test(name)) return undefined;
		if (!answers.has(name) && answers.size < maxNames) answers.set(name, nearestName(name, known));
		return answers.get(name);
	};
}
