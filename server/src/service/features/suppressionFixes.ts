/** Fixes that add a comment to disable a rule, which come after all other fixes. */
import { disable, disableNextLine } from '../document/commentDirectives.js';
import type { DriverPlist } from '../document/driverPlist.js';
import type { Anchor } from '../document/finding.js';
import { locationAt } from '../document/locate.js';
import { defineMessages, type Message } from '../messages/message.js';
import { syntaxRules } from '../rules/registry.generated.js';
import { skipSpaces } from '../syntax/characters.js';
import { entryOf } from '../value/plistPath.js';
import type { DictEntry, PlistValue } from '../value/plistValue.js';
import type { CheckedFinding } from './check.js';
import { directiveComment, placeInFile } from './directiveComment.js';
import type { TextFix } from './fixes.js';

const messages = defineMessages('suppression', {
	inFile: "Disable '{code}' in this file",
	onLine: "Disable '{code}' for this line",
});

/**
 * The fix for the line first, then the one for the file; none for syntax faults, which comments can't suppress, or where
 * a comment would change the values of broken text.
 */
export function suppressionFixesFor(
	plist: DriverPlist,
	finding: CheckedFinding,
): readonly TextFix[] {
	const { code, at, trials } = finding;
	const { root } = plist;
	if (!root || Object.hasOwn(syntaxRules, code)) return [];
	const line = lineToMark(plist, root, at);
	const fixes = [
		...(line === undefined
			? []
			: [fixAt(plist, line, messages.onLine({ code }), `${disableNextLine} ${code}`)]),
		fixAt(plist, placeInFile(plist, root), messages.inFile({ code }), `${disable} ${code}`),
	];
	return fixes.filter((fix) => trials.accept(fix, finding));
}

function fixAt(plist: DriverPlist, offset: number, title: Message, directive: string): TextFix {
	return {
		title,
		edits: [directiveComment(plist, offset, directive)],
		preferred: false,
		corrects: false,
	};
}

/** The start of the line above which a comment is inserted; for a value the line of its key. Undefined inside a value. */
function lineToMark(
	{ text, lines }: DriverPlist,
	root: PlistValue,
	{ place, range: { start: offset } }: Anchor,
): number | undefined {
	const entry = place ? entryOf(place) : entryAt(root, offset);
	const inTag = entry && offset < entry.value.openTagRange.end + 1;
	const isScalar = entry?.value.type !== 'dict' && entry?.value.type !== 'array';
	const start = entry && (inTag || isScalar) ? entry.range.start : offset;
	const line = lines.startOfLine(start);
	const first = skipSpaces(text, line, start);
	if (first === start) return line;
	const other = locationAt(root, first);
	return (other?.entry ?? other?.value)?.range.start === first ? line : undefined;
}

/** The entry at an offset, or of the value there. */
function entryAt(root: PlistValue, offset: number): DictEntry | undefined {
	const found = locationAt(root, offset);
	return found?.entry ?? found?.value.entry;
}
