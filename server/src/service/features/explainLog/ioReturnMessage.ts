/** The explanation of a line whose message is not known, but which contains a code of IOKit. */
import { ioReturnIn } from '../../platform/ioReturns.js';
import type { LogMessage } from '../../platform/logMessages.js';

export function ioReturnMessage(text: string): LogMessage | undefined {
	const found = ioReturnIn(text);
	return (
		found && {
			id: 'io-return',
			patterns: [],
			programs: [],
			meaning: `The code ${found.code} is '${found.name}'. IOReturn.h describes it as "${found.means}".`,
			remedy:
				'The code alone does not show the cause. Look for a message of the kernel or of the driver at the same time.',
			rules: [],
			entitlementRules: [],
			aboutSyntax: false,
			keys: [],
			source: ['xnu iokit/IOKit/IOReturn.h'],
		}
	);
}
