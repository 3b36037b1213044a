/** What the build of a project consists of, as plain data. */

export type ProductType =
	| 'application'
	| 'driver-extension'
	| 'system-extension'
	| 'kernel-extension';

/** A build setting is one text or a list of words. */
export type BuildSettings = Readonly<Record<string, string | readonly string[]>>;

/** Strings may have holes. */
export interface XcodeTarget {
	readonly name: string;
	readonly productType: ProductType;
	/** The folder of its files, which are its sources unless they are plists. */
	readonly folder: string;
	readonly settings: BuildSettings;
	/** Names of extension targets that the product carries. */
	readonly embeds?: readonly string[];
}

export interface XcodeProject {
	readonly name: string;
	readonly settings: BuildSettings;
	readonly targets: readonly XcodeTarget[];
}
