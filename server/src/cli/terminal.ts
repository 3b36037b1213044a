/** The terminal, or the streams used instead of one: output, colors, width. */
import { type DisplayText, display, displayLines, displayStyled, textOf } from './displayText.js';
import { describeFileError } from './fileError.js';

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'cyan' | 'green';

export interface Terminal {
	/** Writes results to standard output. */
	write(text: DisplayText): void;
	/** Writes the content of a file to standard output: as it is to a pipe or a file, printable to a terminal. */
	writeContent(content: string | Uint8Array): void;
	/** Writes a line about the run itself to standard error. */
	note(line: DisplayText): void;
	/** `text` in a style if standard output supports colors, otherwise unchanged. */
	paint(style: Style, text: string | DisplayText): DisplayText;
	/** Whether a person can answer questions: standard input and standard error are a terminal. */
	readonly canAsk: boolean;
	/** Whether standard output supports colors. */
	readonly colors: boolean;
	/** Columns of standard output; unlimited if it is not a terminal. */
	readonly columns: number;
	/** Shows the current step on standard error, on one line that the next output replaces. Does nothing unless standard error is a terminal. */
	progress(line: DisplayText): void;
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
			stdout.write(textOf(text));
		},
		writeContent(content) {
			clear();
			stdout.write(stdout.isTTY === true ? textOf(displayLines(decode(content))) : content);
		},
		note(line) {
			clear();
			standardError().write(`${textOf(line)}\n`);
		},
		get canAsk() {
			return process.stdin.isTTY === true && process.stderr.isTTY === true;
		},
		colors,
		paint: (style, text) => (colors ? displayStyled(codes[style], text) : display`${text}`),
		columns: Math.max(40, stdout.columns ?? Number.POSITIVE_INFINITY),
		progress(line) {
			if (Date.now() < next || env.CI || env.TERM === 'dumb') return;
			const stderr = standardError();
			if (stderr.isTTY !== true) return;
			clear();
			stderr.write(textOf(line).slice(0, Math.max(0, (stderr.columns ?? 80) - 1)));
			shown = true;
			next = Date.now() + progressInterval;
		},
	};
}

function decode(content: string | Uint8Array): string {
	return typeof content === 'string' ? content : new TextDecoder().decode(content);
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
		const line = display`driver-plist: Can't write to standard output. ${describeFileError(error)}`;
		process.stderr.write(`${textOf(line)}\n`);
	}
	process.exit(2);
}
