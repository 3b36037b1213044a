/** *Show in the Property List*, for a row of the view *Driver Matching*. */
import type { MatchRow } from '../../../server/src/lsp/protocol.js';
import type { Command } from './command.js';

export const showMatchingKey: Command = {
	id: 'driverPlist.showMatchingKey',
	run: async (_extension, row) =>
		(await import('../matching/matchingRow.js')).showMatchingKey(row as MatchRow),
};
