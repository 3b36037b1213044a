/** An end tag that is missing in one place and unexpected in another one: two faults, of which one fix alone would break well-formed XML. */
import type { DriverPlist } from '../../document/driverPlist.js';
import { withEmptiedLines } from '../../edit/emptiedLines.js';
import { indentBefore, indentOfLine } from '../../edit/indentation.js';
import { missingEndTag } from '../../edit/missingEndTag.js';
import { defineMessages } from '../../messages/message.js';
import { GREATER_THAN, trimEnd } from '../../syntax/characters.js';
import type { SyntaxFault } from '../../syntax/syntaxFault.js';
import type { TextRange } from '../../text/textRange.js';
import type { Fix } from '../rule.js';
import { leaves } from './damagedTags.js';
import { indexOfFault, nearestBy } from './nearestFault.js';
import { changeTextFix } from './textFixes.js';

type Unclosed = SyntaxFault<'unclosed-element'>;
type Unexpected = SyntaxFault<'unexpected-end-tag'>;

const titles = defineMessages('end-tag-pair', {
	move: "Move '{tag}' to the end of its element",
});

const nearestOf = nearestBy(nameOf);

/** The fix for both faults if an end tag that is not closed is followed by its end tag, or the other way around. */
export function moveEndTagFix(fault: Unclosed | Unexpected, plist: DriverPlist): Fix | undefined {
	const { faults } = plist.syntax;
	if (fault.code === 'unclosed-element') {
		const endTag = nearestOf(faults, fault, 1, fault.element);
		return endTag && fixOf(plist, fault, endTag);
	}
	const unclosed = nearestOf(faults, fault, -1, fault.name);
	return unclosed && fixOf(plist, unclosed, fault);
}

/** How many faults near another one are read, so that the time stays linear. */
const mostFaults = 10;

/** The fix for both faults if an end tag that closes nothing is in place of the one of an element with its indentation. */
export function changeEndTagFix(fault: Unclosed | Unexpected, plist: DriverPlist): Fix | undefined {
	const { faults } = plist.syntax;
	const own = indexOfFault(fault, faults);
	const near = faults.slice(Math.max(0, own - mostFaults), own + mostFaults);
	const unclosed = near.filter((each) => each.code === 'unclosed-element');
	const endTags = near.filter((each) => each.code === 'unexpected-end-tag');
	for (const { element, range, contentEnd } of unclosed) {
		const endTag = endTags.find((each) => each.range.end === contentEnd);
		const isOwn = fault.range.start === range.start || fault === endTag;
		if (!endTag || !isOwn) continue;
		const indent = indentBefore(plist.text, endTag.range.start);
		if (indent === undefined || indent !== indentOfLine(plist, range.start)) continue;
		return changeTextFix(endTag.range, `</${element}>`);
	}
	return undefined;
}

/** The name of the element that a fault is about, of which the next one decides. */
function nameOf(fault: SyntaxFault): string | undefined {
	if (fault.code === 'unclosed-element') return fault.element;
	return fault.code === 'unexpected-end-tag' ? fault.name : undefined;
}

function fixOf(plist: DriverPlist, unclosed: SyntaxFault, endTag: SyntaxFault): Fix | undefined {
	if (unclosed.code !== 'unclosed-element' || endTag.code !== 'unexpected-end-tag')
		return undefined;
	if (endTag.early) return undefined;
	const { element, range, contentEnd: end } = unclosed;
	const removed = withEmptiedLines(plist.text, endTag.range);
	// An end tag that closes nothing can be the last thing in the element.
	if (removed.start < end && end <= removed.end) return undefined;
	return {
		title: titles.move({ tag: `</${element}>` }),
		edits: [
			{
				kind: 'replaceText',
				range: { start: end, end },
				by: missingEndTag(plist, element, range, end),
			},
			{ kind: 'replaceText', range: removed, by: '' },
		],
		preferred:
			!leaves.has(element) || isAfterElements(plist.text, { start: end, end: removed.start }),
	};
}

/**
 * Whether only elements, on other lines, are between the end of a leaf and its end tag. Text there can be that of the leaf, and so
 * can tags in its line: `<string>use <dict></string>`.
 */
function isAfterElements(text: string, { start, end }: TextRange): boolean {
	const last = trimEnd(text, start, end) - 1;
	return text.charCodeAt(last) === GREATER_THAN && /[\r\n]/.test(text.slice(start, end));
}
