/** Fixes and places in the two files of a bundle: its Info.plist and its entitlements. */

import type { DriverPlist } from '../../document/driverPlist.js';
import { type Anchor, atKey, atOpenTag, type RelatedPlace } from '../../document/finding.js';
import { fileNameOf } from '../../document/neighbors.js';
import type { NewValue, PlistEdit } from '../../edit/plistEdit.js';
import { defineMessages, type Message } from '../../messages/message.js';
import type { Dict, PlistValue } from '../../value/plistValue.js';
import type { Fix } from '../rule.js';
import type { EntitlementsFile } from '../signedBundle.js';
import { addEntryFix, changeContentFix, replaceValueFixes } from './entryFixes.js';

const titles = defineMessages('bundle-fix', {
	addTo: "Add '{key}' to '{file}'",
	addValue: "Add '{value}' to '{key}'",
	addValueIn: "Add '{value}' to '{key}' in '{file}'",
	changeIn: "Change '{key}' in '{file}' to '{value}'",
});

/** Adds an entitlement to each of the files. It is the best fix in the document itself, unless the file signs a product of another kind, too. */
export function addEntitlementFixes(
	files: readonly EntitlementsFile[],
	key: string,
	value: NewValue,
): readonly Fix[] {
	return files.map(({ root, neighbor, isOfOtherKind }) => {
		const fix = addEntryFix(root, key, value, !isOfOtherKind);
		if (!neighbor) return fix;
		const title = titles.addTo({ key, file: fileNameOf(neighbor.uri) });
		return { title, edits: fix.edits, in: neighbor };
	});
}

/** Adds an entitlement that is true to each of the files, or changes its value. It is the best fix in the document itself. */
export function grantFixes(files: readonly EntitlementsFile[], key: string): readonly Fix[] {
	return files.flatMap((file): readonly Fix[] => {
		const value = file.root.get(key)?.value;
		if (!value) return addEntitlementFixes([file], key, true);
		const shown = '<true/>';
		return replaceValueFixes(value, true, shown, true).map((fix) => {
			if (!file.neighbor) return fix;
			const title = titles.changeIn({ key, file: fileNameOf(file.neighbor.uri), value: shown });
			return { title, edits: fix.edits, in: file.neighbor };
		});
	});
}

/** Adds a value to a list after `others`, which are all of its values; none if it contains comments, which would be lost. */
export function addValueFixes(
	plist: DriverPlist,
	{ root, neighbor }: Pick<EntitlementsFile, 'root' | 'neighbor'>,
	key: string,
	others: readonly string[],
	value: string,
	preferred: boolean,
): readonly Fix[] {
	const { text } = neighbor ?? plist;
	const list = root.get(key)?.value;
	if (list && text.slice(list.range.start, list.range.end).includes('<!')) return [];
	const by = [...others, value];
	const edits: readonly PlistEdit[] = list
		? [{ kind: 'replaceValue', value: list, by }]
		: [{ kind: 'insertEntry', into: root, key, value: by }];
	if (!neighbor) return [{ title: titles.addValue({ value, key }), edits, preferred }];
	const title = titles.addValueIn({ value, key, file: fileNameOf(neighbor.uri) });
	return [{ title, edits, in: neighbor }];
}

/** Changes the text of a value in a neighbor, or in the document itself. `name` is what the title calls it in a neighbor. */
export function changeTextFixes(
	neighbor: DriverPlist | undefined,
	value: PlistValue,
	name: string,
	by: string,
	preferred = false,
): readonly Fix[] {
	const fix = changeContentFix(value, by, preferred);
	if (!neighbor) return [fix];
	const title = titles.changeIn({ key: name, file: fileNameOf(neighbor.uri), value: by });
	return [{ title, edits: fix.edits, in: neighbor }];
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
