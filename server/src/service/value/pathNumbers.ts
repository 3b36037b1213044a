/** Numbers paths, so that they can be compared without joining their keys, which may be as long as the file. */
import { isEntry, type PlistPlace } from './plistPath.js';
import type { Dict, PlistArray } from './plistValue.js';

type Container = Dict | PlistArray;

interface Branch {
	readonly number: number;
	readonly next: Map<string | number, Branch>;
}

export class PathNumbers {
	private count = 0;
	private readonly root = this.newBranch();
	private readonly known = new Map<Container, Branch>();

	/** The same number for entries and values with equal paths, and another one for each other path. */
	numberOf(place: PlistPlace): number {
		return this.branchOf(place).number;
	}

	/** Each dictionary and array around a place is read once. */
	private branchOf(place: PlistPlace): Branch {
		const inside: PlistPlace[] = [];
		let at: PlistPlace = place;
		let branch: Branch | undefined;
		while (!branch) {
			inside.push(at);
			const around = containerOf(at);
			branch = around ? this.known.get(around) : this.root;
			at = around ?? at;
		}
		for (let next = inside.pop(); next; next = inside.pop()) {
			branch = containerOf(next) ? this.branchFor(stepTo(next), branch) : branch;
			if (!isEntry(next) && (next.type === 'dict' || next.type === 'array')) {
				this.known.set(next, branch);
			}
		}
		return branch;
	}

	private branchFor(step: string | number, { next }: Branch): Branch {
		const known = next.get(step) ?? this.newBranch();
		next.set(step, known);
		return known;
	}

	private newBranch(): Branch {
		return { number: this.count++, next: new Map() };
	}
}

function containerOf(place: PlistPlace): Container | undefined {
	return isEntry(place) ? place.dict : (place.entry?.dict ?? place.array);
}

function stepTo(place: PlistPlace): string | number {
	if (isEntry(place)) return place.key;
	return place.entry?.key ?? place.index;
}
