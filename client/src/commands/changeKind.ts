/** *Driver Plist: Change Kind…*. */
import type { Command } from './command.js';

export const changeKind: Command = {
	id: 'driverPlist.changeKind',
	run: async (extension) => (await import('../pick/changeKind.js')).changeKind(extension),
};
