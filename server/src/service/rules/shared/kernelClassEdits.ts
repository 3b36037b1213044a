/** The edits that change the kernel class of a personality, and the kext that contains it. */
import type { PlistEdit } from '../../edit/plistEdit.js';
import type { Pairing } from '../../platform/pairings.js';
import { hasContent } from '../../value/hasContent.js';
import type { Dict, PlistValue } from '../../value/plistValue.js';

/** The edits for the value of IOClass and for CFBundleIdentifierKernel, unless that has contents that would be lost. */
export function kernelClassEdits(
	dict: Dict,
	value: PlistValue,
	{ IOClass, CFBundleIdentifierKernel }: Pairing,
): readonly PlistEdit[] {
	return [
		{ kind: 'replaceValue', value, by: IOClass },
		...bundleEdits(dict, CFBundleIdentifierKernel),
	];
}

function bundleEdits(into: Dict, value: string): readonly PlistEdit[] {
	const key = 'CFBundleIdentifierKernel';
	const named = into.get(key)?.value;
	if (!named) return [{ kind: 'insertEntry', into, key, value }];
	const isKept = hasContent(named) || (named.type === 'string' && named.value === value);
	return isKept ? [] : [{ kind: 'replaceValue', value: named, by: value }];
}
