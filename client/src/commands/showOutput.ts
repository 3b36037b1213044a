/** *Driver Plist: Show Output*. */
import type { Command } from './command.js';

export const showOutput: Command = {
	id: 'driverPlist.showOutput',
	run: ({ output }) => output.show(true),
};
