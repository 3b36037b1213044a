/** The documents that are driver plists; all others stay unseen by the server. */
import { languages, Range, type TextDocument, type Uri, workspace } from 'vscode';
import { isServed } from '../../server/src/lsp/recognition.js';

/** XML and plists by language, for that is how editors open them, and plists that are still empty by name. */
export const documentSelector = [
	{ language: 'xml' },
	{ language: 'plist' },
	{ pattern: '**/*.{plist,entitlements}' },
];

/** Lines in which a driver plist shows as one. A text is made of its lines anew each time, so that all of them would cost something at every key in a large file. */
const lookAt = 4096;

export class ServedDocuments {
	/** Once recognised a document stays so until it closes, whatever is half-typed in it at the moment. */
	readonly #uris = new Set<string>();

	has(document: TextDocument | Uri): boolean {
		return this.#uris.has(('uri' in document ? document.uri : document).toString());
	}

	/**
	 * Gives an empty plist that nobody highlights the language it gets by its first line once it has one:
	 * without it a new file has neither colours nor indentation.
	 */
	async nameLanguage(document: TextDocument): Promise<void> {
		const isNew = document.languageId === 'plaintext' && headOf(document).trim() === '';
		if (!isNew || !this.recognise(document)) return;
		await languages.setTextDocumentLanguage(document, 'xml');
	}

	/** Looks at the text of a document that is not known yet; costs next to nothing for one that is. */
	recognise(document: TextDocument): boolean {
		const uri = document.uri.toString();
		if (this.#uris.has(uri)) return true;
		if (languages.match(documentSelector, document) === 0) return false;
		const served = isServed(headOf(document), uri) || isNamedInSettings(document);
		if (served) this.#uris.add(uri);
		return served;
	}

	forget(document: TextDocument): void {
		this.#uris.delete(document.uri.toString());
	}
}

function headOf(document: TextDocument): string {
	return document.getText(new Range(0, 0, lookAt, 0));
}

/** Whether a glob of the setting `driverPlist.kinds` names the document. */
function isNamedInSettings(document: TextDocument): boolean {
	const kinds = workspace
		.getConfiguration('driverPlist', document)
		.get<Readonly<Record<string, string>>>('kinds', {});
	return Object.keys(kinds).some(
		(glob) =>
			languages.match({ pattern: glob.startsWith('/') ? glob : `**/${glob}` }, document) > 0,
	);
}
