/** A mistake is underlined and listed with its code. */
import assert from 'node:assert/strict';
import { dextPlist, pedalPersonality, type Story } from '../story.js';
import { waitForPreview } from '../waitForPreview.js';

export const problem: Story = {
	name: 'a mistake is underlined and listed with its code',
	host: 'desktop',
	files: {
		'Info.plist': dextPlist(`${pedalPersonality}<key>IOProbeScore</key>\n<string>1000</string>`),
	},
	async run({ workbench }) {
		await workbench.openFile('Info.plist');
		const problems = await workbench.waitForProblems('one problem', ({ length }) => length > 0);
		assert.equal(problems.length, 1, JSON.stringify(problems));
		assert.match(problems[0]?.label ?? '', /IOProbeScore.* at line 30 and character /);
		assert.match(problems[0]?.source ?? '', /^driver-plist [a-z]+(-[a-z]+)+$/);
		await workbench.goToProblem('IOProbeScore');
		await workbench.waitForSquiggle('warning');
	},
};

export const rulePage: Story = {
	name: 'the page of a rule opens without a network',
	host: 'desktop',
	files: {
		'Info.plist': dextPlist(`${pedalPersonality}<key>IOProbeScore</key>\n<string>1000</string>`),
	},
	async run({ workbench, openAt }) {
		await workbench.openFile('Info.plist');
		await workbench.waitForProblems('one problem', ({ length }) => length === 1);
		await openAt('Info.plist', '<string>1|000</string>');
		await workbench.applyQuickFix(/Show documentation of 'wrong-type'/);
		await waitForPreview(workbench, 'wrong-type.md', 'wrong-type');
		await openAt('Info.plist', '<string>IOUSBHost|Interface');
		await workbench.followLinkOfProblem('IOProbeScore');
		await waitForPreview(workbench, 'wrong-type.md', 'wrong-type');
		// A preview that takes the focus late would close the picker.
		await workbench.closeTab('wrong-type.md');
		await workbench.run('Driver Plist: Show Documentation of a Rule');
		await workbench.page.getByPlaceholder(/Which rule/).fill('duplicate-key');
		await workbench.choose(/Which rule/, 'duplicate-key');
		await waitForPreview(workbench, 'duplicate-key.md', 'duplicate-key');
	},
};

export const comparison: Story = {
	name: 'the problems of an earlier version are not listed with those of the file',
	host: 'desktop',
	files: {
		'Info.plist': dextPlist(`${pedalPersonality}<key>IOProbeScore</key>\n<string>1000</string>`),
	},
	async run({ workbench, openAt }) {
		await openAt('Info.plist', '<string>1|000</string>');
		await workbench.waitForProblems('one problem', ({ length }) => length === 1);
		await openAt('Info.plist', '<string>1|000</string>');
		await workbench.applyQuickFix(/1000/);
		await workbench.waitForProblems('no problem', ({ length }) => length === 0);
		await workbench.press('ControlOrMeta+1');
		await workbench.run('File: Compare Active File with Saved');
		await workbench.page
			.locator('.monaco-diff-editor .editor.original .view-line')
			.first()
			.waitFor();
		await workbench.press('ControlOrMeta+1');
		await workbench.press('ControlOrMeta+Home');
		await workbench.type('x');
		const problems = await workbench.waitForProblems('a problem', ({ length }) => length > 0);
		assert.deepEqual(
			problems.filter(({ label }) => label.includes('IOProbeScore')),
			[],
		);
	},
};
