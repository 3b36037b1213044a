/** *Driver Plist: Why Doesn't My Driver Match?*. */
import type { Command } from './command.js';

export const explainMatching: Command = {
	id: 'driverPlist.explainMatching',
	run: async (extension, target) =>
		(await import('../matching/explainMatching.js')).explainMatching(extension, target),
};
