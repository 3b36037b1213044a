/**
 * The rows of the view that compares drivers with devices: each personality with the devices that it matches, or with the
 * nearest ones and what fails there; then all devices.
 */
import {
	type Explanation,
	explainMatch,
	nearestEntries,
} from '../../matching/explain/explainMatch.js';
import type { DumpMatching } from '../../matching/simulator/matchDump.js';
import type { Match } from '../../matching/simulator/matchPersonality.js';
import type { DriverPersonality } from '../../matching/simulator/personality.js';
import type { RegistryEntry } from '../../registry/registry.js';
import {
	comparedRow,
	deviceRow,
	driverRow,
	explanationRows,
	personalityRow,
	remarkRow,
} from './describeRows.js';
import type { MatchRow } from './matchRow.js';

/** As many devices are shown below a personality. */
const mostMatched = 50;
const mostNearest = 5;

const allDevices = 'devices';

export class MatchView {
	private readonly found = new Map<DriverPersonality, readonly Match[]>();
	private readonly devices: readonly RegistryEntry[];
	private readonly indexes: ReadonlyMap<RegistryEntry, number>;

	constructor(readonly matching: DumpMatching) {
		this.indexes = new Map(matching.registry.entries.map((entry, index) => [entry, index]));
		this.devices = matching.providers.filter((entry) => matching.isDevice(entry));
	}

	/** The rows below the one with the id `parent`, or the first ones; none for an unknown id. */
	rows(parent?: string): readonly MatchRow[] {
		if (parent === undefined) return this.firstRows();
		if (parent === allDevices) return this.devicesBelow(undefined);
		const explanation = this.explanationOf(parent);
		if (explanation) return explanationRows(parent, explanation, this.matching);
		const [kind, index] = parent.split('/');
		if (kind === 'personality') {
			const personality = this.matching.personalities[Number(index)];
			return personality ? this.devicesOf(personality, parent) : [];
		}
		const entry = this.matching.registry.entries[Number(index)];
		return kind === 'device' && entry ? this.rowsBelowDevice(entry, parent) : [];
	}

	/** What a row explains: `personality/0/device/12`, or the same from the other side. */
	explanationOf(id: string): Explanation | undefined {
		const [, first, second, third] =
			/^(?:personality\/(\d+)\/device\/(\d+)|device\/\d+\/(\d+))/.exec(id) ?? [];
		const [, device] = /^device\/(\d+)\/\d+/.exec(id) ?? [];
		const personality = this.matching.personalities[Number(first ?? third)];
		const entry = this.matching.registry.entries[Number(second ?? device)];
		return personality && entry && explainMatch(personality, entry, this.matching);
	}

	/** The devices that a personality matches, or the nearest ones. */
	matchesOf(personality: DriverPersonality): readonly Match[] {
		let found = this.found.get(personality);
		if (!found) {
			const nearest = nearestEntries(personality, this.matching);
			const matched = nearest.filter(({ result }) => result === 'match');
			const devices = nearest.filter(({ entry }) => this.matching.isDevice(entry));
			const others = devices.length > 0 ? devices : nearest;
			found = matched.length > 0 ? matched : others.slice(0, mostNearest);
			this.found.set(personality, found);
		}
		return found;
	}

	private firstRows(): readonly MatchRow[] {
		const { personalities } = this.matching;
		return [
			...(personalities.length === 0 ? [remarkRow('none')] : []),
			...personalities.map((personality, index) =>
				personalityRow(`personality/${index}`, personality, this.matchesOf(personality)),
			),
			{
				id: allDevices,
				kind: 'group',
				label: 'All Devices',
				description: String(this.devices.length),
				hasRows: this.devices.length > 0,
				isExpanded: personalities.length === 0,
			},
		];
	}

	private devicesOf(personality: DriverPersonality, parent: string): readonly MatchRow[] {
		const found = this.matchesOf(personality);
		return found.slice(0, mostMatched).map((match, index) => ({
			...deviceRow(`${parent}/device/${this.indexOf(match.entry)}`, match.entry, {
				explanation: explainMatch(personality, match.entry, this.matching),
			}),
			hasRows: true,
			isExpanded: index === 0,
		}));
	}

	/** The devices whose nearest device above them is `device`. */
	private devicesBelow(device: RegistryEntry | undefined): readonly MatchRow[] {
		return this.devices
			.filter((entry) => this.deviceAbove(entry) === device)
			.map((entry) => ({
				...deviceRow(`device/${this.indexOf(entry)}`, entry, {
					matches: this.matching.personalities.map((each) => this.matching.match(each, entry)),
				}),
				hasRows: true,
			}));
	}

	private rowsBelowDevice(entry: RegistryEntry, parent: string): readonly MatchRow[] {
		const { personalities } = this.matching;
		const own = personalities.map((personality, index) =>
			comparedRow(`${parent}/${index}`, explainMatch(personality, entry, this.matching)),
		);
		const attached = this.matching
			.attachedToEntry(entry)
			.map((driver, index) => driverRow(`${parent}/driver/${index}`, driver));
		const rows = [...own, ...attached, ...this.devicesBelow(entry)];
		return rows.length > 0 ? rows : [remarkRow('noDriver', parent)];
	}

	private deviceAbove(entry: RegistryEntry): RegistryEntry | undefined {
		for (let above = entry.parents[0]; above; above = above.parents[0]) {
			if (this.matching.isDevice(above)) return above;
		}
		return undefined;
	}

	private indexOf(entry: RegistryEntry): number {
		return this.indexes.get(entry) ?? -1;
	}
}
