/** A new, empty property list becomes a dext: no problems while it is empty, colors, and a skeleton with the cursor at the device. */
import { dextPlist, pedalPersonality, type Story } from '../story.js';

export const newPlist: Story = {
	name: 'an empty property list is XML without problems, and a skeleton leads to the keys of the device',
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
		// Past the usage description, the name and the provider.
		for (let stop = 0; stop < 3; stop += 1) await workbench.press('Tab');
		await workbench.press('Escape');
		await workbench.press('Enter');
		await workbench.type('<');
		await workbench.accept('idVendor');
		await workbench.waitForText('<key>idVendor</key>');
	},
};
