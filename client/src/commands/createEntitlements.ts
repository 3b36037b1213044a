/** *Driver Plist: Create Entitlements for This Driver*. */
import type { Command } from './command.js';

export const createEntitlements: Command = {
	id: 'driverPlist.createEntitlements',
	run: async (extension, target) =>
		(await import('../pick/createEntitlements.js')).createEntitlements(extension, target),
};
