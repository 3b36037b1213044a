/** A server that is killed is started again with its documents; one that is killed again and again is not. */
import assert from 'node:assert/strict';
import { dextPlist, pedalPersonality, replaceOnce, type Story } from '../story.js';

const wrong = replaceOnce(
	dextPlist(pedalPersonality),
	'<integer>512</integer>',
	'<string>512</string>',
);
const restarted = 'The Driver Plist server stopped unexpectedly. It was started again.';
const staysOff =
	'The Driver Plist server stopped unexpectedly too often. It was not started again.';

export const serverEnds: Story = {
	name: 'a server that is killed restarts with its documents',
	host: 'desktop',
	files: { 'Info.plist': wrong },
	async run({ workbench, openAt, killServer }) {
		await openAt('Info.plist', '<integer>|1452');
		await workbench.waitForProblems('one problem', ({ length }) => length === 1);
		await killServer(true);
		const information = await workbench.waitForNotifications(restarted);
		await workbench.press('ControlOrMeta+1');
		await workbench.type('9999999');
		await workbench.waitForProblems('two problems', ({ length }) => length === 2);

		for (const restarts of [true, true, true, false]) {
			await killServer(restarts);
			if (restarts) await workbench.waitForServer();
		}
		const error = await workbench.waitForNotifications(staysOff);
		// The information disappears by itself.
		assert.ok((await information.count()) <= 1);
		assert.equal(await error.count(), 1);
		await workbench.run('Driver Plist: Add Personality');
		await workbench.acceptDialog('The Driver Plist server is not running.');
		await error.getByRole('button', { name: 'Restart Server' }).click();
		await workbench.press('ControlOrMeta+1');
		await workbench.type('9');
		await workbench.waitForProblems('two problems again', ({ length }) => length === 2);
	},
};
