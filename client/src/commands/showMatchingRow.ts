/** *Show in Driver Matching*, for the line above a personality: reveals the row with the ID. */
import type { Command } from './command.js';

export const showMatchingRow: Command = {
	id: 'driverPlist.showMatchingRow',
	run: ({ matching }, id) => matching.reveal(String(id)),
};
