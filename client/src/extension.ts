/** What commands and features share. */
import type { LogOutputChannel, Uri } from 'vscode';
import type { LanguageServer } from './languageServer.js';
import type { MatchingView } from './matching/matchingView.js';
import type { SystemRegistry } from './matching/systemRegistry.js';
import type { SystemDevices } from './pick/systemDevices.js';
import type { ServedDocuments } from './servedDocuments.js';

export interface Extension {
	/** The folder of its files. */
	readonly extensionUri: Uri;
	readonly output: LogOutputChannel;
	readonly served: ServedDocuments;
	/** Undefined in the browser, and on systems without tools that list devices. */
	readonly systemDevices: SystemDevices | undefined;
	/** Undefined except on a Mac. */
	readonly systemRegistry: SystemRegistry | undefined;
	readonly server: LanguageServer;
	readonly matching: MatchingView;
}
