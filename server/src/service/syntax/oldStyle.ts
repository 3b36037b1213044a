/** Property lists that are not XML: the braces and semicolons of OpenStep, or no property list at all. */
import { ALL, type FaultList, IOKIT } from './faultList.js';

/** Says that the text is an old-style property list, where it looks like one, or no property list. */
export function checkOldStyle(text: string, start: number, end: number, faults: FaultList): void {
	const looksLikeJson = /^\s*\{\s*"[^"]*"\s*:/.test(text.slice(start, start + 1000));
	const isText = !/[\u0000-\u0008\ufffd]/.test(text.slice(start, start + 1000));
	const looksRight =
		isText &&
		!looksLikeJson &&
		/^\s*(?:[{(<"'/]|[\w$.:/-]+\s*(?:=|;|$))/.test(text.slice(start, start + 1000));
	if (looksRight) faults.add('old-style-plist', start, end, IOKIT);
	else faults.add('not-a-plist', start, end, ALL);
}
