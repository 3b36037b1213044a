/** *Driver Plist: New Codeless Driver…*. */
import { Uri } from 'vscode';
import type { Command } from './command.js';

export const newCodelessDriver: Command = {
	id: 'driverPlist.newCodelessDriver',
	run: async (extension, folder) => {
		const { createProject } = await import('../pick/projectWizard.js');
		await createProject(extension, {
			title: 'New Codeless Driver',
			categories: ['codelessDext', 'codelessKext'],
			forDevice: true,
			within: folder instanceof Uri ? folder : undefined,
		});
	},
};
