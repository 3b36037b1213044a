/** New property lists: an empty one becomes a dext by a skeleton, and an untitled document by its text. */
import assert from 'node:assert/strict';
import { dextPlist, pedalPersonality, type Story } from '../story.js';
import { waitUntil } from '../waitUntil.js';

export const newPlist: Story = {
	name: 'an empty property list is XML without problems, and a skeleton leads to the IDs of the device',
	host: 'desktop',
	files: { 'Info.plist': dextPlist(pedalPersonality), 'New-Info.plist': '' },
	async run({ workbench, openAt }) {
		await openAt('Info.plist', '<string>|IOUserService');
		await workbench.openFile('New-Info.plist');
		await workbench.page.getByRole('button', { name: 'XML', exact: true }).waitFor();
		await workbench.waitForProblems('no problem', ({ length }) => length === 0);
		await workbench.press('ControlOrMeta+1');
		await workbench.type('<');
		await workbench.accept('Driver extension (dext)');
		// Past the usage description and the name.
		for (let stop = 0; stop < 2; stop += 1) await workbench.press('Tab');
		await workbench.type('1133');
		await workbench.waitForText('<integer>1133</integer>');
	},
};

export const untitledPlist: Story = {
	name: 'an untitled document with keys of a driver becomes XML and starts the server, and others do not',
	host: 'desktop',
	files: { 'notes.txt': 'A workspace without property lists.\n' },
	async run({ workbench, countServers }) {
		const { page } = workbench;
		const newTextFile = async (): Promise<void> => {
			await workbench.run('Create: New File...');
			await workbench.choose(/Select File Type/, 'Text File');
			await workbench.waitForTab('Untitled-');
		};
		await newTextFile();
		await page.keyboard.insertText('<b>IOKitPersonalities</b> is a key of drivers.');
		await page.getByRole('button', { name: 'Plain Text', exact: true }).waitFor();
		assert.equal(await countServers(), 0);
		await newTextFile();
		await page.keyboard.insertText(
			'<key>IOProviderClass</key> <string>IOUSBHostDevice</string> <key>idVendor</key> <string>0x1209</string>',
		);
		await page.getByRole('button', { name: 'XML', exact: true }).waitFor();
		await waitUntil('the server', async () => ((await countServers()) === 1 ? true : undefined));
	},
};
