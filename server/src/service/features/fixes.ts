/** The fixes that rules propose, as text edits. */
import type { DriverPlist } from '../document/driverPlist.js';
import { renderEdits } from '../edit/renderEdits.js';
import type { Message } from '../messages/message.js';
import type { DocumentKind } from '../platform/documentKind.js';
import type { FixableFinding } from '../rules/rule.js';
import type { TextEdit } from '../text/textEdit.js';
import type { CheckOptions } from './findings.js';

/** A fix as edits of the text, which apply together. */
export interface TextFix {
	readonly title: Message;
	readonly edits: readonly TextEdit[];
	readonly preferred: boolean;
	/** The file near the document that the edits are for, if they are not for the document itself. */
	readonly in?: DriverPlist;
	/** The kind that the document is changed to. */
	readonly becomes?: DocumentKind;
}

/**
 * The fixes that the rule of a finding proposes, which are not tried, best first. Those that change the kind of the
 * document have no edits yet.
 */
export function proposedFixes(
	plist: DriverPlist,
	{ code, fixes }: FixableFinding,
	{ deploymentTarget = {}, onFault }: CheckOptions = {},
): readonly TextFix[] {
	try {
		const found = fixes?.({ plist, deploymentTarget }) ?? [];
		return found.flatMap(
			({ title, edits, preferred = false, in: neighbor, becomes }): TextFix[] => {
				if (becomes) return [{ title, edits: [], preferred, becomes }];
				const rendered = renderEdits(neighbor ?? plist, edits);
				const place = neighbor && { in: neighbor };
				return rendered.length === 0 ? [] : [{ title, edits: rendered, preferred, ...place }];
			},
		);
	} catch (error) {
		onFault?.(code, error);
		return [];
	}
}
