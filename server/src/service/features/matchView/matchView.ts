/**
 * The rows of the view that compares drivers with devices: each personality with the devices that it matches, or with the
 * nearest ones and what fails there; then all devices.
 */
import { appleRivalsOn } from '../../matching/explain/appleRivals.js';
import { type Explanation, explainMatch } from '../../matching/explain/explainMatch.js';
import { absentIds } from '../../matching/explain/namedIds.js';
import { firstFailure } from '../../matching/explain/nearest.js';
import { nearestEntries } from '../../matching/explain/nearestEntries.js';
import type { DumpMatching } from '../../matching/simulator/matchDump.js';
import type { Match } from '../../matching/simulator/matchPersonality.js';
import type { DriverPersonality } from '../../matching/simulator/personality.js';
import { shortened } from '../../messages/message.js';
import type { RegistryEntry } from '../../registry/registry.js';
import {
	appleRow,
	comparedRow,
	deviceRow,
	driverRow,
	explanationRows,
	type MatchFix,
	matchFixesOf,
	moreRow,
	personalityRow,
	remarkRow,
} from './describeRows.js';
import type { FoundMatches, MatchRow } from './matchRow.js';

/** As many devices, or personalities, are shown below a row. */
const mostShown = 50;
const mostNearest = 5;

/** As many comparisons the rows of one level cost; the results of rows after that are found when they are expanded. */
const mostComparisons = 50_000;

/** The longest label and description, in UTF-16 code units. */
const labelLength = 200;
const descriptionLength = 1000;

const allDevices = 'devices';

export class MatchView {
	private readonly found = new Map<DriverPersonality, FoundMatches>();
	private readonly indexes: ReadonlyMap<RegistryEntry, number>;
	/** The personalities by the names that row ids have for them. */
	private readonly named: ReadonlyMap<string, DriverPersonality>;
	private readonly names: ReadonlyMap<DriverPersonality, string>;
	/** The devices by the nearest device above them. */
	private readonly below: ReadonlyMap<RegistryEntry | undefined, readonly RegistryEntry[]>;

	constructor(readonly matching: DumpMatching) {
		this.indexes = new Map(matching.registry.entries.map((entry, index) => [entry, index]));
		const names = rowNames(matching.personalities);
		this.named = new Map(names.map(([personality, name]) => [name, personality]));
		this.names = new Map(names);
		this.below = devicesBelow(matching.dump.devices, matching);
	}

	/**
	 * The rows below the one with the id `parent`, or the first ones, of which those of the document `first` are before
	 * others; none for an unknown id.
	 */
	rows(parent?: string, first?: string): readonly MatchRow[] {
		return this.rowsBelow(parent, first).map(withPlainText);
	}

	private rowsBelow(parent: string | undefined, first: string | undefined): readonly MatchRow[] {
		if (parent === undefined) return this.firstRows(first);
		if (parent === allDevices) return this.deviceRows(undefined);
		const explanation = this.explanationOf(parent);
		if (explanation) return explanationRows(parent, explanation, this.matching);
		const [kind, name = ''] = parent.split('/');
		if (kind === 'personality') {
			const personality = this.named.get(name);
			return personality ? this.rowsBelowPersonality(personality, parent) : [];
		}
		const entry = this.matching.registry.entries[Number(name)];
		return kind === 'device' && entry ? this.rowsBelowDevice(entry, parent) : [];
	}

	/** The ID of the first row of a personality. */
	rowOf(personality: DriverPersonality): string {
		return `personality/${this.nameOf(personality)}`;
	}

	/** What a row explains: `personality/{name}/device/12`, or the same from the other side. */
	explanationOf(id: string): Explanation | undefined {
		const [, name, device] = /^personality\/([^/]*)\/device\/(\d+)/.exec(id) ?? [];
		const [, other, below] = /^device\/(\d+)\/([^/]*)/.exec(id) ?? [];
		const personality = this.named.get(name ?? below ?? '');
		const entry = this.matching.registry.entries[Number(device ?? other)];
		return personality && entry && explainMatch(personality, entry, this.matching);
	}

