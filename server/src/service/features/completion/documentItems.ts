/** Completes empty documents, and the root dictionary in an empty `<plist>`. */
import type { DriverPlist } from '../../document/driverPlist.js';
import { infoPlistOf } from '../../document/sameBundle.js';
import { doctype, documentLines, xmlDeclaration } from '../../edit/xmlText.js';
import { appliesTo } from '../../platform/documentKind.js';
import type { CursorContext } from '../cursorContext.js';
import { xmlBlock } from '../markdown.js';
import type { CompletionItem } from './completionItem.js';
import { documentSkeletons, entitlementsSkeletons } from './documentSkeletons.js';
import { plainSnippet } from './plainSnippet.js';
import { escapeSnippet, onOwnLines } from './snippetText.js';
import { sortTextOf } from './sortTextOf.js';

/** Skeletons for the file name, and for the kind if it is known. */
export function documentItems(
	plist: DriverPlist,
	cursor: CursorContext,
): readonly CompletionItem[] {
	const { text, uri } = plist;
	const { replace } = cursor;
	const isEntitlements = plist.kind === 'entitlements' || /\.entitlements$/i.test(uri);
	const head = [
		...(text.includes('<?xml') ? [] : [xmlDeclaration]),
		...(text.includes('<!DOCTYPE') ? [] : [doctype]),
	].map(escapeSnippet);
	const layOut = onOwnLines(text, replace, undefined);
	const skeletons = isEntitlements
		? entitlementsSkeletons(infoPlistOf(plist))
		: documentSkeletons().filter(({ kinds }) => appliesTo(kinds, plist.kind));
	return skeletons.map(({ label, description, body }, index) => {
		const document = documentLines(body, head).join('\n');
		return {
			label,
			kind: 'skeleton',
			detail: description,
			documentation: () => xmlBlock(plainSnippet(body.join('\n'))),
			filterText: cursor.place === 'tag' ? `<plist>${label}` : label,
			sortText: sortTextOf(0, index),
			range: replace,
			snippet: layOut(document),
		};
	});
}

/** The root dictionary inside `<plist>`. */
export function rootItems(plist: DriverPlist, cursor: CursorContext): readonly CompletionItem[] {
	const { replace } = cursor;
	return [
		{
			label: '<dict>',
			kind: 'element',
			filterText: cursor.place === 'tag' ? '<dict>' : 'dict',
			sortText: sortTextOf(0, 0),
			range: replace,
			snippet: onOwnLines(plist.text, replace, undefined)('<dict>\n\t$1\n</dict>'),
		},
	];
}
