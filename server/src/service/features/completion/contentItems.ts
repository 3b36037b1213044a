/** Completes the content of strings and numbers: known values and build variables. */
import type { DriverPlist } from '../../document/driverPlist.js';
import { schemaAt } from '../../schema/describe.js';
import type { TextRange } from '../../text/textRange.js';
import type { CursorContext } from '../cursorContext.js';
import type { CompletionItem } from './completionItem.js';
import { knownValues } from './knownValues.js';
import { xmlLiteral } from './snippetText.js';
import { sortTextOf } from './sortTextOf.js';
import { variableItems } from './variableItems.js';

/** The items for the content of the value at the cursor. */
export function contentItems(plist: DriverPlist, cursor: CursorContext): readonly CompletionItem[] {
	const { value, path, replace, typed } = cursor;
	if (value?.type !== 'string' && value?.type !== 'integer' && value?.type !== 'real') return [];
	const variables = value.type === 'string' ? variableItems(plist, cursor) : undefined;
	if (variables) return variables;
	const wanted = value.type === 'string' ? 'string' : 'number';
	if (hasMarkupOrLines(plist.text, value.contentRange)) return [];
	return knownValues(plist, path, schemaAt(plist, path), cursor)
		.filter((known) => typeof known.value === wanted)
		.map(({ item, value: known }, index) => ({
			...item,
			// A number is usually the default of a snippet, and must not hide the others.
			filterText: typeof known === 'number' && typed !== '' ? typed : String(known),
			sortText: sortTextOf(0, index),
			range: replace,
			snippet: xmlLiteral(String(known)),
		}));
}

/** Whether a value contains a CDATA section or several lines, in which no completion can be inserted safely. */
function hasMarkupOrLines(text: string, { start, end }: TextRange): boolean {
	const written = text.slice(start, end).trim();
	return ['<', '\n', '\r'].some((each) => written.includes(each));
}
