/** One driver plist as the features see it: its text, its values, and what kind of bundle it describes. */
import type { DocumentKind } from '../platform/documentKind.js';
import type { ParseResult } from '../syntax/syntaxTree.js';
import type { Dict, DictEntry, PlistValue } from '../value/plistValue.js';

/** `source`: input of Xcode, which inserts keys and expands `$(…)`; `built`: lies in a bundle and must be complete. */
export type DocumentForm = 'source' | 'built';

/** One entry of `IOKitPersonalities`. */
export interface Personality {
	readonly name: string;
	readonly entry: DictEntry;
	readonly dict: Dict;
}

/** What a plist says, without its text: all that the check of a rule sees. All ranges are UTF-16 offsets. */
export interface PlistContents {
	readonly uri: string;
	/** The root value; undefined where the text holds none. */
	readonly root: PlistValue | undefined;
	readonly kind: DocumentKind;
	/** Whether a person, the folder or the package type names the kind; otherwise it follows from other keys. */
	readonly kindIsCertain: boolean;
	readonly form: DocumentForm;
	/** The personalities that are dictionaries, in source order; also of `IOKitPersonalities_<arch>`. A stray user client is not one. */
	readonly personalities: readonly Personality[];
	/** Whether the text has preprocessor lines, so that any identifier in it may be a macro. */
	readonly hasDirectives: boolean;
}

/** One version of a document: its text and all that was read from it. All ranges are UTF-16 offsets into `text`. */
export interface DriverPlist extends PlistContents {
	readonly text: string;
	readonly syntax: ParseResult;
}
