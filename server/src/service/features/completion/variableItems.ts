/** Completes build variables after `$`, `$(` or `${` in a string of a source plist. */
import type { DriverPlist } from '../../document/driverPlist.js';
import { buildVariables } from '../../platform/buildVariables.js';
import { appliesTo } from '../../platform/documentKind.js';
import type { CursorContext } from '../cursorContext.js';
import { renderVariable } from '../hover/renderVariable.js';
import type { CompletionItem } from './completionItem.js';
import { escapeSnippet } from './snippetText.js';
import { sortTextOf } from './sortTextOf.js';

/** The variables; undefined if the cursor is not after a `$`. */
export function variableItems(
	plist: DriverPlist,
	cursor: CursorContext,
): readonly CompletionItem[] | undefined {
	const { typed, offset, replace } = cursor;
	const begun = /\$(?:[({]?)[\w:]*$/.exec(typed);
	if (!begun) return undefined;
	if (plist.form === 'built') return [];
	const brace = begun[0].startsWith('${');
	const rest = plist.text.slice(offset, replace.end);
	const length = /^[\w:]*[)}]?/.exec(rest)?.[0].length ?? 0;
	const range = { start: offset - begun[0].length, end: offset + length };
	const key = cursor.entry?.key;
	return buildVariables
		.filter(({ kinds }) => appliesTo(kinds, plist.kind))
		.map(({ name, usedIn, expandsTo }, index) => {
			const text = brace ? `\${${name}}` : `$(${name})`;
			const usual = key !== undefined && usedIn.includes(key);
			return {
				label: text,
				kind: 'variable',
				detail: expandsTo,
				documentation: () => renderVariable({ name, modifier: undefined }),
				filterText: text,
				sortText: sortTextOf(usual ? 0 : 1, index),
				range,
				snippet: escapeSnippet(text),
				...(usual && { preselect: true }),
			};
		});
}
