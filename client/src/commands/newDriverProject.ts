/** *Driver Plist: New Driver Project…*. */
import { Uri } from 'vscode';
import type { Command } from './command.js';

export const newDriverProject: Command = {
	id: 'driverPlist.newDriverProject',
	run: async (extension, folder) => {
		const { createProject } = await import('../pick/projectWizard.js');
		await createProject(extension, {
			title: 'New Driver Project',
			within: folder instanceof Uri ? folder : undefined,
		});
	},
};
