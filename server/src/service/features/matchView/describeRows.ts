/** The words of the rows of the view that compares drivers with devices. */
import type { PlistEdit } from '../../edit/plistEdit.js';
import type { AppleRival } from '../../matching/explain/appleRivals.js';
import { comparedTexts } from '../../matching/explain/comparedTexts.js';
import type { Explanation, SuggestedChange } from '../../matching/explain/explainMatch.js';
import type { Place, Rival } from '../../matching/explain/rivals.js';
import {
	describeChange,
	describeFact,
	describeFailure,
	describeReason,
} from '../../matching/explain/wording.js';
import type { AttachedDriver } from '../../matching/simulator/attachedDrivers.js';
import type { DumpMatching } from '../../matching/simulator/matchDump.js';
import type { DriverPersonality } from '../../matching/simulator/personality.js';
import type { TestRow } from '../../matching/simulator/trace.js';
import { renderMessage } from '../../messages/message.js';
import { seenText } from '../../platform/applePersonalities.js';
import { idText } from '../../registry/deviceIds.js';
import { entryPath, nameWithLocation } from '../../registry/entryPath.js';
import type { RegistryEntry } from '../../registry/registry.js';
import type { Dict, DictEntry } from '../../value/plistValue.js';
import type { FoundMatches, MatchRow } from './matchRow.js';

/** What is known of a personality. */
interface PersonalityDetails {
	readonly found?: FoundMatches | undefined;
	/** That of the device that it matches, or is nearest to. */
	readonly explanation?: Explanation | undefined;
	readonly file?: string | undefined;
}

/** A personality with what it matches, as far as that is known, and the file that it is in where there are several. */
export function personalityRow(
	id: string,
	personality: DriverPersonality,
	{ found, explanation, file }: PersonalityDetails,
): MatchRow {
	const [best] = found?.shown ?? [];
	const { isUnreadable } = personality;
	const count = isUnreadable ? unreadableText(found) : found && countText(found);
	const parts = [count, file].filter((part) => part !== undefined);
	return {
		id,
		kind: 'personality',
		label: personality.name,
		...(parts.length > 0 && { description: parts.join(' · ') }),
		...(isUnreadable ? { result: 'no match' } : resultOf(found)),
		...orderOf(explanation),
		hasRows: !found || best !== undefined,
		isExpanded: found !== undefined,
		...placeOf(personality, []),
	};
}

/** A personality below the device that it is compared with. */
export function comparedRow(id: string, explanation: Explanation): MatchRow {
	const { personality, result } = explanation.match;
	return {
		id,
		kind: 'personality',
		label: personality.name,
		description: summaryOf(explanation),
		result,
		...orderOf(explanation),
		hasRows: true,
		...placeOf(personality, []),
		...fixOf(explanation),
	};
}

function orderOf(explanation: Explanation | undefined): Pick<MatchRow, 'isTriedLater'> {
	const place = explanation?.match.result === 'match' ? explanation.place : undefined;
	return place === 'later' || place === 'after Apple' ? { isTriedLater: true } : {};
}

/** Without a device to compare, the result is certain only if no device has the IDs. */
function resultOf(found: FoundMatches | undefined): Pick<MatchRow, 'result'> {
	const [best] = found?.shown ?? [];
	if (best) return { result: found?.unknown ? 'unknown' : best.result };
	return found?.absent === undefined ? {} : { result: 'no match' };
}

function unreadableText(found: FoundMatches | undefined): string {
	const otherwise = found ? `; otherwise, it ${countText(found)}` : '';
	return `no program can read the file${otherwise}`;
}

function countText(found: FoundMatches): string {
	if (found.shown.length === 0 && found.absent === undefined) return 'has no device to compare';
	if (found.unknown > 0) return `may match ${devicesText(found.unknown)}`;
	return `matches ${found.count === 0 ? noDevice(found) : devicesText(found.count)}`;
}

function devicesText(count: number): string {
	return count === 1 ? '1 device' : `${count} devices`;
}

/** `no device`, with the IDs that none has. */
export function noDevice({ absent }: FoundMatches): string {
	return absent === undefined ? 'no device' : `no device, and none has ${absent}`;
}

