/** *Apply the Change*, for a row of the view *Driver Matching*. */
import type { MatchRow } from '../../../server/src/lsp/protocol.js';
import type { Command } from './command.js';

export const applyMatchingFix: Command = {
	id: 'driverPlist.applyMatchingFix',
	run: async (extension, row) =>
		(await import('../matching/matchingRow.js')).applyMatchingFix(extension, row as MatchRow),
};
