/** *Close Dump*, in the view *Driver Matching*. */
import type { Command } from './command.js';

export const closeDump: Command = {
	id: 'driverPlist.closeDump',
	run: ({ matching }) => matching.close(),
};
