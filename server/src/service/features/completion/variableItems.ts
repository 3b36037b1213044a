/** Build variables, behind a typed `$`, `$(` or `${` in a string of a source plist. */
import type { DriverPlist } from '../../document/driverPlist.js';
import type { CompletionItem } from '../completion.js';
import type { CursorContext } from '../cursorContext.js';
import { BUILD_SETTINGS } from './buildVariables.js';
import { escapeSnippet } from './snippetText.js';

/** The variables; undefined where the caret is behind no `$`. */
export function variableItems(
	plist: DriverPlist,
	{ typed, offset, replace }: CursorContext,
): readonly CompletionItem[] | undefined {
	const begun = /\$(?:[({]?)[\w:]*$/.exec(typed);
	if (!begun) return undefined;
	if (plist.form === 'built') return [];
	const brace = begun[0].startsWith('${');
	const rest = plist.text.slice(offset, replace.end);
	const length = /^[\w:]*[)}]?/.exec(rest)?.[0].length ?? 0;
	const range = { start: offset - begun[0].length, end: offset + length };
	return BUILD_SETTINGS.map(({ name, expandsTo, usual }, index) => {
		const text = brace ? `\${${name}}` : `$(${name})`;
		return {
			label: text,
			kind: 'variable',
			documentation: `Xcode puts here ${expandsTo}.`,
			filterText: text,
			sortText: `${usual ? 0 : 1}${String(index).padStart(3, '0')}`,
			range,
			snippet: escapeSnippet(text),
		};
	});
}
