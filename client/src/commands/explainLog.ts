/** *Driver Plist: Explain a Log Message…*. */
import type { Command } from './command.js';

export const explainLog: Command = {
	id: 'driverPlist.explainLog',
	run: async (extension) => (await import('../pick/explainLog.js')).explainLog(extension),
};
