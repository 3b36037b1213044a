/** The open documents that are driver plists. The server never sees any others. */
import { type Event, EventEmitter, languages, Range, type TextDocument, workspace } from 'vscode';
import { isNamedIn, Recognizer } from '../../server/src/lsp/recognition.js';

/**
 * XML and property lists by language, as editors open them. Property lists by name and untitled documents, too, because
 * without a first line of XML they are plain text.
 */
export const documentSelector = [
	{ language: 'xml' },
	{ language: 'plist' },
	{ language: 'plaintext', scheme: 'untitled' },
	{ pattern: '**/*.{plist,entitlements}' },
];

/** Lines in which a driver plist is recognized. `getText` joins the lines of a document on each call, which costs time at each keystroke in a large file. */
const recognizedLines = 4096;

/** Lines that show whether a text is XML. */
const startingLines = 16;

export class ServedDocuments {
	readonly #recognizer = new Recognizer();
	readonly #didAdd = new EventEmitter<TextDocument>();
	/** Documents whose language was set to XML, once: a person may choose another one. */
	readonly #setToXml = new Set<string>();

	/** Fires for a document that is served because of the project, after it was opened. */
	get onDidAdd(): Event<TextDocument> {
		return this.#didAdd.event;
	}

	/** Serves a property list that the project makes a part of a driver. */
	add(document: TextDocument): void {
		this.#recognizer.add(document.uri.toString());
		this.#didAdd.fire(document);
	}

	/** Whether the document is a property list that the project may make a part of a driver. */
	mayBeOfDriver(document: TextDocument): boolean {
		const { path } = document.uri;
		return isEditable(document) && /\.(?:plist|entitlements)$/i.test(path) && !this.has(document);
	}

	has({ uri }: TextDocument): boolean {
		return this.hasUri(uri.toString());
	}

	hasUri(uri: string): boolean {
		return this.#recognizer.has(uri);
	}

	/**
	 * Sets the language of a driver plist that is plain text to XML. VS Code does so by the first line only, so that an
	 * empty file and a pasted personality have neither colors nor indentation.
	 */
	async setLanguage(document: TextDocument): Promise<void> {
		if (document.languageId !== 'plaintext') return;
		const uri = document.uri.toString();
		if (this.#setToXml.has(uri) || !/^(?:<|$)/.test(startOf(document))) return;
		if (!this.recognize(document)) return;
		this.#setToXml.add(uri);
		await languages.setTextDocumentLanguage(document, 'xml');
	}

	/** Whether the document is served; reads its text unless that is known. */
	recognize(document: TextDocument): boolean {
		if (this.has(document)) return true;
		if (languages.match(documentSelector, document) === 0 || !isEditable(document)) return false;
		// Most untitled documents in plain text never become property lists, the empty ones included.
		const isPlain = document.isUntitled && document.languageId === 'plaintext';
		if (isPlain && !startOf(document).startsWith('<')) return false;
		const uri = document.uri.toString();
		const isNamed = (): boolean => isNamedIn(kindsFor(document), uri);
		return this.#recognizer.recognize(uri, headOf(document), isNamed) !== undefined;
	}

	forget(document: TextDocument): void {
		this.#recognizer.forget(document.uri.toString());
	}
}

/** The earlier version of a file in a comparison is read-only. Its problems would be listed with those of the file. */
function isEditable({ uri, isUntitled }: TextDocument): boolean {
	return isUntitled || workspace.fs.isWritableFileSystem(uri.scheme) === true;
}

/** The first lines, without leading space. */
function startOf(document: TextDocument): string {
	return document.getText(new Range(0, 0, startingLines, 0)).trimStart();
}

function headOf(document: TextDocument): string {
	return document.getText(new Range(0, 0, recognizedLines, 0));
}

/** The setting `driverPlist.kinds` for a file. */
export function kindsFor(document: Pick<TextDocument, 'uri'>): Readonly<Record<string, unknown>> {
	return workspace.getConfiguration('driverPlist', document.uri).get('kinds', {});
}
