/** *Driver Plist: Convert Binary Property List to XML*. */
import type { Command } from './command.js';

export const convertToXml: Command = {
	id: 'driverPlist.convertToXml',
	run: async (extension, target) =>
		(await import('../pick/convertToXml.js')).convertToXml(extension, target),
};
