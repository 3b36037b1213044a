/** What a line of a log names: the program that wrote it, and a bundle. */

export interface LogLine {
	/** The line with one space for each run of whitespace, and straight quotes. */
	readonly text: string;
	/** The program that wrote the line. */
	readonly program?: string;
	/** The first bundle identifier. */
	readonly bundle?: string;
}

/** Longer lines are cut: no message is as long. */
const maxLength = 4_000;

/** Words that are separated by dots and name no bundle. */
const notBundles =
	/^com\.apple\.(?:developer|security|private)\.|\.(?:cpp|c|m|swift|plist|app|kext|dext)$/i;

export function readLogLine(line: string): LogLine {
	const text = line
		.slice(0, maxLength)
		.replace(/[‘’]/g, "'")
		.replace(/[“”]/g, '"')
		.replace(/\s+/g, ' ')
		.trim();
	const words = text.split(' ');
	const program = words.map(programIn).find((name) => name !== undefined);
	const bundle = words.map(bundleIn).find((name) => name !== undefined);
	return {
		text,
		...(program !== undefined && { program }),
		...(bundle !== undefined && { bundle }),
	};
}

/** `kernel` of `kernel:`, `kernel[0:1a2b]`, or `<sysextd>`. Console copies it without any mark. */
function programIn(word: string): string | undefined {
	if (plainPrograms.has(word)) return word;
	return /^<?([A-Za-z][\w.-]{0,63})(?:>|\[[\da-fx:]{1,32}\]:?|:)$/.exec(word)?.[1];
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
]);

function bundleIn(word: string): string | undefined {
	const name = word.replace(/^["'(<]{1,4}|["'().,:;>]{1,4}$/g, '');
	const isIdentifier = /^[A-Za-z][\w-]*(?:\.[A-Za-z0-9][\w-]*){2,8}$/.test(name);
	return isIdentifier && !notBundles.test(name) ? name : undefined;
}
