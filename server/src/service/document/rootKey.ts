/** Root keys by architecture: on x86_64, OSKext and the kernel read `OSBundleLibraries_x86_64` instead of `OSBundleLibraries`. */

/** Names of CPU types without subtypes (IOKitUser OSKext.c:OSKextGetValueForInfoDictionaryKey, xnu OSKext.cpp ARCHNAME). */
const architectures = ['x86_64', 'arm64', 'arm', 'i386', 'ppc'] as const;

/** Names of subtypes and names from other systems, which are not read, by the architecture that they belong to. */
const unreadArchitectures: Readonly<Record<string, (typeof architectures)[number]>> = {
	arm64e: 'arm64',
	aarch64: 'arm64',
	x86_64h: 'x86_64',
	x86: 'x86_64',
	x64: 'x86_64',
	amd64: 'x86_64',
};

/** Architectures by their names in lowercase and without separators, such as `x8664` for `X86-64`. */
const anyArchitecture: ReadonlyMap<string, string> = new Map([
	...architectures.map((name) => [plainName(name), name] as const),
	...Object.entries(unreadArchitectures).map(([name, read]) => [plainName(name), read] as const),
]);

/** Any spelling of an architecture at the end of a key. Short ones can be the end of a word, unless a separator is before them. */
const anySuffix =
	/[-_. ]?(?:x86[-_. ]?64h?|a(?:rm[-_. ]?|arch[-_. ]?|md)64e?)$|[-_. ](?:x86|x64|arm|i386|ppc)$/i;

/** No suffix has more characters. */
const longestSuffix = 10;

const readKey = new RegExp(`^((?:OS|IO).*)_(${architectures.join('|')})$`);

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

/** Splits a root key whose name may be misspelled, its beginning included; the architecture is the one that is read. */
export function splitMisspelledRootKey(key: string): RootKey {
	return splitAtAnySuffix(key.trim()) ?? plainKey(key);
}

/** Splits a key at an architecture in any spelling, which may not be read. */
function splitAtAnySuffix(key: string): RootKey | undefined {
	const [suffix = ''] = anySuffix.exec(key.slice(-longestSuffix)) ?? [];
	const architecture = anyArchitecture.get(plainName(suffix));
	return suffix === '' || architecture === undefined || suffix.length === key.length
		? undefined
		: { name: key.slice(0, -suffix.length), architecture };
}

function plainName(architecture: string): string {
	return architecture.toLowerCase().replace(/[-_. ]/g, '');
}

/** The root key of an architecture; the plain one if there is none. */
export function keyFor(name: string, architecture: string | undefined): string {
	return architecture === undefined ? name : `${name}_${architecture}`;
}

/** The key that is read instead of one with an unread architecture, such as `_arm64e`, `_ARM64`, or `_x86-64`. */
export function readKeyFor(key: string): string | undefined {
	const { name, architecture } = splitMisspelledRootKey(key);
	const read = keyFor(name, architecture);
	return architecture === undefined || read === key || !/^(?:OS|IO)/.test(name) ? undefined : read;
}

/** Whether a root key is that of personalities, for any architecture. */
export function isPersonalities(key: string | number | undefined): boolean {
	return typeof key === 'string' && splitRootKey(key).name === 'IOKitPersonalities';
}
