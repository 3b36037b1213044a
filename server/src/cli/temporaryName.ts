/** Names for what is written before it is moved into place. */
import { randomBytes } from 'node:crypto';

/** What an ended run leaves has such a name. No command reads it, and no later run uses the same name. */
export const temporaryName = /^\.driver-plist-[0-9a-f]{12}$/;

export function newTemporaryName(): string {
	return `.driver-plist-${randomBytes(6).toString('hex')}`;
}