	/** The devices that a personality matches, or the nearest ones. */
	matchesOf(personality: DriverPersonality): FoundMatches {
		let found = this.found.get(personality);
		if (!found) {
			const nearest = nearestEntries(personality, this.matching);
			const matched = nearest.filter(({ result }) => result === 'match');
			found =
				matched.length > 0
					? {
							shown: matched.slice(0, mostShown),
							count: matched.length,
							unknown: 0,
							absent: undefined,
						}
					: {
							shown: nearest.slice(0, mostNearest),
							count: 0,
							unknown: nearest.filter(({ result }) => result === 'unknown').length,
							absent: absentIds(personality, this.matching.dump),
						};
			this.found.set(personality, found);
		}
		return found;
	}

	/** The changes for the device that a personality matches, or for those that are equally near. */
	fixesFor(personality: DriverPersonality): readonly MatchFix[] {
		const [first, ...others] = this.matchesOf(personality).shown;
		if (!first) return [];
		const fixes = [first, ...others.filter((other) => areEquallyNear([first, other]))].flatMap(
			({ entry }) => matchFixesOf(explainMatch(personality, entry, this.matching)),
		);
		return [...new Map(fixes.map((fix) => [fix.title, fix])).values()];
	}

	private firstRows(first: string | undefined): readonly MatchRow[] {
		const { personalities, dump } = this.matching;
		const isFirst = ({ source }: DriverPersonality): boolean => source === first;
		const ordered = [
			...personalities.filter(isFirst),
			...personalities.filter((personality) => !isFirst(personality)),
		];
		const isOneFile = new Set(personalities.map(({ source }) => source)).size <= 1;
		const { length } = this.matching.dump.devices;
		// The rivals of one match cost as many comparisons as there are personalities.
		const isFew = personalities.length <= mostShown;
		let comparisons = 0;
		const rows = ordered.map((personality) => {
			if (!this.found.has(personality)) comparisons += dump.providersFor(personality).length;
			const found = comparisons < mostComparisons ? this.matchesOf(personality) : undefined;
			const file = isOneFile ? undefined : fileName(personality.source);
			const [best] = found?.shown ?? [];
			const explanation =
				isFew && best?.result === 'match'
					? explainMatch(personality, best.entry, this.matching)
					: undefined;
			return personalityRow(this.rowOf(personality), personality, { found, explanation, file });
		});
		return [
			...(personalities.length === 0 ? [remarkRow('none')] : []),
			...rows,
			{
				id: allDevices,
				kind: 'group',
				label: 'All Devices',
				description: String(length),
				hasRows: length > 0,
				isExpanded: personalities.length === 0,
			},
		];
	}

	private rowsBelowPersonality(
		personality: DriverPersonality,
		parent: string,
	): readonly MatchRow[] {
		const { shown } = this.matchesOf(personality);
		const isClear = !areEquallyNear(shown);
		return shown.map((match, index) => ({
			...deviceRow(`${parent}/device/${this.indexOf(match.entry)}`, match.entry, {
				explanation: explainMatch(personality, match.entry, this.matching),
			}),
			hasRows: true,
			isExpanded: index === 0 && isClear,
		}));
	}

	/** The devices whose nearest device above them is `device`. */
	private deviceRows(device: RegistryEntry | undefined): readonly MatchRow[] {
		let comparisons = 0;
		const devices = this.below.get(device) ?? [];
		return devices.map((entry) => {
			const isMatched = this.matching
				.candidatesFor(entry)
				.some(
					(each) =>
						comparisons++ < mostComparisons && this.matching.match(each, entry).result === 'match',
				);
			return {
				...deviceRow(`device/${this.indexOf(entry)}`, entry, { isMatched }),
				hasRows: true,
			};
		});
	}

