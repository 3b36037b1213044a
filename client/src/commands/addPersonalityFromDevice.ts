/** *Driver Plist: Add Personality from Device…*. */
import type { Command } from './command.js';

export const addPersonalityFromDevice: Command = {
	id: 'driverPlist.addPersonalityFromDevice',
	run: async (extension, target) =>
		(await import('../pick/addPersonalityFromDevice.js')).addPersonalityFromDevice(
			extension,
			target,
		),
};
