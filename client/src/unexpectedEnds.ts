/** What happens when the server ends although nothing stopped it: it is started again, until it ends too often. */
import type { CloseAction, ErrorAction, ErrorHandler } from 'vscode-languageclient';

/** What the user sees. */
export interface EndNotices {
	/** The server ended for the first time, and starts again. */
	restarts(): unknown;
	/** The server ended too often, and stays off. */
	staysOff(): unknown;
}

/** The number of restarts in `period`, as in other extensions with a language server. */
const maxRestarts = 4;
/** In milliseconds. */
const period = 3 * 60 * 1000;

// The values of the enumerations, which only the code of the language client has.
const restart: CloseAction.Restart = 2;
const doNotRestart: CloseAction.DoNotRestart = 1;
const goOn: ErrorAction.Continue = 1;

/** The handler of one client; `now` is the time in milliseconds. The client opens all documents in a restarted server. */
export function unexpectedEnds(notices: EndNotices, now: () => number = Date.now): ErrorHandler {
	let isFirst = true;
	let recent: readonly number[] = [];
	return {
		// If the server can't be reached, it has ended or will end.
		error: () => ({ action: goOn, handled: true }),
		closed: () => {
			const time = now();
			recent = [...recent.filter((end) => time - end < period), time];
			if (recent.length > maxRestarts) {
				// The user may start it again, which begins a new count.
				recent = [];
				notices.staysOff();
				return { action: doNotRestart, handled: true, message: 'The server stopped too often.' };
			}
			if (isFirst) notices.restarts();
			isFirst = false;
			return { action: restart, handled: true, message: 'The server stopped, and starts again.' };
		},
	};
}
