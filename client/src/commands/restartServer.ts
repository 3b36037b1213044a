/** *Driver Plist: Restart Server*. */
import type { Command } from './command.js';

export const restartServer: Command = {
	id: 'driverPlist.restartServer',
	run: ({ server }) => server.restart(),
};
