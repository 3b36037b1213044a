/** The personalities of a plist that are compared with a dump, and whose changes are tried like fixes. */
import type { DriverPlist } from '../document/driverPlist.js';
import { renderEdits } from '../edit/renderEdits.js';
import { type DriverPersonality, personalitiesOf } from '../matching/simulator/personality.js';
import { checkVersion } from './checkedVersion.js';
import type { CheckOptions } from './checkOptions.js';
import { FixTrials } from './fixTrials.js';
import { unreadableBy } from './syntaxFindings.js';

/** The personalities of a plist, in source order; `source` names the file. */
export function personalitiesToMatch(
	plist: DriverPlist,
	source: string,
	options: CheckOptions = {},
): readonly DriverPersonality[] {
	let trials: FixTrials | undefined;
	const accepts: DriverPersonality['accepts'] = (edits) => {
		trials ??= new FixTrials(checkVersion(plist, options), options);
		return trials.keepProblems(renderEdits(plist, edits));
	};
	const isUnreadable = unreadableBy(plist) !== undefined;
	return personalitiesOf(plist, source).map((personality) => ({
		...personality,
		accepts,
		...(isUnreadable && { isUnreadable }),
	}));
}
