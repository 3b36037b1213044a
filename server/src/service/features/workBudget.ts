/** Limits how often a document is checked again to try fixes. */
import type { DriverPlist } from '../document/driverPlist.js';

/** UTF-16 code units that are checked again: hundreds of fixes of a usual file. */
const mostWork = 1_200_000;

/** How often a document of any size is checked again. */
const leastChecks = 10;

/** What a check, each of its findings, and each comment that controls it cost in addition to the text, in UTF-16 code units. */
const fixedWork = 2000;
const findingWork = 40;
const directiveWork = 150;

/** The work that is left for one purpose, such as all quick fixes of one version of a document. */
export class WorkBudget {
	private left: number;

	constructor({ text }: DriverPlist) {
		this.left = Math.max(mostWork, leastChecks * costOf(text));
	}

	get isExhausted(): boolean {
		return this.left <= 0;
	}

	/** Counts a check of a document that finds a number of faults. */
	spend(plist: DriverPlist, findings: number): void {
		this.left -= costOfCheck(plist, findings);
	}
}

function costOfCheck({ text, commentDirectives }: DriverPlist, findings: number): number {
	const directives = commentDirectives().length;
	return costOf(text) + findings * findingWork + directives * directiveWork;
}

function costOf(text: string): number {
	return text.length + fixedWork;
}
