/** Comments that switch a rule off where it found something, offered behind all remedies. */
import { disable, disableNextLine } from '../document/commentDirectives.js';
import type { DriverPlist } from '../document/driverPlist.js';
import { type Finding, message } from '../document/finding.js';
import { placeAt } from '../document/locate.js';
import { layoutOf } from '../edit/xmlText.js';
import { skipBlanks } from '../syntax/characters.js';
import { startOfLine } from '../text/line.js';
import type { PlistValue } from '../value/plistValue.js';
import { rulesByCode } from './check.js';
import type { TextFix } from './fixes.js';

/** For the line first, then for the file; none for what makes the text no plist, which no comment mends. */
export function suppressionFixesFor(plist: DriverPlist, { code, at }: Finding): readonly TextFix[] {
	const { root } = plist;
	if (!root || rulesByCode.get(code)?.stage === 'syntax') return [];
	const line = lineToMark(plist, root, at.range.start);
	const inFile = startOfLine(plist.text, root.range.start);
	return [
		...(line === undefined
			? []
			: [fixAt(plist, line, 'Disable {0} for this line', disableNextLine, code)]),
		fixAt(plist, inFile, 'Disable {0} in this file', disable, code),
	];
}

function fixAt(
	{ text }: DriverPlist,
	offset: number,
	title: string,
	directive: string,
	code: string,
): TextFix {
	const indent = text.slice(offset, skipBlanks(text, offset));
	const newText = `${indent}<!-- ${directive} ${code} -->${layoutOf(text).eol}`;
	return {
		title: message(title, code),
		edits: [{ range: { start: offset, end: offset }, newText }],
		preferred: false,
	};
}

/** The start of the line to put a comment above: that of the key for a value below it; undefined in the midst of a value. */
function lineToMark({ text }: DriverPlist, root: PlistValue, offset: number): number | undefined {
	const place = placeAt(root, offset);
	const entry = place?.entry ?? place?.value.entry;
	const inTag = entry && offset < entry.value.openTagRange.end + 1;
	const isScalar = entry?.value.type !== 'dict' && entry?.value.type !== 'array';
	const start = entry && (inTag || isScalar) ? entry.range.start : offset;
	const line = startOfLine(text, start);
	const first = skipBlanks(text, line, start);
	if (first === start) return line;
	const beside = placeAt(root, first);
	return (beside?.entry ?? beside?.value)?.range.start === first ? line : undefined;
}
