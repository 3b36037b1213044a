/** Shows the user that the server ended. */
import { commands, window } from 'vscode';
import type { EndNotices } from './unexpectedEnds.js';

const showOutput = 'Show Output';
const restartServer = 'Restart Server';

export const endNotices: EndNotices = {
	restarts: () => {
		window.showInformationMessage(
			'The Driver Plist server stopped unexpectedly. It was started again.',
		);
	},
	staysOff: async () => {
		const choice = await window.showErrorMessage(
			'The Driver Plist server stopped unexpectedly too often. It was not started again.',
			showOutput,
			restartServer,
		);
		if (choice === showOutput) await commands.executeCommand('driverPlist.showOutput');
		if (choice === restartServer) await commands.executeCommand('driverPlist.restartServer');
	},
};
