/** *Driver Plist: Convert Kext Info.plist to Dext*. */
import type { Command } from './command.js';

export const convertKextToDext: Command = {
	id: 'driverPlist.convertKextToDext',
	run: async (extension, target) =>
		(await import('../pick/convertKext.js')).convertKext(extension, target),
};
