/** Fixes that move keys into a personality, and personalities and root keys out of one. */
import { isAddedByBuild } from '../../document/addedByBuild.js';
import type { PlistContents } from '../../document/driverPlist.js';
import { declarationWith } from '../../document/extensionDeclarations.js';
import {
	hasNameOfIOKit,
	looksLikePersonality,
	namesPersonalities,
} from '../../document/personalities.js';
import { isLibraryList } from '../../document/rootEntries.js';
import { isPersonalities } from '../../document/rootKey.js';
import { describesService, isStrayUserClient } from '../../document/userClient.js';
import type { PlistEdit } from '../../edit/plistEdit.js';
import { defineMessages } from '../../messages/message.js';
import { descriptionsOf, isForKind, isPersonalityKey } from '../../schema/describe.js';
import type { Dict, DictEntry, PlistValue } from '../../value/plistValue.js';
import type { Fix } from '../rule.js';
import { moveIntoNewDictFix, moveToRootFix } from './entryFixes.js';
import { suits } from './renameFixes.js';

const titles = defineMessages('personality-move', {
	intoNew: "Move the keys of the personality to '{key}'",
	rest: "Move {count} keys to '{name}'",
	keysUp: "Move the keys in '{key}' to '{name}'",
	personalitiesUp: "Move the personalities in '{key}' to the root",
});

const list = 'IOKitPersonalities';

/** The keys that a personality needs. */
export const neededKeys = [
	'IOProviderClass',
	'IOClass',
	'IOUserClass',
	'IOUserServerName',
	'CFBundleIdentifierKernel',
] as const;

export function isNeeded(key: string): boolean {
	return neededKeys.some((each) => each === key);
}

/** A bundle has fewer than 100 keys at the root. Each of them has a fix that moves all of them, which takes too long for very many. */
const mostRootKeys = 300;

/**
 * Moves all keys of a personality from the root into a personality; none if there may be others, to which they may belong.
 * `entry` is the one at which the fix is offered.
 */
export function moveIntoPersonalityFixes(
	plist: PlistContents,
	root: Dict,
	entry?: DictEntry,
): readonly Fix[] {
	if (!looksLikePersonality(root) || mayHavePersonalities(plist, root)) return [];
	const entries = root.entries.filter(isOnlyOfPersonality);
	if (entry && !entries.includes(entry)) return [];
	const name = personalityName(root);
	const empty = root.get(list)?.value;
	const place =
		empty?.type === 'dict' ? { into: empty, key: name } : { into: root, key: list, inner: name };
	return [
		{
			title: titles.intoNew({ key: list }),
			edits: [{ kind: 'moveIntoNewDict', entries, ...place }],
		},
	];
}

/**
 * Moves all keys of a personality that are at the root into the only one, as after its end tag came too early; none if one of them is there twice, or a
 * single key is left. Automatic where they directly follow the list of personalities.
 */
export function moveRestOfPersonalityFixes(plist: PlistContents, root: Dict): readonly Fix[] {
	const [personality, ...others] = plist.personalities;
	if (!personality || others.length > 0 || plist.isPreprocessed) return [];
	if (root.entries.length > mostRootKeys) return [];
	const strays = root.entries.filter(isPartOfPersonality);
	const following = followingList(root);
	const areTogether = strays.every((entry) => following.includes(entry));
	const last = following.map(isPartOfPersonality).lastIndexOf(true);
	const entries = areTogether ? following.slice(0, last + 1) : strays;
	const names = new Set(entries.map(({ key }) => key));
	const areFree = entries.every(({ key }) => !personality.dict.get(key));
	if (strays.length < 2 || names.size < entries.length || !areFree) return [];
	const { name, dict } = personality;
	return [
		{
			title: titles.rest({ count: entries.length, name }),
			edits: entries.map((entry) => ({ kind: 'moveEntry', entry, into: dict })),
			// Other keys among them can be properties of the driver, or the project's own ones. A complete personality works without them.
			preferred:
				areTogether &&
				strays.length === following.length &&
				strays.some(({ key }) => isNeeded(key)),
		},
	];
}

/** The entries after the list of personalities that do not belong at the root. */
function followingList({ entries }: Dict): readonly DictEntry[] {
	const start = entries.findIndex(({ key }) => isPersonalities(key)) + 1;
	const before = new Set(entries.slice(0, start).map(({ key }) => key));
	const end = entries.findIndex(
		(entry, index) => index >= start && isOfRoot(entry) && !before.has(entry.key),
	);
	return entries.slice(start, end < 0 ? entries.length : end);
}

