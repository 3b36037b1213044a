/** The class names that anybody has listed, and what a name that is not among them was meant to be. */
import { driverKitClasses, kernelClasses } from '../../platform/classes.js';
import { pairings } from '../../platform/pairings.js';
import { providers } from '../../platform/providers.js';
import { nearestName } from '../../text/spelling.js';

/** The most usual ones come first: a slip is most likely meant for one of these. */
const known: ReadonlySet<string> = new Set([
	...providers.map((provider) => provider.class),
	...pairings.map(({ IOClass }) => IOClass),
	...kernelClasses.keys(),
	...driverKitClasses.keys(),
]);

/** Names that are looked up in one plist: each is compared with all that are known. */
const mostNames = 100;

/** Whether a name is listed, blanks around it aside: those are another matter. */
export function isKnownClass(name: string): boolean {
	return known.has(name.trim());
}

/** A function that gives the class a name was most likely meant to be; it remembers what it was asked. */
export function classSpelling(): (name: string) => string | undefined {
	const answers = new Map<string, string | undefined>();
	return (name) => {
		if (isKnownClass(name) || !/^(?:io|apple)/i.test(name)) return undefined;
		if (!answers.has(name) && answers.size < mostNames) answers.set(name, nearestName(name, known));
		return answers.get(name);
	};
}
