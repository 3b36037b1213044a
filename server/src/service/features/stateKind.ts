/** States the kind of a file in a comment: `<!-- driver-plist: kind=dext -->`. */
import { withText } from '../document/analyze.js';
import { commentDirectives, settingsDirective } from '../document/commentDirectives.js';
import type { DriverPlist } from '../document/driverPlist.js';
import type { DocumentKind } from '../platform/documentKind.js';
import { applyEdits, type TextEdit } from '../text/textEdit.js';
import { directiveComment, placeInFile } from './directiveComment.js';

/**
 * The edits after which the file has a kind: they change the comment that states it, or add one above the root. Undefined
 * where no comment can, such as in a file without a root.
 */
export function stateKind(plist: DriverPlist, kind: DocumentKind): readonly TextEdit[] | undefined {
	const { syntax, text, root } = plist;
	const stated = `kind=${kind}`;
	const edits: TextEdit[] = commentDirectives(syntax)
		.filter(
			({ name, option }) => name.text === settingsDirective && option.text.startsWith('kind='),
		)
		.map(({ option }) => ({ range: option.range, newText: stated }));
	if (edits.length === 0) {
		if (!root) return undefined;
		const directive = `${settingsDirective}: ${stated}`;
		edits.push(directiveComment(plist, placeInFile(plist, root), directive));
	}
	return withText(plist, applyEdits(text, edits)).kind === kind ? edits : undefined;
}
