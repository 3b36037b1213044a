/** What commands and features share. */
import type { LogOutputChannel } from 'vscode';
import type { LanguageServer } from './languageServer.js';
import type { SystemDevices } from './pick/systemDevices.js';
import type { ServedDocuments } from './servedDocuments.js';

export interface Extension {
	readonly output: LogOutputChannel;
	readonly served: ServedDocuments;
	/** Undefined in the browser, and on systems without tools that list devices. */
	readonly systemDevices: SystemDevices | undefined;
	readonly server: LanguageServer;
}
