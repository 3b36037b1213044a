/** Root keys by architecture: OSKext and the kernel take `OSBundleLibraries_x86_64` for `OSBundleLibraries` where they run on it. */

/** Names of CPU types without their subtypes (IOKitUser OSKext.c:OSKextGetValueForInfoDictionaryKey, xnu OSKext.cpp ARCHNAME). */
const architectures = ['x86_64', 'arm64', 'arm', 'i386', 'ppc'] as const;

/** Names that nobody looks up, and the architecture they belong to: of subtypes, and of other systems. */
const unreadArchitectures: Readonly<Record<string, (typeof architectures)[number]>> = {
	arm64e: 'arm64',
	aarch64: 'arm64',
	x86_64h: 'x86_64',
	amd64: 'x86_64',
};

const readKey = new RegExp(`^((?:OS|IO).*)_(${architectures.join('|')})$`);
const unreadKey = new RegExp(`^((?:OS|IO).*)_(${Object.keys(unreadArchitectures).join('|')})$`);

export interface RootKey {
	/** The key that the schemas know. */
	readonly name: string;
	/** `x86_64` in `OSBundleLibraries_x86_64`; undefined in the plain key. */
	readonly architecture: string | undefined;
}

/** Only keys that begin with OS or IO count by architecture, and those at the root alone (OSKext.c:__CFDictionaryGetValueForCompositeKey). */
export function splitRootKey(key: string): RootKey {
	const [, name, architecture] = readKey.exec(key) ?? [];
	return name === undefined ? { name: key, architecture: undefined } : { name, architecture };
}

/** The key that is looked up in place of one with the name of a CPU subtype, such as `_arm64e`. */
export function readInsteadOf(key: string): string | undefined {
	const [, name, architecture = ''] = unreadKey.exec(key) ?? [];
	return name === undefined ? undefined : `${name}_${unreadArchitectures[architecture] ?? ''}`;
}

/** Whether a root key holds personalities. */
export function isPersonalities(key: string | number | undefined): boolean {
	return typeof key === 'string' && splitRootKey(key).name === 'IOKitPersonalities';
}
