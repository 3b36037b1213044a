/** The terminal, or whatever stands in its place: streams, colours, width. */

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'cyan' | 'green';

export interface Terminal {
	/** Writes results to standard output. */
	write(text: string): void;
	/** Writes a line about the run itself to standard error. */
	note(line: string): void;
	/** `text` in a style where standard output shows colours, else as it is. */
	paint(style: Style, text: string): string;
	/** Columns of standard output; unlimited where it is no terminal. */
	readonly columns: number;
	/** Shows what is under way on standard error, on one line that the next output replaces; nothing unless a person watches. */
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

/** Time before progress shows at all, and between two showings, in milliseconds. */
const progressDelay = 400;
const progressInterval = 80;

/** The terminal of this process. A reader that goes away, as `head` does, ends the program quietly. */
export function openTerminal({ stdout, stderr, env } = process): Terminal {
	const colours = wantsColours(env, stdout.isTTY === true);
	const watched = stderr.isTTY === true && !env.CI && env.TERM !== 'dumb';
	let shown = false;
	let next = performance.now() + progressDelay;
	const clear = () => {
		if (shown) stderr.write('\r\u001b[K');
		shown = false;
	};
	stdout.on('error', (error) => endWith('stdout', error));
	stderr.on('error', (error) => endWith('stderr', error));
	return {
		write(text) {
			clear();
			stdout.write(text);
		},
		note(line) {
			clear();
			stderr.write(`${line}\n`);
		},
		paint(style, text) {
			if (!colours) return text;
			const [on, off] = codes[style];
			return `\u001b[${on}m${text}\u001b[${off}m`;
		},
		columns: Math.max(40, stdout.columns ?? Number.POSITIVE_INFINITY),
		progress(line) {
			if (!watched || performance.now() < next) return;
			clear();
			stderr.write(line.slice(0, Math.max(0, (stderr.columns ?? 80) - 1)));
			shown = true;
			next = performance.now() + progressInterval;
		},
	};
}

/** `NO_COLOR` (no-color.org) wins over `FORCE_COLOR`, and that over what the stream is. */
function wantsColours(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
	if (env.NO_COLOR) return false;
	if (env.FORCE_COLOR !== undefined) return !['0', 'false'].includes(env.FORCE_COLOR);
	return isTerminal && env.TERM !== 'dumb';
}

/** What a shell reports of a program whose reader went away: 128 and the number of SIGPIPE. */
const brokenPipe = 141;

/** Ends the program where its output can go nowhere; a full disk, unlike a reader that has seen enough, is worth a word. */
function endWith(stream: 'stdout' | 'stderr', error: NodeJS.ErrnoException): void {
	if (error.code === 'EPIPE') process.exit(brokenPipe);
	if (stream === 'stdout') {
		process.stderr.write(`driver-plist: the output can't be written: ${error.message}\n`);
	}
	process.exit(2);
}
