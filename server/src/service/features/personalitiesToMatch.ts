/** The personalities of a plist that are compared with a dump, and whose changes are tried like fixes. */
import type { DriverPlist } from '../document/driverPlist.js';
import { atContent } from '../document/finding.js';
import { renderEdits } from '../edit/renderEdits.js';
import {
	type ClassSpellings,
	type DriverPersonality,
	personalitiesOf,
} from '../matching/simulator/personality.js';
import { CheckContext } from '../rules/checkContext.js';
import { misspelledClass } from '../rules/misspelled-class.js';
import { misspelledClassesIn } from '../rules/shared/misspelledClasses.js';
import type { Dict } from '../value/plistValue.js';
import { checkVersion } from './checkedVersion.js';
import type { CheckOptions } from './checkOptions.js';
import { FixTrials } from './fixTrials.js';
import { suppressionsOf } from './suppressions.js';
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
	const spellings = classSpellingsIn(plist);
	return personalitiesOf(plist, source).map((personality) => ({
		...personality,
		classSpellings: personality.dict && spellings.get(personality.dict),
		accepts,
		...(isUnreadable && { isUnreadable }),
	}));
}

/** The known classes that misspelled ones of personalities resemble, unless a comment in the file turns the rule off. */
function classSpellingsIn(plist: DriverPlist): ReadonlyMap<Dict, ClassSpellings> {
	const { code, kinds } = misspelledClass;
	if (!kinds.includes(plist.kind)) return new Map();
	const context = new CheckContext(plist, {});
	const suppressed = suppressionsOf(plist);
	return new Map(
		context.personalities.map((owner) => {
			const own = [...misspelledClassesIn(owner, context)].filter(
				({ key, value }) =>
					owner.dict.get(key)?.value === value && !suppressed({ code, at: atContent(value) }),
			);
			return [owner.dict, new Map(own.map(({ key, suggestion }) => [key, suggestion]))];
		}),
	);
}
