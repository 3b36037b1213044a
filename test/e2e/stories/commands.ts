/** Commands about the active property list: its kind, and the cause of a log message. */
import assert from 'node:assert/strict';
import { dextPlist, pedalPersonality, replaceOnce, type Story } from '../story.js';

const right = dextPlist(pedalPersonality);

export const changeKind: Story = {
	name: 'the kind of a file is changed by a comment, and undone in one step',
	host: 'desktop',
	files: { 'Info.plist': right },
	async run({ workbench, openAt, expectSaved }) {
		await openAt('Info.plist', '<string>IOUSBHost|Interface</string>');
		await workbench.run('Driver Plist: Change Kind');
		await workbench.choose(/What does this property list describe/, 'Kernel extension');
		await workbench.waitForText('<!-- driver-plist: kind=kext -->');
		await workbench.press('ControlOrMeta+z');
		await expectSaved('Info.plist', right);
	},
};

export const explainLog: Story = {
	name: 'a log message is explained, with its place in the open property list',
	host: 'desktop',
	files: { 'Info.plist': replaceOnce(right, 'IOUserService', 'PedalDriver') },
	async run({ workbench, openAt }) {
		await openAt('Info.plist', '<key>OSBundle|UsageDescription</key>');
		await workbench.run('Driver Plist: Explain a Log Message');
		await workbench.answer(
			/A message of the kernel/,
			'kernel: Couldn\'t alloc class "PedalDriver"',
		);
		await workbench.choose(/What the message means/, 'IOClass');
		await workbench.page.getByRole('button', { name: 'Ln 13, Col' }).waitFor();
		assert.equal(await workbench.page.locator('.quick-input-widget:visible').count(), 0);
	},
};
