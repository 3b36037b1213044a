/** *Driver Plist: Show Documentation of a Rule…*, also for the rule of a quick fix. */
import type { Command } from './command.js';

export const showRule: Command = {
	id: 'driverPlist.showRule',
	run: async (extension, code) => (await import('../pick/showRule.js')).showRule(extension, code),
};
