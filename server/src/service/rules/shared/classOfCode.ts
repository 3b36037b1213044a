/** Recognizes texts that are certainly not names of classes. */
import type { PlistContents } from '../../document/driverPlist.js';
import { cannotBeClassName } from '../../text/className.js';
import { isTokenInTemplate } from '../../value/tokens.js';

/** Whether a literal text cannot be the name of a class in code, and no script or preprocessor may replace it. */
export function cannotBeOfCode(text: string, { hasDirectives }: PlistContents): boolean {
	return cannotBeClassName(text.trim()) && !hasDirectives && !isTokenInTemplate(text);
}