	private rowsBelowDevice(entry: RegistryEntry, parent: string): readonly MatchRow[] {
		const own = this.shownOn(entry).map((personality) =>
			comparedRow(
				`${parent}/${this.nameOf(personality)}`,
				explainMatch(personality, entry, this.matching),
			),
		);
		const hidden = this.matching.personalities.length - own.length;
		const more = hidden > 0 ? [moreRow(parent, hidden)] : [];
		const rows = [...own, ...more, ...this.driverRows(entry, parent), ...this.deviceRows(entry)];
		if (rows.length > 0) return rows;
		return [remarkRow(this.matching.showsDriversOf(entry) ? 'noDriver' : 'unknownDrivers', parent)];
	}

	/** The drivers that are attached; where none is, those of Apple that match. */
	private driverRows(entry: RegistryEntry, parent: string): readonly MatchRow[] {
		const attached = this.matching.attachedToEntry(entry);
		return attached.length > 0
			? attached.map((driver, index) => driverRow(`${parent}/driver/${index}`, driver))
			: appleRivalsOn(entry, this.matching).map((rival, index) =>
					appleRow(`${parent}/apple/${index}`, rival),
				);
	}

	/** The personalities that are shown below a device: of many, those for its class. */
	private shownOn(entry: RegistryEntry): readonly DriverPersonality[] {
		const { personalities } = this.matching;
		if (personalities.length <= mostShown) return personalities;
		const candidates = new Set(this.matching.candidatesFor(entry));
		return personalities.filter((each) => candidates.has(each)).slice(0, mostShown);
	}

	private nameOf(personality: DriverPersonality): string {
		return this.names.get(personality) ?? '';
	}

	private indexOf(entry: RegistryEntry): number {
		return this.indexes.get(entry) ?? -1;
	}
}

/** Whether the first two are parts of one device, and fail for the same key: the person chooses between them. */
function areEquallyNear([first, second]: readonly Match[]): boolean {
	if (first?.result !== 'no match' || second?.result !== 'no match') return false;
	const [key, other] = [first, second].map((match) => firstFailure(match)?.key.join('.'));
	return key !== '' && key === other && first.entry.parents[0] === second.entry.parents[0];
}

/**
 * What row ids have for personalities: the file and the name, so that an id never becomes that of another personality. Those
 * of one name have a number, too.
 */
function rowNames(
	personalities: readonly DriverPersonality[],
): readonly (readonly [personality: DriverPersonality, name: string])[] {
	const counts = new Map<string, number>();
	return personalities.map((personality) => {
		const name = [personality.source, personality.name].map(withoutSlashes).join(':');
		const count = counts.get(name) ?? 0;
		counts.set(name, count + 1);
		return [personality, `${name}:${count}`];
	});
}

/** A text as one part of an id; different texts stay different. */
function withoutSlashes(text: string): string {
	return text.replace(/[%/:]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}

/** The devices by the nearest device above them; undefined for those that are not below another device. */
function devicesBelow(
	devices: readonly RegistryEntry[],
	matching: DumpMatching,
): ReadonlyMap<RegistryEntry | undefined, readonly RegistryEntry[]> {
	const above = new Map<RegistryEntry, RegistryEntry | undefined>();
	const below = new Map<RegistryEntry | undefined, RegistryEntry[]>();
	for (const device of devices) {
		const passed: RegistryEntry[] = [];
		let each = device.parents[0];
		while (each && !above.has(each) && !matching.isDevice(each)) {
			passed.push(each);
			each = each.parents[0];
		}
		const found = each && (matching.isDevice(each) ? each : above.get(each));
		for (const entry of passed) above.set(entry, found);
		const same = below.get(found);
		if (same) same.push(device);
		else below.set(found, [device]);
	}
	return below;
}

/** The name of a file with that of its folder, since most have the same name: `Pad/Info.plist`. */
function fileName(uri: string): string {
	return uri.split('/').slice(-2).map(decoded).join('/');
}

/** The part of a URI as text. */
function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}

/** The row without control characters and without long values of a dump. */
function withPlainText(row: MatchRow): MatchRow {
	return {
		...row,
		label: shortened(row.label, labelLength),
		...(row.description !== undefined && {
			description: shortened(row.description, descriptionLength),
		}),
		...(row.detail !== undefined && { detail: shortened(row.detail, descriptionLength) }),
	};
}
