/** Root keys by architecture: on x86_64, OSKext and the kernel read `OSBundleLibraries_x86_64` instead of `OSBundleLibraries`. */

/** Names of CPU types without subtypes (IOKitUser OSKext.c:OSKextGetValueForInfoDictionaryKey, xnu OSKext.cpp ARCHNAME). */
const architectures = ['x86_64', 'arm64', 'arm', 'i386', 'ppc'] as const;

/** Names of subtypes and names from other systems, which are not read, by the architecture that they belong to. */
const unreadArchitectures: Readonly<Record<string, (typeof architectures)[number]>> = {
	arm64e: 'arm64',
	aarch64: 'arm64',
	x86_64h: 'x86_64',
	amd64: 'x86_64',
};

const readKey = new RegExp(`^((?:OS|IO).*)_(${architectures.join('|')})$`);
const unreadKey = new RegExp(`^((?:OS|IO).*)_(${Object.keys(unreadArchitectures).join('|')})$`);

export interface RootKey {
	/** The key that the schemas describe. */
	readonly name: string;
	/** The `x86_64` of `OSBundleLibraries_x86_64`; undefined in the plain key. */
	readonly architecture: string | undefined;
}

/** Splits a root key that begins with OS or IO; others are not read by architecture (OSKext.c:__CFDictionaryGetValueForCompositeKey). */
export function splitRootKey(key: string): RootKey {
	const [, name, architecture] = readKey.exec(key) ?? [];
	return name === undefined ? plainKey(key) : { name, architecture };
}

export function plainKey(name: string): RootKey {
	return { name, architecture: undefined };
}

const anyKey = new RegExp(
	`^(.+)_(${[...architectures, ...Object.keys(unreadArchitectures)].join('|')})$`,
);

/** Splits a root key whose name may be misspelled, its beginning included; the architecture is the one that is read. */
export function splitMisspelledRootKey(key: string): RootKey {
	const [, name, architecture = ''] = anyKey.exec(key.trim()) ?? [];
	return name === undefined
		? plainKey(key)
		: { name, architecture: unreadArchitectures[architecture] ?? architecture };
}

/** The root key of an architecture; the plain one if there is none. */
export function keyFor(name: string, architecture: string | undefined): string {
	return architecture === undefined ? name : `${name}_${architecture}`;
}

/** The key that is read instead of one with an unread architecture, such as `_arm64e`. */
export function readKeyFor(key: string): string | undefined {
	const [, name, architecture = ''] = unreadKey.exec(key) ?? [];
	return name === undefined ? undefined : `${name}_${unreadArchitectures[architecture] ?? ''}`;
}

/** Whether a root key is that of personalities, for any architecture. */
export function isPersonalities(key: string | number | undefined): boolean {
	return typeof key === 'string' && splitRootKey(key).name === 'IOKitPersonalities';
}
