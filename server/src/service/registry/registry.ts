/**
 * The I/O Registry of a Mac, as far as a dump shows it. Each reader of a format makes this model, and the simulator of
 * matching reads nothing else. What a dump does not show is unknown, which is not the same as absent.
 */

/** A value of a property, with the types of libkern. */
export type RegistryValue =
	| {
			readonly type: 'integer';
			/** 64 bits, unsigned: -1 is 2^64 - 1. */
			readonly value: bigint;
			/** Lines of the dump are cut, and this number ends one: more digits may follow. */
			readonly digitsAtEndUnknown?: boolean;
	  }
	| { readonly type: 'boolean'; readonly value: boolean }
	| { readonly type: 'string'; readonly value: string }
	| {
			readonly type: 'data';
			readonly bytes: Uint8Array;
			/** `ioreg` shows data that looks like text without the NULs at its end. */
			readonly nulsAtEndUnknown?: boolean;
	  }
	/** XML and binary property lists have no sets: `ioreg -a` shows them as arrays. */
	| { readonly type: 'array' | 'set'; readonly values: readonly RegistryValue[] }
	| { readonly type: 'dictionary'; readonly entries: RegistryProperties }
	| UnknownValue;

/** A value that the dump does not show, or not in full. */
export interface UnknownValue {
	readonly type: 'unknown';
	readonly reason: UnknownReason;
	/**
	 * The part that the dump shows: the complete items at the start of a container that is cut off, or a class code of PCI
	 * with zero in place of an unknown programming interface.
	 */
	readonly part?: RegistryValue;
}

/** Why a dump does not show a value: its line is clipped, a person removed it, the tool cannot print it, or the text has several meanings. */
export type UnknownReason =
	| 'clipped'
	| 'redacted'
	| 'not printed'
	| 'unreadable'
	/** A personality in a source file, not a dump: the build replaces a variable. */
	| 'set by the build';

export type RegistryProperties = ReadonlyMap<string, RegistryValue>;

/** The state of an entry. What the dump does not show is undefined. */
export interface EntryState {
	readonly registered?: boolean;
	readonly matched?: boolean;
	readonly active?: boolean;
	readonly busy?: number;
}

/** An entry of the registry: a nub, a driver, or a user client. */
export interface RegistryEntry {
	/** Empty where the dump shows properties only. */
	readonly name: string;
	/** What follows the `@` in the path, in hexadecimal. */
	readonly location: string | undefined;
	/** The class that the kernel instantiated, for example `IOUSBHostDevice`. Empty where the dump does not show it. */
	readonly className: string;
	/** The superclasses without `OSObject`, the nearest first, where the dump shows them (`ioreg -i`). */
	readonly ancestors: readonly string[] | undefined;
	/** The registry entry ID. */
	readonly id: bigint | undefined;
	readonly state: EntryState;
	readonly properties: RegistryProperties;
	/** Whether the dump shows all properties, only some of them, or none. */
	readonly shown: 'all' | 'some' | 'none';
	/** The plane of the tree that has the entry. In planes other than IOService, a parent is not a provider. */
	readonly plane: string;
	/** The first one is the parent in the tree of the dump. The links have no cycles. */
	readonly parents: readonly RegistryEntry[];
	readonly children: readonly RegistryEntry[];
}

/** The formats that the readers know. */
export type RegistryFormat =
	| 'ioreg text'
	| 'ioreg XML'
	| 'IORegistryExplorer archive'
	| 'system_profiler'
	| 'lsusb'
	| 'lspci'
	| 'udev';

/** Formats that list devices, and no drivers of macOS. */
export const deviceLists: ReadonlySet<RegistryFormat> = new Set([
	'system_profiler',
	'lsusb',
	'lspci',
	'udev',
]);

/** A dump, read as far as possible. */
export interface Registry {
	readonly format: RegistryFormat;
	/** The plane of the first root. A dump of several planes has several roots. */
	readonly plane: string;
	readonly roots: readonly RegistryEntry[];
	/** All entries, each once, in the order of the dump. */
	readonly entries: readonly RegistryEntry[];
	/** What could not be read, for a person. */
	readonly remarks: readonly RegistryRemark[];
}

/** What a reader could not read, or what the dump does not show, and where it is first: a line, counted from 1, and how many times, or megabytes. */
export interface RegistryRemark {
	readonly kind:
		| 'cut off'
		| 'clipped lines'
		| 'no properties'
		| 'other plane'
		/** A list of devices. */
		| 'no drivers'
		| 'unreadable text'
		| 'start only';
	readonly line?: number;
	readonly count?: number;
}
