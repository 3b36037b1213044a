/** What is wrong with the text of a plist, before anything is known of its meaning. */
import type { TextRange } from '../text/textRange.js';

/**
 * The three programs that read (parts of) a driver plist on a Mac:
 * CoreFoundation (Xcode, codesign, sysextd), IOCFUnserialize (OSKext: kextutil, kmutil) and the kernel's OSUnserializeXML.
 */
export type RealParser = 'CoreFoundation' | 'IOCFUnserialize' | 'kernel';

/** One fault in the text. Its code names a syntax rule in `rules/`, which holds the wording. */
export interface SyntaxFault {
	readonly code: string;
	readonly range: TextRange;
	/** What the wording of the rule names, such as the tag as it is written. */
	readonly args: readonly string[];
	/** The real parsers that refuse a file with this construct; empty where all accept it and only the value surprises. */
	readonly refusedBy: readonly RealParser[];
}
