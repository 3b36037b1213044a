/** The options of `npm start`. */
import { UsageError } from '../server/src/cli/command.js';
import { parseCommandLine } from '../server/src/cli/commandLine.js';

export interface StartOptions {
	/** Stops after the findings. */
	readonly checkOnly: boolean;
	/** The port of VS Code for the Web; undefined for a free one. */
	readonly port: number | undefined;
}

/** @throws UsageError with one sentence or two. */
export function parseStartOptions(args: readonly string[]): StartOptions {
	const { values, positionals } = parseCommandLine(args, {
		'check-only': { type: 'boolean' },
		port: { type: 'string' },
	});
	const [argument] = positionals;
	// Without `--`, npm keeps the option for itself and passes its value only.
	if (argument !== undefined) {
		throw new UsageError(
			`Unexpected argument '${argument}'. Write options after '--', such as npm start -- --port 8080.`,
		);
	}
	return { checkOnly: values['check-only'] === true, port: portIn(values.port) };
}

function portIn(value: string | undefined): number | undefined {
	if (value === undefined) return undefined;
	const port = /^\d+$/.test(value) ? Number(value) : 0;
	if (port >= 1 && port <= 65_535) return port;
	throw new UsageError(`Invalid value '${value}' for --port. Use a number from 1 to 65535.`);
}
