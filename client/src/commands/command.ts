/** What a command of the palette is. */
import type { Extension } from '../extension.js';

export interface Command {
	/** As in the manifest: `driverPlist.restartServer`. */
	readonly id: string;
	/** What it needs of the scaffolding it imports when it runs, so that starting the extension does not pay for it. */
	run(extension: Extension, ...args: readonly unknown[]): unknown;
}
