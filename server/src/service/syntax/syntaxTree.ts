/** The tree of a plist's text: every element with the ranges of its tags. (Shape owned by the parser.) */
import type { SyntaxFault } from './syntaxFault.js';

export interface ParseResult {
	readonly text: string;
	readonly root: DocumentNode;
	readonly faults: readonly SyntaxFault[];
}

export interface DocumentNode {
	readonly type: 'document';
}
