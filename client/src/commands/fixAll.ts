/** *Driver Plist: Fix All Problems in This File*. */
import { commands } from 'vscode';
import type { Command } from './command.js';

export const fixAll: Command = {
	id: 'driverPlist.fixAll',
	run: () =>
		commands.executeCommand('editor.action.sourceAction', {
			kind: 'source.fixAll.driverPlist',
			apply: 'first',
		}),
};
