/** Limits how often a document is checked again to try fixes. */
import type { DriverPlist } from '../document/driverPlist.js';

/** UTF-16 code units that are checked again: hundreds of fixes of a usual file. */
const mostWork = 1_600_000;

/** How often a document of any size is checked again. */
const leastChecks = 12;

/** What a check costs in addition to the text, in UTF-16 code units. */
const fixedWork = 2000;

/** The work that is left for one purpose, such as all quick fixes of one version of a document. */
export class WorkBudget {
	private left: number;

	constructor({ text }: DriverPlist) {
		this.left = Math.max(mostWork, leastChecks * costOf(text));
	}

	get isExhausted(): boolean {
		return this.left <= 0;
	}

	/** Counts a check of texts that depend on each other. */
	spend(...texts: readonly string[]): void {
		for (const text of texts) this.left -= costOf(text);
	}
}

function costOf(text: string): number {
	return text.length + fixedWork;
}
