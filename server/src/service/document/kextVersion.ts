/** Parses versions of kexts and dexts as the kernel and OSKext do (xnu OSKextVersion.c:OSKextParseVersionString). */

/** The reason why a text is not a kext version. */
export type KextVersionFault =
	| 'empty'
	| 'too-long'
	| 'no-leading-digit'
	| 'too-many-digits'
	| 'too-many-components'
	| 'not-ascii'
	| 'unexpected-character'
	| 'trailing-character'
	| 'stage-without-level'
	| 'level-zero'
	| 'level-too-large';

export type KextVersion =
	| {
			readonly valid: true;
			/** The number that the kernel compares. */
			readonly value: bigint;
	  }
	| {
			readonly valid: false;
			readonly fault: KextVersionFault;
			/** The faulty part: a component, a character or a level. */
			readonly at: string;
	  };

/** The maximum length of a version in OSKext (OSKextVersion.h:kOSKextVersionMaxLength without the NUL). */
export const maxKextVersionLength = 19;

const maxDigits = 4;
const maxComponents = 3;
const maxLevel = 255;
const releaseStage = 9;
const stages: Readonly<Record<string, number>> = { d: 1, a: 3, b: 5, f: 7, fc: 7 };

/** Parses a version, which ends at the first whitespace. */
export function parseKextVersion(text: string): KextVersion {
	if (text === '') return fault('empty', text);
	if (text.length > maxKextVersionLength) return fault('too-long', text);
	const foreign = /[^\p{ASCII}]/u.exec(text)?.[0];
	if (foreign !== undefined) return fault('not-ascii', foreign);
	if (!/^[0-9]/.test(text)) return fault('no-leading-digit', text.slice(0, 1));
	const numbers: number[] = [];
	let at = 0;
	for (;;) {
		const digits = /^[0-9]*/.exec(text.slice(at))?.[0] ?? '';
		if (digits.length > maxDigits) return fault('too-many-digits', digits);
		numbers.push(Number(digits));
		at += digits.length;
		const isLast = numbers.length === maxComponents;
		// After a third component of four digits, the parser skips a character without checking it.
		if (isLast && digits.length === maxDigits && text[at] === '.') at += 1;
		else if (isLast && text[at] === '.') return fault('too-many-components', text);
		if (isLast || text[at] !== '.') break;
		at += 1;
	}
	return readStage(numbers, text.slice(at));
}

/** The number of a version that the kernel compares; undefined if the text is not a version. */
export function kextVersionNumber(text: string): bigint | undefined {
	const version = parseKextVersion(text);
	return version.valid ? version.value : undefined;
}

function readStage(numbers: readonly number[], rest: string): KextVersion {
	if (isEnd(rest)) return { valid: true, value: numberFrom(numbers, releaseStage, 0) };
	const letters = /^(?:fc|[dabf])/.exec(rest)?.[0];
	if (letters === undefined) return fault('unexpected-character', rest.slice(0, 1));
	const digits = /^[0-9]*/.exec(rest.slice(letters.length))?.[0] ?? '';
	const trailing = rest.slice(letters.length + digits.length);
	if (digits === '') return fault('stage-without-level', letters);
	const level = Number(digits);
	if (digits.length > 3 || level > maxLevel) return fault('level-too-large', digits);
	if (!isEnd(trailing)) return fault('trailing-character', trailing.slice(0, 1));
	if (level === 0 && letters.startsWith('f')) return fault('level-zero', letters);
	return { valid: true, value: numberFrom(numbers, stages[letters] ?? releaseStage, level) };
}

/** Whether the version ends: at the end of the text or at whitespace, which excludes \v and \f (OSKextVersion.c:__vers_isspace). */
function isEnd(rest: string): boolean {
	return rest === '' || /^[ \t\n\r]/.test(rest);
}

function numberFrom(numbers: readonly number[], stage: number, level: number): bigint {
	const [major = 0, minor = 0, revision = 0] = numbers;
	return (
		BigInt(major) * 1_000_000_000_000n +
		BigInt(minor) * 100_000_000n +
		BigInt(revision) * 10_000n +
		BigInt(stage * 1_000 + level)
	);
}

function fault(what: KextVersionFault, at: string): KextVersion {
	return { valid: false, fault: what, at };
}
