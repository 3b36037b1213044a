/** What is known of a key or a class, for people: hover, completion documentation, `driver-plist keys`, docs pages. */
import type { Schema } from './schema.js';

/** One place where a key is described. */
export interface KeyDescription {
	readonly key: string;
	/** `root`, `personality`, `IOProviderMergeProperties`, `entitlements`, … */
	readonly place: string;
	/** The file of `schemas/` that describes it. */
	readonly file: string;
	readonly schema: Schema;
}

/** Every described key, by name. */
export function describedKeys(): readonly KeyDescription[] {
	return [];
}
