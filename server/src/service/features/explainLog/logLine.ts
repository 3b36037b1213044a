/** What a line of a log names: the program that wrote it, and a bundle. */

export interface LogLine {
	/** The line with one space for each run of whitespace, and straight quotes. */
	readonly text: string;
	/** The program that wrote the line. */
	readonly program?: string;
	/** The first bundle identifier that is not one of Apple. */
	readonly bundle?: string;
}

/** Longer lines are cut: no message is as long. */
const maxLength = 4_000;

/** Words that are separated by dots and name no bundle of a driver developer, such as entitlements and categories of extensions. */
const notBundles = /^com\.apple\.|\.(?:cpp|c|m|swift|plist|app|kext|dext)$/i;

export function readLogLine(line: string): LogLine {
	const text = line
		.slice(0, maxLength)
		.replace(/[‘’]/g, "'")
		.replace(/[“”]/g, '"')
		.replace(/\s+/g, ' ')
		.trim();
	const words = text.split(' ');
	const start = headerLength(words);
	const program = words
		.map((word, index) => programIn(word, start > 0 && index === start))
		.find((name) => name !== undefined);
	const bundle = words.map(bundleIn).find((name) => name !== undefined);
	return {
		text,
		...(program !== undefined && { program }),
		...(bundle !== undefined && { bundle }),
	};
}

/** The text of a line without the columns before the program. */
export function withoutHeader(text: string): string {
	const words = text.split(' ');
	return words.slice(headerLength(words)).join(' ');
}

/** How many words are before the program; 0 for a line without a time. */
function headerLength(words: readonly string[]): number {
	const start = words.findIndex((word) => !isOfHeader(word));
	const header = words.slice(0, Math.max(start, 0));
	return header.some((word) => /^\d\d:\d\d:\d\d/.test(word)) ? header.length : 0;
}

/** Dates, times, numbers, and levels, with which a line of `log show` starts. */
function isOfHeader(word: string): boolean {
	return /^(?:[\d:.+-]{1,32}|0x[\da-f]{1,16}|default|info|debug|error|fault|activity|df|db|i|e|f|a)$/i.test(
		word,
	);
}

/**
 * `kernel` of `kernel:`, `kernel[0:1a2b]`, or `<sysextd>`. Console copies it without any mark.
 * A colon occurs in messages too (`failed:`), so an unknown name before it is a program only directly after the header.
 */
function programIn(word: string, isAfterHeader: boolean): string | undefined {
	if (plainPrograms.has(word)) return word;
	const [, name, mark] = /^<?([A-Za-z][\w.-]{0,63})(>|\[[\da-fx:]{1,32}\]:?|:)$/.exec(word) ?? [];
	if (name === undefined || mark === undefined) return undefined;
	const isProgram =
		mark.startsWith('[') || plainPrograms.has(name) || (mark === ':' && isAfterHeader);
	return isProgram ? name : undefined;
}

const plainPrograms: ReadonlySet<string> = new Set([
	'kernel',
	'sysextd',
	'kernelmanagerd',
	'kextd',
	'kmutil',
	'kextutil',
	'kextload',
	'amfid',
	'taskgated-helper',
	'neagent',
]);

/** Without a version after it, as in `com.example.driver-1.0`. */
function bundleIn(word: string): string | undefined {
	const name = word
		.replace(/^["'(<]{1,4}|["'().,:;>]{1,4}$/g, '')
		.replace(/-\d{1,9}(?:\.\d{1,9}){1,4}(?:[a-z]\d{1,9})?$/, '');
	const isIdentifier = /^[A-Za-z][\w-]*(?:\.[A-Za-z0-9][\w-]*){2,8}$/.test(name);
	return isIdentifier && !notBundles.test(name) ? name : undefined;
}
