/** Quick fixes as text edits, for one finding. */
import type { DriverPlist } from '../document/driverPlist.js';
import { renderEdits } from '../edit/renderEdits.js';
import type { Message } from '../messages/message.js';
import type { FixableFinding } from '../rules/rule.js';
import type { TextEdit } from '../text/textEdit.js';
import type { CheckedFinding } from './check.js';
import type { CheckOptions } from './findings.js';

/** A fix as edits of the text, which apply together. */
export interface TextFix {
	readonly title: Message;
	readonly edits: readonly TextEdit[];
	readonly preferred: boolean;
	/** The file near the document that the edits are for, if they are not for the document itself. */
	readonly in?: DriverPlist;
}

/**
 * The fixes for a finding of this version of the document, best first. Each removes its finding and makes nothing
 * worse, which is tried unless the document is so large that it would take too long.
 */
export function fixesFor(
	plist: DriverPlist,
	finding: CheckedFinding,
	options: CheckOptions = {},
): readonly TextFix[] {
	return proposedFixes(plist, finding, options).filter(({ edits, in: neighbor }) =>
		finding.trials.accept(edits, finding, neighbor),
	);
}

/** The fixes that the rule of a finding proposes, which are not tried, best first. */
export function proposedFixes(
	plist: DriverPlist,
	{ code, fixes }: FixableFinding,
	{ deploymentTarget = {}, onFault }: CheckOptions = {},
): readonly TextFix[] {
	try {
		const found = fixes?.({ plist, deploymentTarget }) ?? [];
		return found.flatMap(({ title, edits, preferred = false, in: neighbor }) => {
			const rendered = renderEdits(neighbor ?? plist, edits);
			const place = neighbor && { in: neighbor };
			return rendered.length === 0 ? [] : [{ title, edits: rendered, preferred, ...place }];
		});
	} catch (error) {
		onFault?.(code, error);
		return [];
	}
}
