/** What commands and features need of the extension. */
import type { LogOutputChannel } from 'vscode';
import type { Scaffolding } from '../../server/src/scaffold/scaffolding.js';
import type { LanguageServer } from './languageServer.js';
import type { SystemDevices } from './pick/systemDevices.js';
import type { ServedDocuments } from './servedDocuments.js';

export interface Extension {
	readonly output: LogOutputChannel;
	readonly served: ServedDocuments;
	/** Undefined in the web, and on systems without tools for it. */
	readonly systemDevices: SystemDevices | undefined;
	readonly server: LanguageServer;
	/** Starts the server if it does not run yet. */
	readonly scaffolding: Scaffolding;
}
