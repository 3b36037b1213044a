/** A plain XML file costs nothing: the server starts with the first driver property list. */
import assert from 'node:assert/strict';
import { dextPlist, pedalPersonality, type Story } from '../story.js';
import { waitUntil } from '../waitUntil.js';

export const plainXml: Story = {
	name: 'a plain XML file does not start the server, a driver property list does',
	host: 'desktop',
	files: {
		'Info.plist': dextPlist(pedalPersonality),
		'pom.xml': '<?xml version="1.0"?>\n<project>\n\t<name>pedal</name>\n</project>\n',
	},
	async run({ workbench, countServers }) {
		await workbench.openFile('pom.xml');
		await workbench.waitForActivation('Driver Plist');
		assert.equal(await countServers(), 0);
		await workbench.openFile('Info.plist');
		await waitUntil('the server', async () => ((await countServers()) === 1 ? true : undefined));
	},
};
