/** Leaves out problems of `.driver-plist.json` where VS Code shows its own: while the file is open, it checks its schema, too. */
import { type Diagnostic, Disposable, languages, type Uri } from 'vscode';
import type { HandleDiagnosticsSignature } from 'vscode-languageclient';

interface Published {
	readonly uri: Uri;
	readonly diagnostics: readonly Diagnostic[];
	readonly show: HandleDiagnosticsSignature;
	/** Those that are shown now. */
	shown: readonly Diagnostic[];
}

export class PublishedOnce {
	readonly #files = new Map<string, Published>();

	/** Shows problems again when those of others change, until it is disposed of. */
	start(): Disposable {
		const listener = languages.onDidChangeDiagnostics(({ uris }) => {
			for (const uri of uris) this.#update(uri.toString());
		});
		return Disposable.from(listener, { dispose: () => this.#files.clear() });
	}

	/** Takes what the server publishes in place of `show`. */
	handle(uri: Uri, diagnostics: Diagnostic[], show: HandleDiagnosticsSignature): void {
		const key = uri.toString();
		this.#files.delete(key);
		if (diagnostics.length === 0) {
			show(uri, []);
			return;
		}
		this.#files.set(key, { uri, diagnostics, show, shown: [] });
		this.#update(key);
	}

	#update(key: string): void {
		const file = this.#files.get(key);
		if (!file) return;
		const { uri, diagnostics, show } = file;
		const own = new Set(diagnostics.map(({ source }) => source));
		const others = languages.getDiagnostics(uri).filter(({ source }) => !own.has(source));
		const shown = diagnostics.filter(
			({ range }) => !others.some((other) => other.range.intersection(range)),
		);
		// To show them is a change, too.
		if (shown.length === file.shown.length && shown.every((each) => file.shown.includes(each)))
			return;
		file.shown = shown;
		show(uri, shown);
	}
}
