/** Some of the shapes, as all of them take hours. */
import { characterShapes } from './characterShapes.js';
import type { Shape } from './shape.js';
import { shapes } from './shapes.js';

/** Shapes with which operations took more than linear time. */
export const slowBefore: ReadonlySet<string> = new Set([
	'comments',
	'nested keys',
	'booleans of one key on one line',
	'one misspelled key on one line',
	'swapped PCI IDs in a kext',
	'spaces in IOPCIMatch',
	'keys without ends in the root',
	'letters in a word of IOPCIMatch',
	'escaped less-than signs in IOProviderClass',
	'combining marks in the wrong order in CFBundleIdentifier',
	'end tags and spaces in a string before end tags',
	'dictionaries without ends in the root',
	'arrays without ends in the root',
	'directives for lines without ends in the root',
	'unknown end tags in the root',
	'unknown end tags of different names in the root',
	'attributes',
	'preprocessor lines',
	'one key in a dictionary for usb',
	'products as strings in a dext',
	'nested dictionaries with a repeated key',
	'string booleans in dictionaries of an array',
	'no-break spaces between elements',
	'document types before the root',
	'comments before roots',
	'comments before the root and unknown keys',
	'parts of the kernel',
	'ends of instructions with access',
	'start tags without ends outside the root',
	'misplaced keys in a system extension',
]);

/** The shapes that were slow, and every nth of the others; of the runs of characters, which are most of them, fewer. */
export function sample(every: number): readonly Shape[] {
	const others = shapes.filter((shape) => !characterShapes.includes(shape));
	const included = new Set([
		...shapes.filter(({ name }) => slowBefore.has(name)),
		...others.filter((_, index) => index % every === 0),
		...characterShapes.filter((_, index) => index % (5 * every + 1) === 0),
	]);
	return shapes.filter((shape) => included.has(shape));
}
