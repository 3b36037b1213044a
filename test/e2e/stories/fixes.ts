/** A quick fix and fix all remove the problems and correct the text. */
import { dextPlist, pedalPersonality, replaceOnce, type Story } from '../story.js';

const right = dextPlist(pedalPersonality);
const oneWrong = replaceOnce(right, '<integer>512</integer>', '<string>512</string>');
const twoWrong = replaceOnce(oneWrong, '<integer>1452</integer>', '<string>0x05ac</string>');

export const quickFix: Story = {
	name: 'a quick fix empties the Problems panel',
	host: 'desktop',
	files: { 'Info.plist': oneWrong },
	async run({ workbench, openAt, expectSaved }) {
		await openAt('Info.plist', '<string>5|12</string>');
		await workbench.waitForProblems('the problem', ({ length }) => length === 1);
		await openAt('Info.plist', '<string>5|12</string>');
		await workbench.applyQuickFix(/512/);
		await workbench.waitForProblems('no problem', ({ length }) => length === 0);
		await expectSaved('Info.plist', right);
	},
};

export const fixAll: Story = {
	name: 'fix all empties the Problems panel',
	host: 'desktop',
	files: { 'Info.plist': twoWrong },
	async run({ workbench, expectSaved }) {
		await workbench.openFile('Info.plist');
		await workbench.waitForProblems('both problems', ({ length }) => length === 2);
		await workbench.run('Fix All');
		await workbench.waitForProblems('no problem', ({ length }) => length === 0);
		await expectSaved('Info.plist', right);
	},
};

export const nothingToFix: Story = {
	name: 'fix all states that a file has no problems, or none that it can fix',
	host: 'desktop',
	files: {
		'Info.plist': right,
		'Other-Info.plist': replaceOnce(
			right,
			'<string>IOUSBHostInterface</string>',
			'<integer>1</integer>',
		),
		'other.plist': '<plist version="1.0">\n<dict/>\n</plist>\n',
	},
	async run({ workbench }) {
		await workbench.openFile('Info.plist');
		await workbench.run('Fix All');
		await workbench.waitForNotifications('Nothing to fix. The file has no problems.');
		await workbench.openFile('Other-Info.plist');
		await workbench.waitForProblems('the problem', ({ length }) => length === 1);
		await workbench.run('Fix All');
		await workbench.waitForNotifications(
			"Nothing was fixed. The problem in this file can't be fixed automatically.",
		);
		await workbench.openFile('other.plist');
		await workbench.run('Fix All');
		await workbench.waitForNotifications(
			"The active editor does not contain a driver's property list.",
		);
	},
};
