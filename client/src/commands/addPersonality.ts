/** *Driver Plist: Add Personality…*. */
import type { Command } from './command.js';

export const addPersonality: Command = {
	id: 'driverPlist.addPersonality',
	run: async (extension, target) =>
		(await import('../pick/addPersonality.js')).addPersonality(extension, target),
};
