/** Completes the content of strings and numbers: known values and build variables. */
import type { DriverPlist } from '../../document/driverPlist.js';
import { describeForAnyProvider, schemaAt } from '../../schema/describe.js';
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
	const schema = schemaAt(plist, path) ?? describeForAnyProvider(plist, path)?.schema;
	const present = plist.text.slice(replace.start, replace.end);
	const known = knownValues(plist, path, schema, cursor).filter(
		(each) => typeof each.value === wanted,
	);
	const isPresentKnown = known.some((each) => String(each.value) === present);
	return known.map(({ item, value: each }, index) => ({
		...item,
		// Enter keeps the value that is there.
		...(isPresentKnown && { preselect: String(each) === present }),
		// A number is usually the default of a snippet, and must not hide the others.
		filterText: typeof each === 'number' && typed !== '' ? typed : String(each),
		sortText: sortTextOf(0, index),
		range: replace,
		snippet: xmlLiteral(String(each)),
	}));
}

/** Whether a value contains a CDATA section or several lines, in which no completion can be inserted safely. */
function hasMarkupOrLines(text: string, { start, end }: TextRange): boolean {
	const written = text.slice(start, end).trim();
	return ['<', '\n', '\r'].some((each) => written.includes(each));
}