/** A device, with what is known about one personality, or whether one of them matches. */
export function deviceRow(
	id: string,
	entry: RegistryEntry,
	{ explanation, isMatched = false }: { explanation?: Explanation; isMatched?: boolean },
): Omit<MatchRow, 'hasRows'> {
	const ids = idText(entry);
	const result = explanation?.match.result ?? (isMatched ? 'match' : undefined);
	return {
		id,
		kind: 'device',
		label: deviceName(entry),
		description: [ids, entry.className, explanation && summaryOf(explanation)]
			.filter((part) => part !== undefined)
			.join(' · '),
		...(result && { result }),
		...orderOf(explanation),
		...(explanation && fixOf(explanation)),
	};
}

/** The name; for a part of a device that is named for its class, also that of the device, and its location. */
export function deviceName(entry: RegistryEntry): string {
	if (entry.name !== entry.className) return entry.name;
	const device = entry.parents[0];
	const ids = idText(entry);
	const isPart = device && device.name !== device.className && idText(device) === ids;
	return isPart && ids !== undefined ? `${device.name} › ${nameWithLocation(entry)}` : entry.name;
}

/** The title of the change that a row offers: of several, the first. */
function fixOf(
	explanation: Explanation,
	change: SuggestedChange | undefined = explanation.changes[0],
): Pick<MatchRow, 'fix'> {
	return change?.edits ? { fix: renderMessage(describeChange(change, explanation)) } : {};
}

/** A change that can be written to the property list. */
export interface MatchFix {
	readonly title: string;
	readonly edits: readonly PlistEdit[];
}

export function matchFixesOf(explanation: Explanation): readonly MatchFix[] {
	return explanation.changes.flatMap((change) => {
		const { fix } = fixOf(explanation, change);
		return fix === undefined || !change.edits ? [] : [{ title: fix, edits: change.edits }];
	});
}

/** One phrase: the score and the place, or what fails first. */
export function summaryOf(explanation: Explanation): string {
	const { match, place, rivals } = explanation;
	const reason = describeReason(explanation);
	if (match.result !== 'match') return reason ? renderMessage(reason) : '';
	const score = match.score === undefined ? 'unknown score' : `score ${numberText(match.score)}`;
	const rival = rivals.first ?? rivals.highest;
	const name = rival ? `'${rival.personality.name}'` : 'another one';
	return `${score}, ${placeTexts[place ?? 'unknown'](name)}`;
}

/** When a personality is tried, by the name of the first of the others. */
const placeTexts: Readonly<Record<Place, (rival: string) => string>> = {
	first: () => 'tried first',
	either: (rival) => `tried before or after ${rival}, which has the same score`,
	later: (rival) => `tried after ${rival}`,
	'after Apple': (rival) => `tried after ${rival} of Apple`,
	'possibly after Apple': (rival) => `tried after ${rival} of Apple in some systems`,
	unknown: () => 'not known when it is tried',
	'not shown': () => 'the dump does not show other drivers',
};

/** What to change, each test in the order of the kernel, the score, the rivals, and what the dump shows of the device. */
export function explanationRows(
	parent: string,
	explanation: Explanation,
	{ registry }: DumpMatching,
): readonly MatchRow[] {
	const { match, rivals, facts, score, changes } = explanation;
	const rows: MatchRow[] = [];
	const add = (row: Omit<MatchRow, 'id' | 'hasRows'>): void => {
		rows.push({ ...row, id: `${parent}/row/${rows.length}`, hasRows: false });
	};
	for (const change of changes) {
		add({
			kind: 'remark',
			label: renderMessage(describeChange(change, explanation)),
			...placeOf(match.personality, change.changes[0]?.key ?? []),
			...fixOf(explanation, change),
		});
	}
	for (const row of match.trace) add(testRow(row, match.personality));
	if (match.result === 'match' && score.length > 1) {
		const sum = score.map((part) => `${numberText(part.score)} ${part.key}`).join(' + ');
		add({ kind: 'remark', label: `Score ${numberText(match.score ?? 0)}`, description: sum });
	}
	for (const rival of rivals) add(rivalRow(rival));
	for (const fact of facts) add({ kind: 'remark', label: renderMessage(describeFact(fact)) });
	add({ kind: 'remark', label: 'Path', description: entryPath(match.entry, registry.plane) });
	return rows;
}

