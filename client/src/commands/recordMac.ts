/** *Driver Plist: Record This Mac…*. */
import type { Command } from './command.js';

export const recordMac: Command = {
	id: 'driverPlist.recordMac',
	run: async (extension) => (await import('../matching/recordMac.js')).recordMac(extension),
};
