/** What commands and features need of the extension. */
import type { LogOutputChannel } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { SystemDevices } from './pick/systemDevices.js';
import type { Scaffolding } from './scaffold/scaffolding.js';
import type { ServedDocuments } from './servedDocuments.js';

export interface Extension {
	readonly output: LogOutputChannel;
	readonly served: ServedDocuments;
	/** Undefined in the web, and on systems without tools for it. */
	readonly systemDevices: SystemDevices | undefined;
	/** The running client; undefined until the first driver plist was opened. */
	running(): BaseLanguageClient | undefined;
	/** Starts the server if it does not run yet. */
	readonly scaffolding: Scaffolding;
	restart(): Promise<void>;
}
