/** Hovering a key and a class: what they mean. */
import assert from 'node:assert/strict';
import { dextPlist, pedalPersonality, type Story } from '../story.js';

export const hover: Story = {
	name: 'hovering a key and a class shows what they mean',
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
