/** The tree of a property list's text: elements with the ranges of their tags, and comments and preprocessor lines between them. */

import type { TextRange } from '../text/textRange.js';
import type { ElementName } from './elementNames.js';
import type { MergeConflict } from './mergeConflicts.js';
import type { Directive } from './preprocessor.js';
import type { RealParser, SyntaxCode, SyntaxFault } from './syntaxFault.js';

/** The format of a text; only `xml` has a tree. */
export type PlistFormat =
	| 'xml'
	| 'binary'
	| 'oldStyle'
	/** UTF-16 without a byte order mark, which all parsers read as bytes, half of them NUL. */
	| 'utf16'
	| 'empty';

export interface ParseResult {
	/** The text that is read: of merge conflicts, only the current versions, with spaces in place of the others. */
	readonly text: string;
	readonly format: PlistFormat;
	readonly root: DocumentNode;
	/** In the order of the text. */
	readonly faults: readonly SyntaxFault[];
	/** The number of faults of each code that are not in `faults`, because there are too many. */
	readonly omittedFaults: ReadonlyMap<SyntaxCode, number>;
	/** Whether a tag is damaged, missing, or superfluous, so that entries can be in another dictionary than intended. */
	readonly hasDamagedTags: boolean;
	/** The closed comments between elements, in order. */
	readonly comments: readonly TextRange[];
	/** The preprocessor lines, in order; the real parsers reject a file that still has them. */
	readonly directives: readonly Directive[];
	/** The merge conflicts that are not in another one, in order. */
	readonly conflicts: readonly MergeConflict[];
	/** The offset at which each of the real parsers has read its object and stops; infinite if it reads to the end. */
	readonly ends: Readonly<Record<RealParser, number>>;
}

export type TriviaType =
	| 'comment'
	/** A line of the C preprocessor: `#if`, `#include`. */
	| 'directive'
	/** A line that is left over from a merge conflict: `=======`. */
	| 'conflictMarker'
	/** `<?…?>` or `<!DOCTYPE …>`. */
	| 'declaration'
	/** Text where only elements are allowed. */
	| 'unexpectedText'
	/** A tag that is still being typed: `<`, `<ke`, `</`. */
	| 'unfinishedTag'
	/** An end tag that closes nothing, and a start tag of an unknown element around known ones. */
	| 'ignoredTag';

export type SyntaxNode = ElementNode | TriviaNode;
export type ParentNode = ElementNode | DocumentNode;

export class DocumentNode {
	readonly type = 'document';
	readonly children: SyntaxNode[] = [];
	firstElement: ElementNode | undefined;
	readonly start = 0;
	constructor(readonly end: number) {}
}

/**
 * An element. Its ranges are offsets: `start` ≤ `openEnd` ≤ `closeStart` ≤ `end`; the start tag ends at `openEnd`,
 * the end tag begins at `closeStart`. Without an end tag (`<true/>`, or not closed) `closeStart` equals `end`.
 */
export class ElementNode {
	/** The elements and trivia in it; always empty for a leaf. */
	readonly children: readonly SyntaxNode[];
	/** The first element in it, whatever the number of comments and other trivia before that. */
	firstElement: ElementNode | undefined;
	/** Whether it is an empty-element tag or has an end tag, possibly a misspelled one. */
	closed = true;
	/** Whether its value is the text between the tags, without entities, CDATA or comments. */
	plain = true;

	constructor(
		/** The name in the start tag, or in the end tag of a container whose content belongs to that. */
		public type: ElementName,
		readonly parent: ParentNode,
		readonly start: number,
		readonly openEnd: number,
		public closeStart: number,
		public end: number,
		isContainer: boolean,
		/** Whether it is between `#if` and `#endif`. */
		readonly conditional: boolean,
	) {
		this.children = isContainer ? [] : noChildren;
	}
}

export class TriviaNode {
	constructor(
		readonly type: TriviaType,
		readonly parent: ParentNode,
		readonly start: number,
		readonly end: number,
		/** False for a comment or declaration that is not closed, which then ends with its line. */
		readonly closed: boolean,
	) {}
}

const noChildren: readonly SyntaxNode[] = Object.freeze([]);

/** Whether an element contains text, not elements. */
export function isLeaf({ children }: ElementNode): boolean {
	return children === noChildren;
}

export function isElement(node: SyntaxNode): node is ElementNode {
	return node instanceof ElementNode;
}
