/** What keeps a fix from being automatic although it is the best one: a person may mean something else. */
import type { DriverPlist } from '../../document/driverPlist.js';
import type { PlistEdit } from '../../edit/plistEdit.js';
import { changesDoubtfulValue } from './damagedText.js';
import { enablesDecision } from './decisions.js';
import {
	changesAmbiguousDict,
	changesExchangedValue,
	repeatsAmbiguousValue,
	replacesNumber,
} from './exchangedValues.js';
import { addsStrayKey } from './strayKeys.js';

/** Whether only a person can decide about an edit. `shownNesting.ts` judges edits of tags, by the text after them. */
export function isDoubtful(plist: DriverPlist, edit: PlistEdit): boolean {
	return (
		changesDoubtfulValue(plist, edit) ||
		addsStrayKey(plist, edit) ||
		changesAmbiguousDict(edit) ||
		repeatsAmbiguousValue(plist, edit) ||
		replacesNumber(plist, edit) ||
		changesExchangedValue(plist, edit) ||
		enablesDecision(edit)
	);
}
