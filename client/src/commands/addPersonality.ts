/** *Driver Plist: Add Personality…*. */
import type { Command } from './command.js';

export const addPersonality: Command = {
	id: 'driverPlist.addPersonality',
	run: async (_extension, target) =>
		(await import('../pick/addPersonality.js')).addPersonality(target),
};
