/** What the entitlements near a dext show about its bus. */
import type { PlistContents } from '../../document/driverPlist.js';
import { transportPrefix } from '../../platform/entitlements.js';

type Transport = 'hid' | 'pci' | 'usb';

/** Whether entitlements are for the transport `other`, and none for that of the provider, so that the provider can be wrong. */
export function isEntitledForOther(
	{ neighbors: { inFolder, ofTarget } }: PlistContents,
	own: Transport,
	other: Transport,
): boolean {
	const has = (transport: Transport): boolean =>
		[...inFolder, ...ofTarget].some(
			({ kind, root }) =>
				kind === 'entitlements' &&
				root?.type === 'dict' &&
				root.get(transportPrefix + transport) !== undefined,
		);
	return has(other) && !has(own);
}
