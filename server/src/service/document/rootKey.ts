/** Root keys by architecture: on x86_64, OSKext and the kernel read `OSBundleLibraries_x86_64` instead of `OSBundleLibraries`. */
import { nearestByEdits } from '../text/spelling.js';

/** Names of CPU types without subtypes (IOKitUser OSKext.c:OSKextGetValueForInfoDictionaryKey, xnu OSKext.cpp ARCHNAME). */
const architectures = ['x86_64', 'arm64', 'arm', 'i386', 'ppc'] as const;

/** Those of 64-bit kernels. Their names are long enough to be recognized in spite of a typo. */
const architectures64Bit: readonly string[] = ['x86_64', 'arm64'];

/** Names of subtypes, of chips, and from other systems, which are not read, by the architecture that they belong to. */
const unreadArchitectures: Readonly<Record<string, (typeof architectures)[number]>> = {
	arm64e: 'arm64',
	arm64_32: 'arm64',
	arm64v8: 'arm64',
	armv8: 'arm64',
	aarch64: 'arm64',
	silicon: 'arm64',
	apple_silicon: 'arm64',
	m1: 'arm64',
	armv7: 'arm',
	arm32: 'arm',
	x86_64h: 'x86_64',
	x86: 'x86_64',
	x64: 'x86_64',
	amd64: 'x86_64',
	intel: 'x86_64',
	intel64: 'x86_64',
	i486: 'i386',
	i586: 'i386',
	i686: 'i386',
	powerpc: 'ppc',
};

/** Names of architectures that no Mac has had, or of several at once. */
const foreignSuffix =
	/[-_. ](?:riscv(?:32|64)?|mips(?:64)?|sparc|ppc64|s390x|loongarch64|universal2?|fat|(?:x86_64|arm64)[-_. ](?:arm64|x86_64))$/i;

/** Architectures by their names in lowercase and without separators, such as `x8664` for `X86-64`. */
const anyArchitecture: ReadonlyMap<string, string> = new Map([
	...architectures.map((name) => [plainName(name), name] as const),
	...Object.entries(unreadArchitectures).map(([name, read]) => [plainName(name), read] as const),
]);

/** Any spelling of an architecture at the end of a key. Short ones can be the end of a word, unless a separator is before them. */
const anySuffix =
	/[-_. ]?(?:x86[-_. ]?64h?|a(?:rm[-_. ]?|arch[-_. ]?|md)64e?)$|[-_. ](?:arm64[-_. ]32|arm64v8|armv[78]|arm32|(?:apple[-_. ]?)?silicon|m1|x86|x64|arm|intel(?:64)?|i[3-6]86|ppc|powerpc)$/i;

/** No suffix has more characters. */
const longestSuffix = 14;

const readKey = new RegExp(`^((?:OS|IO).*)_(${architectures.join('|')})$`);

export interface RootKey {
	/** The key that the schemas describe. */
	readonly name: string;
	/** The `x86_64` of `OSBundleLibraries_x86_64`; undefined in the plain key. */
	readonly architecture: string | undefined;
}

/** Whether an architecture has 64-bit kernels. */
export function is64Bit(architecture: string): boolean {
	return architectures64Bit.includes(architecture);
}

/** Whether a root key is for an architecture without 64-bit kernels. */
export function is32Bit(key = ''): boolean {
	const { architecture } = splitRootKey(key);
	return architecture !== undefined && !is64Bit(architecture);
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
	const end = key.slice(-longestSuffix);
	if (foreignSuffix.test(end)) return undefined;
	const [suffix = ''] = anySuffix.exec(end) ?? [];
	const architecture = anyArchitecture.get(plainName(suffix));
	return suffix === '' || architecture === undefined || suffix.length === key.length
		? splitAtMisspelledSuffix(key)
		: { name: key.slice(0, -suffix.length), architecture };
}

/** The same of an architecture with a typo, such as `_amr64`. */
function splitAtMisspelledSuffix(key: string): RootKey | undefined {
	const [, name, suffix = ''] = /^([A-Za-z]+)_(\w+)$/.exec(key) ?? [];
	const architecture = nearestByEdits(suffix.toLowerCase(), architectures64Bit, 1);
	return name === undefined || architecture === undefined ? undefined : { name, architecture };
}

function plainName(architecture: string): string {
	return architecture.toLowerCase().replace(/[-_. ]/g, '');
}

/** The root key of an architecture; the plain one if there is none. */
export function keyFor(name: string, architecture: string | undefined): string {
	return architecture === undefined ? name : `${name}_${architecture}`;
}

/**
 * The key that is read instead of one with an unread architecture, such as `_arm64e`, `_ARM64`, or `_x86-64`. Keys such
 * as CFBundleExecutable are not read by architecture at all.
 */
export function readKeyFor(key: string): string | undefined {
	const { name, architecture } = splitMisspelledRootKey(key);
	if (architecture === undefined) return undefined;
	const read = /^(?:OS|IO)/.test(name) ? keyFor(name, architecture) : name;
	return read === key ? undefined : read;
}

/** The name of a key for an architecture that no Mac has, or for several at once, such as `_riscv` or `_universal`. */
export function nameForForeignArchitecture(key: string): string | undefined {
	const name = key.replace(foreignSuffix, '');
	return name === key ? undefined : name;
}

/** Whether a root key is that of personalities, for any architecture. */
export function isPersonalities(key: string | number | undefined): boolean {
	return typeof key === 'string' && splitRootKey(key).name === 'IOKitPersonalities';
}
