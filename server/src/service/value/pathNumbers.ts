/** Numbers paths, so that they can be compared without joining their keys, which may be as long as the file. */
import type { PlistPath } from './plistPath.js';

interface Branch {
	readonly number: number;
	readonly next: Map<string | number, Branch>;
}

export class PathNumbers {
	private count = 0;
	private readonly root = this.newBranch();

	/** The same number for equal paths, and another one for each other path. */
	numberOf(path: PlistPath): number {
		let branch = this.root;
		for (const step of path) {
			const known = branch.next.get(step);
			const next = known ?? this.newBranch();
			if (!known) branch.next.set(step, next);
			branch = next;
		}
		return branch.number;
	}

	private newBranch(): Branch {
		return { number: this.count++, next: new Map() };
	}
}
