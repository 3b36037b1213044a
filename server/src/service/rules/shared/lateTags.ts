/** Start tags and document types after what they belong before, as in two lines that are exchanged. */
import type { DriverPlist } from '../../document/driverPlist.js';
import { withEmptiedLines } from '../../edit/emptiedLines.js';
import { indentBefore } from '../../edit/indentation.js';
import type { PlistEdit } from '../../edit/plistEdit.js';
import { layoutOf } from '../../edit/xmlText.js';
import { defineMessages } from '../../messages/message.js';
import type { SyntaxFault } from '../../syntax/syntaxFault.js';
import type { TextRange } from '../../text/textRange.js';
import type { Fix } from '../rule.js';
import { tagBefore } from './damagedDicts.js';

const titles = defineMessages('late-tag', {
	doctype: 'Move the document type before the root',
	tag: "Move '{tag}' to the beginning of its element",
});

/** The fix for a start tag after what it belongs before. The end tag of the root is moved out of the dictionary, too. */
export function lateTagFix(
	{ tag, before, range }: SyntaxFault<'value-without-key'>,
	plist: DriverPlist,
): Fix | undefined {
	if (before === undefined) return undefined;
	const { text, syntax } = plist;
	const { faults, root } = syntax;
	const edits = [
		tagBefore(before, tag, indentBefore(text, range.start), plist),
		removal(range, text),
	];
	const last = faults.at(-1);
	const end = root.firstElement?.end;
	if (before === root.firstElement?.start && end !== undefined) {
		if (last?.code === 'unexpected-end-tag' && last.range.end < end) {
			const by = `${layoutOf(text).eol}</plist>`;
			edits.push(removal(last.range, text), {
				kind: 'replaceText',
				range: { start: end, end },
				by,
			});
		}
	}
	return { title: titles.tag({ tag }), edits, preferred: true };
}

/** The fix for a document type after the start tag of the root; undefined for other declarations. */
export function lateDoctypeFix(
	{ declaration, range }: SyntaxFault<'malformed-declaration'>,
	plist: DriverPlist,
): Fix | undefined {
	const { text, syntax } = plist;
	const first = syntax.root.firstElement;
	if (!first || !/^<!DOCTYPE\s/.test(declaration)) return undefined;
	if (text.indexOf('<!DOCTYPE') !== range.start || range.start > first.end) return undefined;
	const edits = [tagBefore(first.start, declaration, '', plist), removal(range, text)];
	return { title: titles.doctype(), edits, preferred: true };
}

function removal(range: TextRange, text: string): PlistEdit {
	return { kind: 'replaceText', range: withEmptiedLines(text, range), by: '' };
}
