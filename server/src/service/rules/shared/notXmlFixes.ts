/** Fixes for XML declarations and attributes that other readers of XML reject. */
import type { DriverPlist } from '../../document/driverPlist.js';
import { withEmptiedLines } from '../../edit/emptiedLines.js';
import { layoutOf } from '../../edit/xmlText.js';
import { defineMessages } from '../../messages/message.js';
import { BYTE_ORDER_MARK, isWhiteSpace } from '../../syntax/characters.js';
import type { SyntaxFault } from '../../syntax/syntaxFault.js';
import type { TextRange } from '../../text/textRange.js';
import type { Fix } from '../rule.js';
import { fixTitles } from './entryFixes.js';
import { changeTextFix } from './textFixes.js';

const messages = defineMessages('not-xml-fixes', {
	moveDeclaration: 'Move the XML declaration to the beginning of the file',
});

/** Whether a declaration leaves the encoding as it is where it is not read: CoreFoundation uses UTF-8 without a declaration. */
export function mayDeclareUtf8(declaration: string): boolean {
	const [, encoding] =
		/encoding\s*[=:]\s*(?:\\?["'“]|&quot;)?([^"'”?&\s\\]*)/.exec(declaration) ?? [];
	return encoding === undefined || /^utf-?8$/i.test(encoding);
}

/** Moves the declaration to the beginning of the file, where its encoding is read. */
export function lateDeclarationFixes({ text }: DriverPlist, range: TextRange): readonly Fix[] {
	const declaration = text.slice(range.start, range.end);
	if (!mayDeclareUtf8(declaration)) return [];
	const first = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
	const before = { start: first, end: range.start };
	const isAfterWhitespace = text.slice(before.start, before.end).trim() === '';
	const edits = isAfterWhitespace
		? [{ kind: 'replaceText', range: before, by: '' } as const]
		: [
				{
					kind: 'replaceText',
					range: { start: first, end: first },
					by: declaration + layoutOf(text).eol,
				} as const,
				{ kind: 'replaceText', range: withEmptiedLines(text, range), by: '' } as const,
			];
	return [{ title: messages.moveDeclaration(), edits, preferred: true }];
}

/** Removes an attribute that is repeated with the same value or that nothing reads, and escapes a value. */
export function attributeFixes(
	{ text }: DriverPlist,
	{ construct, range }: SyntaxFault<'not-well-formed'>,
): readonly Fix[] {
	const written = text.slice(range.start, range.end);
	const hasSpace = isWhiteSpace(text.charCodeAt(range.start - 1));
	if (construct === 'repeatedAttribute') {
		const tag = text.slice(text.lastIndexOf('<', range.start), range.start);
		if (!tag.startsWith('<plist') && !tag.includes(written)) return [];
		const start = range.start - (hasSpace ? 1 : 0);
		const title = fixTitles.remove({ key: written });
		const edit = { kind: 'replaceText', range: { start, end: range.end }, by: '' } as const;
		return [{ title, edits: [edit], preferred: true }];
	}
	const [, name, value] = /^([^\s"'=]+\s*=\s*)("[^"]*"|'[^']*')$/.exec(written) ?? [];
	if (name === undefined || value === undefined) return [];
	const escaped = value.replace(/&(?!(?:\w+|#\w+);)/g, '&amp;').replace(/</g, '&lt;');
	return [changeTextFix(range, (hasSpace ? '' : ' ') + name + escaped)];
}
