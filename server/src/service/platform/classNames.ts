/** The names of all known classes, and the likely spelling of unknown ones. */

import { once } from '../once.js';
import { nearNamesIn } from '../text/nearNames.js';
import { spellingOf } from '../text/spelling.js';
import { driverKitClasses, isObservedClass, kernelClasses } from './classes.js';
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

/** The maximum length of a name that may resemble others. The longest known class has 59 characters. */
const longestName = 100;

/** Whether a name is a known class, apart from whitespace around it. */
export function isKnownClass(name: string): boolean {
	return known.has(name.trim());
}

/** The known class whose name differs from an unknown one in case only, such as `IOUSBHostDevice` for `IOUSBHOSTDEVICE`. */
export function classInOtherCase(name: string): string | undefined {
	return isKnownClass(name) ? undefined : inLowercase().get(name.toLowerCase());
}

const inLowercase = once(
	() => new Map([...known].reverse().map((name) => [name.toLowerCase(), name])),
);

/** The classes that providers in the kernel may have, the most usual first. */
const providerNames: ReadonlySet<string> = new Set([
	...providers.map((provider) => provider.class),
	...kernelClasses.keys(),
]);

/** Returns a function for the classes of providers that an unknown name resembles, which caches its results. */
export function similarProviders(): (name: string) => readonly string[] {
	const near = nearNamesIn(() => providerNames);
	const answers = new Map<string, readonly string[]>();
	return (name) => {
		if (name.length > longestName) return [];
		if (!answers.has(name) && answers.size < maxNames) answers.set(name, near(name));
		return answers.get(name) ?? [];
	};
}

/** Names that do not begin as those of Apple are those of other vendors, unless only one letter differs. */
function likelyClass(name: string): string | undefined {
	const spelling = spellingOf(name, known);
	return spelling?.certain || /^(?:io|apple)/i.test(name) ? spelling?.suggestion : undefined;
}

/** Returns a function for the known class that a name is most likely a misspelling of, which caches its results. */
export function classSpelling(): (name: string) => string | undefined {
	const answers = new Map<string, string | undefined>();
	return (name) => {
		if (isKnownClass(name) || isObservedClass(name)) return undefined;
		if (!answers.has(name) && answers.size < maxNames) answers.set(name, likelyClass(name));
		return answers.get(name);
	};
}
