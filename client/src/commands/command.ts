/** What a command of the palette is. */
import type { Extension } from '../extension.js';

export interface Command {
	/** As in the manifest: `driverPlist.restartServer`. */
	readonly id: string;
	run(extension: Extension, ...args: readonly unknown[]): unknown;
}
