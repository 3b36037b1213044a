/** The options of developer scripts: wrong ones end the script with a sentence. */
import { exitStatus, UsageError } from '../server/src/cli/command.js';
import { parseCommandLine } from '../server/src/cli/commandLine.js';

export type ScriptOptions = Parameters<typeof parseCommandLine>[1];

/**
 * The options and the other arguments of the script that runs, which are among `names` if these are given. Otherwise
 * ends the process, with the status of wrong usage.
 */
export function scriptOptions<T extends ScriptOptions>(
	options: T,
	names?: readonly string[],
): ReturnType<typeof parseCommandLine<T>> {
	return orExit(() => {
		const parsed = parseCommandLine(process.argv.slice(2), options);
		const unknown = names && parsed.positionals.find((name) => !names.includes(name));
		if (unknown === undefined) return parsed;
		throw new UsageError(`Unknown name '${unknown}'. Valid names: ${names?.join(', ')}.`);
	});
}

/** A number in an option, which is `preset` where the option is missing. */
export function numberIn(name: string, text: string | undefined, preset: number): number {
	return orExit(() => {
		if (text === undefined) return preset;
		if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
		throw new UsageError(`Invalid value '${text}' for --${name}. Use a number.`);
	});
}

function orExit<T>(read: () => T): T {
	try {
		return read();
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		console.error(error.message);
		process.exit(exitStatus.failed);
	}
}
