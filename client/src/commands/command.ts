/** What a command of the palette is. */
import type { Extension } from '../extension.js';

export interface Command {
	/** As in the manifest: `driverPlist.restartServer`. */
	readonly id: string;
	/** Pickers are imported when it runs, so that starting the extension does not pay for them. */
	run(extension: Extension, ...args: readonly unknown[]): unknown;
}
