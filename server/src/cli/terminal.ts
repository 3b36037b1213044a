/** The terminal, or the streams used instead of one: output, colors, width. */

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'cyan' | 'green';

export interface Terminal {
	/** Writes results to standard output. */
	write(text: string): void;
	/** Writes a line about the run itself to standard error. */
	note(line: string): void;
	/** `text` in a style if standard output supports colors, otherwise unchanged. */
	paint(style: Style, text: string): string;
	/** Columns of standard output; unlimited if it is not a terminal. */
	readonly columns: number;
	/** Shows the current step on standard error, on one line that the next output replaces. Does nothing unless standard error is a terminal. */
	progress(line: string): void;
}

const codes: Readonly<Record<Style, readonly [on: number, off: number]>> = {
	bold: [1, 22],
	dim: [2, 22],
	red: [31, 39],
	yellow: [33, 39],
	blue: [34, 39],
	cyan: [36, 39],
	green: [32, 39],
};

/** Delay before progress is first shown, and between updates, in milliseconds. */
const progressDelay = 400;
const progressInterval = 80;

/** The terminal of this process. A closed pipe, as by `head`, ends the program without an error message. */
export function openTerminal({ stdout, env } = process): Terminal {
	const colors = wantsColors(env, stdout.isTTY === true);
	let shown = false;
	let next = Date.now() + progressDelay;
	const clear = () => {
		if (shown) standardError().write('\r\u001b[K');
		shown = false;
	};
	stdout.on('error', (error) => endWith('stdout', error));
	return {
		write(text) {
			clear();
			stdout.write(text);
		},
		note(line) {
			clear();
			standardError().write(`${line}\n`);
		},
		paint(style, text) {
			if (!colors) return text;
			const [on, off] = codes[style];
			return `\u001b[${on}m${text}\u001b[${off}m`;
		},
		columns: Math.max(40, stdout.columns ?? Number.POSITIVE_INFINITY),
		progress(line) {
			if (Date.now() < next || env.CI || env.TERM === 'dumb') return;
			const stderr = standardError();
			if (stderr.isTTY !== true) return;
			clear();
			stderr.write(line.slice(0, Math.max(0, (stderr.columns ?? 80) - 1)));
			shown = true;
			next = Date.now() + progressInterval;
		},
	};
}

/** Node opens the stream when it is first used, which most runs do not do. */
function standardError(): NodeJS.WriteStream {
	const { stderr } = process;
	if (stderr.listenerCount('error') === 0) {
		stderr.on('error', (error) => endWith('stderr', error));
	}
	return stderr;
}

/** `NO_COLOR` (no-color.org) has precedence over `FORCE_COLOR`, which has precedence over the type of the stream. */
function wantsColors(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
	if (env.NO_COLOR) return false;
	if (env.FORCE_COLOR !== undefined) return !['0', 'false'].includes(env.FORCE_COLOR);
	return isTerminal && env.TERM !== 'dumb';
}

/** The exit status that a shell reports for a closed pipe: 128 plus the number of SIGPIPE. */
const brokenPipe = 141;

/** Ends the program if its output can't be written. A full disk is reported, a closed pipe is not. */
function endWith(stream: 'stdout' | 'stderr', error: NodeJS.ErrnoException): void {
	if (error.code === 'EPIPE') process.exit(brokenPipe);
	if (stream === 'stdout') {
		process.stderr.write(`driver-plist: Can't write to standard output: ${error.message}\n`);
	}
	process.exit(2);
}
