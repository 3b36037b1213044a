/** Typed access to `schemas/facts/`: classes and their ancestors, owners, pairings, libraries. */

/** A class, then its superclasses up to the root; the name alone for a class nobody knows. */
export function lineageOf(className: string): readonly string[] {
	return [className];
}