function testRow(row: TestRow, personality: DriverPersonality): Omit<MatchRow, 'id' | 'hasRows'> {
	const { key, test, result, source, informs } = row;
	const { wanted: required, found: own } = comparedTexts(row);
	const isSame = result === 'match' && required === own;
	// The result for a combination of keys is not a value of the device.
	const outcome = key.length === 0 && isOfFamily(test) ? own : `device: ${own}`;
	return {
		kind: 'test',
		label: key.join('.') || (informs ? 'Keys of the family' : testNames[test]),
		// What the kernel creates is not compared with the device.
		description: isSame || test === 'creation' ? required : `${required}; ${outcome}`,
		detail: result === 'match' ? source : `${renderMessage(describeFailure(row))} (${source})`,
		result,
		...placeOf(personality, key),
	};
}

function isOfFamily(test: TestRow['test']): boolean {
	return test === 'family' || test === 'closed family';
}

const testNames: Readonly<Record<TestRow['test'], string>> = {
	class: 'IOProviderClass',
	creation: 'IOClass',
	category: 'IOMatchCategory',
	name: 'IONameMatch',
	property: 'IOPropertyMatch',
	'property exists': 'IOPropertyExistsMatch',
	location: 'IOLocationMatch',
	path: 'IOPathMatch',
	parent: 'IOParentMatch',
	resource: 'IOResourceMatch',
	family: 'Key combination',
	'closed family': 'Key combination',
};

function rivalRow({
	personality,
	score,
	isAttached,
	seenIn,
	refuses,
}: Rival): Omit<MatchRow, 'id' | 'hasRows'> {
	const notes = [
		`scores ${numberText(score)}`,
		...(isAttached ? ['attached'] : []),
		...(seenIn === undefined ? [] : [`seen in ${seenIn}`]),
		...(refuses === undefined ? [] : [`its probe ${refuses}`]),
	];
	return {
		kind: 'driver',
		label: personality.name,
		description: notes.join(', '),
		detail: `Competes in the same category. ${personality.source}`,
	};
}

export function driverRow(id: string, { driver, category, score }: AttachedDriver): MatchRow {
	return {
		id,
		kind: 'driver',
		label: nameWithLocation(driver),
		description: `attached, score ${numberText(score)}, ${category}`,
		hasRows: false,
	};
}

/** A driver of Apple that matches a device to which the dump shows none attached. */
export function appleRow(id: string, { apple, match }: AppleRival): MatchRow {
	return {
		id,
		kind: 'driver',
		label: match.personality.name,
		description: `driver of Apple, scores ${numberText(match.score ?? 0)}, seen in ${seenText(apple)}`,
		detail: `It matches this device. ${apple.bundle}`,
		hasRows: false,
	};
}

const remarks = {
	none: "Open a driver's Info.plist to compare its personalities with these devices.",
	noDriver: 'No driver is attached.',
	unknownDrivers: 'The dump does not show which drivers are attached.',
} as const;

export function remarkRow(which: keyof typeof remarks, parent = ''): MatchRow {
	return { id: `${parent}/${which}`, kind: 'remark', label: remarks[which], hasRows: false };
}

/** Personalities that are not shown. */
export function moreRow(parent: string, count: number): MatchRow {
	const label = `${numberText(count)} more personalities`;
	return { id: `${parent}/more`, kind: 'remark', label, hasRows: false };
}

function numberText(value: number): string {
	return value.toLocaleString('en-US');
}

/** The entry of a key in a personality, or the personality where it does not have the key. */
function placeOf(
	{ dict, source }: DriverPersonality,
	key: readonly string[],
): Pick<MatchRow, 'place'> {
	const entry = dict && (entryAt(dict, key) ?? dict.entry);
	return entry ? { place: { source, range: entry.keyRange } } : {};
}

/** The deepest entry on the way to a key. */
function entryAt(dict: Dict, [first, ...rest]: readonly string[]): DictEntry | undefined {
	const entry = first === undefined ? undefined : dict.get(first);
	if (entry?.value.type !== 'dict' || rest.length === 0) return entry;
	return entryAt(entry.value, rest) ?? entry;
}
