/** What is known of a key or a class, for people: hover, completion documentation, `driver-plist keys`, docs pages. */
import type { DriverPlist } from '../document/driverPlist.js';
import type { PlistPath } from '../value/plistPath.js';
import type { Dict } from '../value/plistValue.js';
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

/** A key that may stand in a certain dict. */
export interface KeyCandidate extends KeyDescription {
	/** Rank in completion, lower first; `x-order`, 50 where the schema gives none. */
	readonly order: number;
	/** Whether the dict has an entry of this key already. */
	readonly present: boolean;
	/** Whether the schemas of this place demand it, in a document of this form. */
	readonly required: boolean;
}

/** Every described key, by name. */
export function describedKeys(): readonly KeyDescription[] {
	return [];
}

/** Where a key is described, most general place first; empty for keys nobody described. */
export function descriptionsOf(_key: string): readonly KeyDescription[] {
	return [];
}

/**
 * The description of the value at a path, references resolved and everything said of it in one schema;
 * undefined where nothing is known. `key` of an array item is the key of its array.
 */
export function describeAt(_plist: DriverPlist, _path: PlistPath): KeyDescription | undefined {
	return undefined;
}

/** The merged schema of the value at a path, as `describeAt` gives it. */
export function schemaAt(plist: DriverPlist, path: PlistPath): Schema | undefined {
	return describeAt(plist, path)?.schema;
}

/** The described keys of a dict, those of other kinds left out, most useful first. */
export function keysFor(_plist: DriverPlist, _dict: Dict): readonly KeyCandidate[] {
	return [];
}