function isOfRoot({ key }: DictEntry): boolean {
	return descriptionsOf(key).some(({ place }) => place === 'root');
}

/** The customary name of a personality: that of its class. */
export function personalityName(personality: Dict): string {
	for (const key of ['IOUserClass', 'IOClass']) {
		const value = personality.get(key)?.value;
		if (value?.type === 'string' && /^\w+$/.test(value.value)) return value.value;
	}
	return 'Driver';
}

/** Whether there are personalities, or may be some that are not in the text, or too many keys to decide. */
function mayHavePersonalities(plist: PlistContents, { entries }: Dict): boolean {
	if (plist.isPreprocessed || plist.hasUnseenEntries || isAddedByBuild(plist, list)) return true;
	if (entries.length > mostRootKeys) return true;
	return entries.some(
		({ key, value }) => namesPersonalities(key) && (key !== list || !isEmptyDict(value)),
	);
}

function isEmptyDict(value: PlistValue): boolean {
	return value.type === 'dict' && value.entries.length === 0;
}

/** Whether an entry at the root was certainly written for a personality. */
export function isPartOfPersonality(entry: DictEntry): boolean {
	return isOnlyOfPersonality(entry) && (entry.value.type === 'dict' || hasNameOfIOKit(entry.key));
}

function isOnlyOfPersonality(entry: DictEntry): boolean {
	const { key, value } = entry;
	if (isOfRoot(entry) || isPersonalities(key)) return false;
	const isService =
		value.type === 'dict' && (isStrayUserClient(entry, value) || describesService(value));
	return isService || isPersonalityKey(key);
}

/** Moves a personality from the root into a new list; none if there may be others. */
export function moveIntoNewListFixes(plist: PlistContents, entry: DictEntry): readonly Fix[] {
	return mayHavePersonalities(plist, entry.dict) ? [] : [moveIntoNewDictFix(entry, [entry], list)];
}

/** Moves a root key out of a personality, or out of another dictionary at the root; personalities in it get next to it, and the keys of one into it. */
export function moveOutOfPersonalityFixes(plist: PlistContents, entry: DictEntry): readonly Fix[] {
	const { root, isPreprocessed } = plist;
	const personality = entry.dict.entry;
	const { entry: listEntry } = personality?.dict ?? {};
	const isInPersonality = listEntry?.dict === root && isPersonalities(listEntry?.key);
	if (!personality || root?.type !== 'dict' || isPreprocessed) return [];
	const isNested =
		isInPersonality ||
		isLibraryList(plist, entry.dict) ||
		(personality.dict === root && isPersonalities(personality.key)) ||
		declarationWith(root, entry.dict) !== undefined;
	if (!isNested) return [];
	const { key, value } = entry;
	if (isInPersonality && isPersonalities(key)) {
		return value.type === 'dict' ? unnest(personality, entry, value) : [];
	}
	const isOfRoot = descriptionsOf(key).some(
		({ place, schema }) => place === 'root' && isForKind(schema, plist.kind),
	);
	if (!isOfRoot || root.get(key) || !suits(plist, value, root, key)) return [];
	return [moveToRootFix(entry, root)];
}

/** Replaces a personality in which nothing else is; otherwise it stays. */
function unnest(personality: DictEntry, entry: DictEntry, nested: Dict): readonly Fix[] {
	const { key, dict: outer } = entry;
	const isEachPersonality = nested.entries.every(({ value }) => looksLikePersonality(value));
	const isFree = (into: Dict) =>
		nested.entries.every((each) => {
			const other = into.get(each.key);
			return !other || other === entry || (other === personality && isAlone);
		});
	const isAlone = outer.entries.length === 1;
	if (nested.entries.length > 0 && isEachPersonality && isFree(personality.dict)) {
		const title = titles.personalitiesUp({ key });
		const move: PlistEdit = { kind: 'moveContent', entry, into: personality.dict };
		return [
			{ title, edits: isAlone ? [move, { kind: 'removeEntry', entry: personality }] : [move] },
		];
	}
	if (!looksLikePersonality(nested) || !isFree(outer)) return [];
	return [moveKeysUpFix(entry, outer, personality.key)];
}

/** Moves the keys of a personality that is one level too deep. */
export function moveKeysUpFix(entry: DictEntry, into: Dict, name: string): Fix {
	const title = titles.keysUp({ key: entry.key, name });
	return { title, edits: [{ kind: 'moveContent', entry, into }] };
}
