/** Inserts a personality into a property list, in the style of its text. */
import {
	type DriverPlist,
	type PlistEdit,
	type PlistValue,
	renderEdits,
	type TextEdit,
} from '../service/index.js';

const personalitiesKey = 'IOKitPersonalities';

/** The edit that inserts a personality, or why it can't be inserted, in sentences. */
export type Insertion = { readonly edit: TextEdit } | { readonly refused: string };

/** Why files of some kinds have no personalities. */
const refusals: Partial<Record<DriverPlist['kind'], string>> = {
	entitlements: 'Entitlements have no personalities.',
	hostApp: 'This is the property list of an app.',
	appExtension: 'This is the property list of an app extension.',
	systemExtension: 'This is the property list of a system extension that is not a driver.',
	fileSystem: 'This is the property list of a file system bundle.',
};

/** Inserts `xml` after the last personality: comments, `<key>…</key>` and a `<dict>`, indented by tabs. */
export function insertPersonality(plist: DriverPlist, xml: string): Insertion {
	const { root, kind } = plist;
	const refusal = refusals[kind];
	if (refusal !== undefined) return refusedBecause(`${refusal} Open the Info.plist of the driver.`);
	if (root?.type !== 'dict') return refusedBecause('The property list is not a dictionary.');
	const personalities = root.get(personalitiesKey)?.value;
	const value = { entriesXml: xml };
	let edit: PlistEdit;
	if (personalities?.type === 'dict') edit = { kind: 'insertXml', into: personalities, xml };
	else if (!personalities) {
		edit = { kind: 'insertEntry', into: root, key: personalitiesKey, value };
	} else if (isEmptyElement(plist, personalities)) {
		edit = { kind: 'replaceValue', value: personalities, by: value };
	} else {
		return refusedBecause(`'${personalitiesKey}' is not a dictionary.`);
	}
	const [rendered, ...others] = renderEdits(plist, [edit]);
	// An editor inserts a snippet at one range.
	return rendered && others.length === 0
		? { edit: rendered }
		: refusedBecause('The property list has syntax errors.');
}

function refusedBecause(reason: string): Insertion {
	return { refused: `${reason} Nothing was inserted.` };
}

/** Whether nothing is lost with a value: it is missing, or an element without text, comments, and other elements. */
function isEmptyElement({ text }: DriverPlist, value: PlistValue): boolean {
	if (value.type === 'invalid') return value.reason === 'missing';
	const { start, end } = value.contentRange;
	return value.type !== 'boolean' && text.slice(start, end).trim() === '';
}
