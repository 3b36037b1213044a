/** The hover of a key and of a class. */
import assert from 'node:assert/strict';
import { dextPlist, pedalPersonality, type Story } from '../story.js';

export const hover: Story = {
	name: 'the hover of a key and of a class shows their meaning',
	host: 'desktop',
	files: { 'Info.plist': dextPlist(pedalPersonality) },
	async run({ workbench, openAt }) {
		await openAt('Info.plist', '<key>IOProvider|Class</key>');
		assert.match(await workbench.hover(), /IOProviderClass.*\bstring\b/s);
		await workbench.press('Escape');
		await openAt('Info.plist', '<string>IOUSBHost|Interface</string>');
		assert.match(await workbench.hover(), /IOUSBHostInterface.*IOUSBHostFamily/s);
	},
};
