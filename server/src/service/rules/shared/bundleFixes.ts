/** Fixes and places in the two files of a bundle: its Info.plist and its entitlements. */

import type { DriverPlist } from '../../document/driverPlist.js';
import { type Anchor, atKey, atOpenTag, type RelatedPlace } from '../../document/finding.js';
import { fileNameOf } from '../../document/neighbors.js';
import type { NewValue } from '../../edit/plistEdit.js';
import { defineMessages, type Message } from '../../messages/message.js';
import type { Dict } from '../../value/plistValue.js';
import type { Fix } from '../rule.js';
import type { EntitlementsFile } from '../signedBundle.js';
import { addEntryFix } from './entryFixes.js';

const titles = defineMessages('bundle-fix', {
	addTo: "Add '{key}' to '{file}'",
});

/** Adds an entitlement to each of the files. It is the best fix in the document itself. */
export function addEntitlementFixes(
	files: readonly EntitlementsFile[],
	key: string,
	value: NewValue,
): readonly Fix[] {
	return files.map(({ root, neighbor }) => {
		const fix = addEntryFix(root, key, value, true);
		if (!neighbor) return fix;
		const title = titles.addTo({ key, file: fileNameOf(neighbor.uri) });
		return { title, edits: fix.edits, in: neighbor };
	});
}

/** The place of what is missing in entitlements: the first entitlement that Apple grants. */
export function atEntitlements(root: Dict): Anchor {
	const granted = root.entries.find(({ key }) => key.startsWith('com.apple.developer.'));
	return granted ? atKey(granted) : atOpenTag(root);
}

/** A place in a file, which is a neighbor of the document or the document itself. */
export function relatedPlace(
	at: Anchor,
	message: Message,
	neighbor: DriverPlist | undefined,
): RelatedPlace {
	return neighbor ? { at, message, in: neighbor } : { at, message };
}
