/** A finding about an Info.plist and its entitlements: the quick fix changes the other file, and can be undone there. */
import assert from 'node:assert/strict';
import { dextEntitlements, dextPlist, pedalPersonality, type Story } from '../story.js';

const files = { 'Info.plist': dextPlist(pedalPersonality), 'Pedal.entitlements': dextEntitlements };

const run: Story['run'] = async ({ workbench, openAt }) => {
	await openAt('Info.plist', '<string>IOUSBHost|Interface</string>');
	// Only one of the files is open, but both have the problem.
	const [problem] = await workbench.waitForProblems('the problem', ({ length }) => length === 2);
	assert.match(problem?.label ?? '', /IOUSBHostInterface.*transport\.usb.*Pedal\.entitlements/);
	await openAt('Info.plist', '<string>IOUSBHost|Interface</string>');
	await workbench.applyQuickFix(/Add .*transport\.usb' to 'Pedal\.entitlements'/);
	await workbench.waitForProblems('no problem', ({ length }) => length === 0);
	await workbench.openFile('Pedal.entitlements');
	await workbench.waitForText('<key>com.apple.developer.driverkit.transport.usb</key>');
	await workbench.press('ControlOrMeta+z');
	await workbench.waitForProblems('the problem in both files', ({ length }) => length === 2);
};

export const twoFiles: Story = {
	name: 'a quick fix in an Info.plist changes its entitlements, and is undone there',
	host: 'desktop',
	files,
	async run(context) {
		await run(context);
		await context.expectSaved('Pedal.entitlements', dextEntitlements);
	},
};

export const twoFilesInWeb: Story = {
	name: 'a quick fix in an Info.plist changes its entitlements in VS Code for the Web',
	host: 'web',
	files,
	run,
};
