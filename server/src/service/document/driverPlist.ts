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

/** One version of a document: its text and all that was read from it. All ranges are UTF-16 offsets into `text`. */
export interface DriverPlist {
	readonly uri: string;
	readonly text: string;
	readonly syntax: ParseResult;
	/** The root value; undefined where the text holds none. */
	readonly root: PlistValue | undefined;
	readonly kind: DocumentKind;
	/** Whether the kind was told, by a person, the folder, the package type or the product; else it is concluded from other keys. */
	readonly kindIsCertain: boolean;
	readonly form: DocumentForm;
	/** The personalities that are dicts, in source order; also of `IOKitPersonalities_<arch>`. A stray user client is none. */
	readonly personalities: readonly Personality[];
}
