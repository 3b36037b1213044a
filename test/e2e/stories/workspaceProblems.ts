/** The problems of all drivers in the workspace are listed although no file is open. */
import assert from 'node:assert/strict';
import {
	dextEntitlements,
	dextPlist,
	pedalPersonality,
	replaceOnce,
	type Story,
} from '../story.js';

const right = dextPlist(pedalPersonality);
const wrong = replaceOnce(right, '<integer>512</integer>', '<string>512</string>');

const files = {
	'.gitignore': 'build/\n',
	'Pedal/Info.plist': wrong,
	'build/Pedal.dext/Info.plist': wrong,
};

const run: Story['run'] = async ({ workbench }) => {
	const [problem] = await workbench.waitForProblems('the problem', ({ length }) => length === 1);
	assert.match(problem?.label ?? '', /idProduct/);
	await workbench.goToProblem('idProduct');
	await workbench.waitForTab('Info.plist');
	await workbench.applyQuickFix(/Convert to '<integer>512<\/integer>'/);
	await workbench.waitForProblems('no problem', ({ length }) => length === 0);
};

export const workspaceProblems: Story = {
	name: 'the problems of a driver are listed without opening it, and are gone once it is right',
	host: 'desktop',
	files,
	async run(context) {
		await run(context);
		const { workbench } = context;
		await context.expectSaved('Pedal/Info.plist', right);
		await workbench.press('ControlOrMeta+F4');
		await workbench.waitForProblems('still no problem', ({ length }) => length === 0);
	},
};

export const renamedFolder: Story = {
	name: 'the problems of a driver follow its folder when it is renamed',
	host: 'desktop',
	files: { 'First/Info.plist': wrong },
	async run({ workbench, renameOnDisk }) {
		await workbench.waitForProblems('the problem', ({ length }) => length === 1);
		const rows = workbench.page.locator('.markers-panel .monaco-list-row');
		await rows.filter({ hasText: 'First' }).waitFor();
		await renameOnDisk('First', 'Second');
		await rows.filter({ hasText: 'Second' }).waitFor();
		await rows.filter({ hasText: 'First' }).waitFor({ state: 'hidden' });
	},
};

/** A property list of any bundle. */
const unlike = `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0">
<dict>
	<key>CFBundleName</key>
	<string>Pedal</string>
</dict>
</plist>
`;

export const ofProject: Story = {
	name: 'a property list that only the project shows to be of a driver is checked, open or not',
	host: 'desktop',
	files: {
		'Pedal/Info.plist': unlike,
		'Pedal/Pedal.entitlements': dextEntitlements,
		'project.yml':
			'targets:\n  Pedal:\n    type: driver-extension\n    info:\n      path: Pedal/Info.plist\n',
	},
	async run({ workbench, openAt }) {
		const isListed = (problems: readonly { readonly label: string }[]): boolean =>
			problems.some(({ label }) => label.includes("Missing 'IOKitPersonalities'"));
		await workbench.waitForProblems('the problem', isListed);
		await openAt('Pedal/Info.plist', '<key>CFBundle|Name</key>');
		await workbench.hover(/name of the bundle/i);
		await workbench.waitForProblems('the problem of the open file', isListed);
	},
};

export const workspaceProblemsInWeb: Story = {
	name: 'the problems of a driver are listed without opening it in VS Code for the Web',
	host: 'web',
	files,
	run,
};
