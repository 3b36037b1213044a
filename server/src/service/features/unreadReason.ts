/** Why a file is not read at all, where a command needs what is in it. */
import type { DriverPlist } from '../document/driverPlist.js';
import { renderMessage } from '../messages/message.js';
import { checkPlist } from './check.js';

/** How a file in another format becomes one that is read, and edited. */
export const conversionAdvice = 'Convert it with plutil -convert xml1 first.';

const oldStyle = `The file is an old-style property list. ${conversionAdvice}`;

/** The reason in sentences; undefined for a property list, whatever its root is. */
export function unreadReason(plist: DriverPlist): string | undefined {
	const { faults } = plist.syntax;
	if (plist.root?.type === 'dict' || faults.length === 0) return undefined;
	if (faults.some(({ code }) => code === 'old-style-plist')) return oldStyle;
	const found = checkPlist(plist, { isNamed: true });
	const [first] = (['error', 'warning'] as const).flatMap(
		(level) => found.find(({ severity }) => severity === level) ?? [],
	);
	return first && renderMessage(first.message);
}
