/** The open documents that are driver plists. The server never sees any others. */
import { languages, Range, type TextDocument, workspace } from 'vscode';
import { isNamedIn, Recognizer } from '../../server/src/lsp/recognition.js';

/** XML and property lists by language, as editors open them; property lists by name too, since an empty one is plain text. */
export const documentSelector = [
	{ language: 'xml' },
	{ language: 'plist' },
	{ pattern: '**/*.{plist,entitlements}' },
];

/** Lines in which a driver plist is recognized. `getText` joins the lines of a document on each call, which costs time at each keystroke in a large file. */
const recognizedLines = 4096;

export class ServedDocuments {
	readonly #recognizer = new Recognizer();

	has({ uri }: TextDocument): boolean {
		return this.hasUri(uri.toString());
	}

	hasUri(uri: string): boolean {
		return this.#recognizer.has(uri);
	}

	/**
	 * Sets the language of an empty property list that is plain text to XML, which VS Code does only once it has a first
	 * line: without it a new file has neither colors nor indentation.
	 */
	async setLanguage(document: TextDocument): Promise<void> {
		const isNew = document.languageId === 'plaintext' && headOf(document).trim() === '';
		if (!isNew || !this.recognize(document)) return;
		await languages.setTextDocumentLanguage(document, 'xml');
	}

	/** Whether the document is served; reads its text unless that is known. */
	recognize(document: TextDocument): boolean {
		if (this.has(document)) return true;
		if (languages.match(documentSelector, document) === 0) return false;
		const uri = document.uri.toString();
		const isNamed = (): boolean => isNamedIn(kindsFor(document), uri);
		return this.#recognizer.recognize(uri, headOf(document), isNamed) !== undefined;
	}

	forget(document: TextDocument): void {
		this.#recognizer.forget(document.uri.toString());
	}
}

function headOf(document: TextDocument): string {
	return document.getText(new Range(0, 0, recognizedLines, 0));
}

/** The setting `driverPlist.kinds` for a file. */
export function kindsFor(document: Pick<TextDocument, 'uri'>): Readonly<Record<string, unknown>> {
	return workspace.getConfiguration('driverPlist', document.uri).get('kinds', {});
}
