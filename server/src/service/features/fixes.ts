/** The fixes that rules propose, as text edits. */
import type { DriverPlist } from '../document/driverPlist.js';
import { losesComments } from '../edit/keptComments.js';
import type { PlistEdit } from '../edit/plistEdit.js';
import { renderEdits } from '../edit/renderEdits.js';
import { type Message, renderMessage } from '../messages/message.js';
import type { DocumentKind } from '../platform/documentKind.js';
import type { Fix, FixableFinding, UncoveredEntry } from '../rules/rule.js';
import { insteadFixes } from '../rules/shared/insteadFixes.js';
import { hasKeyToRename } from '../schema/unreadEntries.js';
import { countWhile } from '../text/ordered.js';
import type { TextEdit } from '../text/textEdit.js';
import type { TextRange } from '../text/textRange.js';
import type { CheckOptions } from './checkOptions.js';
import { isDoubtful } from './doubts/isDoubtful.js';

/** A fix as edits of the text, which apply together. */
export interface TextFix {
	readonly title: Message;
	readonly edits: readonly TextEdit[];
	readonly preferred: boolean;
	/** The file near the document that the edits are for, if they are not for the document itself. */
	readonly in?: DriverPlist;
	/** Whether it only corrects how something is written, so that the kind which is recognized after it is the right one. */
	readonly corrects: boolean;
	/** The kind that the document is changed to. */
	readonly becomes?: DocumentKind;
	/** The entry in which other faults may be found after it, which were there before. */
	readonly uncovers?: TextRange;
	/** It replaces a merge conflict by one of its versions. */
	readonly choosesVersion?: true;
}

/**
 * The fixes that the rule of a finding proposes, which are not tried, best first; only those that `accepts`. Those that
 * change the kind of the document have no edits yet.
 */
export function proposedFixes(
	plist: DriverPlist,
	finding: FixableFinding,
	{ deploymentTarget = {}, onFault }: CheckOptions = {},
	accepts: (fix: Fix) => boolean = () => true,
): readonly TextFix[] {
	try {
		const found = finding.fixes?.({ plist, deploymentTarget }) ?? [];
		const texts = found
			.flatMap((fix) => withInstead(plist, fix))
			.filter(accepts)
			.flatMap((fix) => textFixOf(plist, finding, fix));
		return withoutTwins(texts);
	} catch (error) {
		onFault?.(finding.code, error);
		return [];
	}
}

/**
 * A fix after those that move or rename an entry that may be written for the one that it adds: its value is that of a person.
 * An entitlement is only renamed if it would be reported next to the added one, too.
 */
function withInstead(plist: DriverPlist, fix: Fix): readonly Fix[] {
	const { edits, in: neighbor } = fix;
	const additions = edits.flatMap((edit) => (edit.kind === 'insertEntry' ? [edit] : []));
	if (additions.length < edits.length) return [fix];
	const instead = additions.flatMap(({ into, key }) => insteadFixes(plist, into, key, neighbor));
	const isRename = additions.some(({ into, key }) => hasKeyToRename(neighbor ?? plist, into, key));
	return isRename && instead.length > 0 ? instead : [...instead, fix];
}

/** Several additions of one key can have the same fix in their place. */
function withoutTwins(fixes: readonly TextFix[]): readonly TextFix[] {
	const titles = fixes.map(({ title }) => renderMessage(title));
	return fixes.filter((_, index) => titles.indexOf(titles[index] ?? '') === index);
}

/**
 * A fix as text edits; none if it would change nothing, lose a comment, or change a merge conflict, or the text there is
 * broken. The fix of a comment in a string comes first.
 */
function textFixOf(
	plist: DriverPlist,
	{ at }: FixableFinding,
	{ title, edits, preferred: isBest = false, in: neighbor, becomes, uncovers, resolves }: Fix,
): readonly TextFix[] {
	if (becomes) return [{ title, edits: [], preferred: isBest, becomes, corrects: false }];
	// With damaged tags, an entry can be in another dictionary than intended.
	const isSafe = !plist.syntax.hasDamagedTags || edits.every(keepsEntries);
	const edited = neighbor ?? plist;
	const preferred = isBest && isSafe && !edits.some((edit) => isDoubtful(edited, edit));
	const rendered = renderEdits(edited, edits);
	if (rendered.length === 0) return [];
	if (!resolves && losesText(edited, rendered, neighbor ? nowhere : at.range)) return [];
	return [
		{
			title,
			edits: rendered,
			preferred,
			corrects: edits.every(({ kind }) => corrections.has(kind)),
			...(neighbor && { in: neighbor }),
			...(resolves === 'withOne' && { choosesVersion: true }),
			...(uncovers && { uncovers: rangeOf(uncovers) }),
		},
	];
}

/** Whether edits lose a comment, or touch a merge conflict, of which a version control system must still find both versions. */
function losesText(
	{ text, syntax: { conflicts } }: DriverPlist,
	edits: readonly TextEdit[],
	about: TextRange,
): boolean {
	const touchesConflict = ({ range: { start, end } }: TextEdit): boolean => {
		const next = conflicts[countWhile(conflicts.length, (at) => (conflicts[at]?.end ?? 0) < start)];
		return next !== undefined && next.start <= end;
	};
	return edits.some(touchesConflict) || losesComments(text, edits, about);
}

function rangeOf({ keyRange, value }: UncoveredEntry): TextRange {
	return { start: keyRange.start, end: Math.max(keyRange.end, value.range.end) };
}

/** The place of a finding in another file. */
const nowhere: TextRange = { start: -1, end: -1 };

/** Whether an edit keeps the entries of dictionaries, and where containers begin and end. */
function keepsEntries(edit: PlistEdit): boolean {
	const { kind } = edit;
	if (kind === 'replaceValue') return edit.value.type !== 'dict' && edit.value.type !== 'array';
	return kind === 'renameKey' || kind === 'replaceContent' || kind === 'replaceText';
}

/** Edits of what is there, which add nothing and remove nothing; a new content may be a decision. */
const corrections: ReadonlySet<PlistEdit['kind']> = new Set([
	'moveContent',
	'moveEntry',
	'moveIntoNewDict',
	'renameKey',
	'replaceText',
	'replaceValue',
	'wrapEntries',
]);
