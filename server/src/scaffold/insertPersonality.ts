/** Inserts a personality into a property list, in the style of its text. */
import { type DriverPlist, type PlistEdit, renderEdits, type TextEdit } from '../service/index.js';

const personalitiesKey = 'IOKitPersonalities';

/**
 * The edits that insert `xml` after the last personality: comments, `<key>…</key>` and a `<dict>`, indented by tabs.
 * None where the property list has no root dictionary.
 */
export function insertPersonality(plist: DriverPlist, xml: string): readonly TextEdit[] {
	const { root } = plist;
	if (root?.type !== 'dict') return [];
	const personalities = root.get(personalitiesKey)?.value;
	const value = { entriesXml: xml };
	let edit: PlistEdit;
	if (personalities?.type === 'dict') edit = { kind: 'insertXml', into: personalities, xml };
	else if (personalities) edit = { kind: 'replaceValue', value: personalities, by: value };
	else edit = { kind: 'insertEntry', into: root, key: personalitiesKey, value };
	return renderEdits(plist, [edit]);
}
