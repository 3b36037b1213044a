/** A binary Info.plist is a problem, and is converted to XML. */
import assert from 'node:assert/strict';
import type { Story } from '../story.js';

/** `{ CFBundleName = "Pedal"; }`: the objects, their offsets, and 32 bytes that describe both. */
const binary = Buffer.concat([
	Buffer.from('bplist00'),
	Buffer.from([0xd1, 1, 2]),
	Buffer.from([0x5c, ...Buffer.from('CFBundleName')]),
	Buffer.from([0x55, ...Buffer.from('Pedal')]),
	Buffer.from([8, 11, 24]),
	Buffer.from([0, 0, 0, 0, 0, 0, 1, 1]),
	Buffer.from([0, 0, 0, 0, 0, 0, 0, 3]),
	Buffer.from([0, 0, 0, 0, 0, 0, 0, 0]),
	Buffer.from([0, 0, 0, 0, 0, 0, 0, 30]),
]);

const run: Story['run'] = async ({ workbench }) => {
	const [problem] = await workbench.waitForProblems('the problem', ({ length }) => length === 1);
	assert.match(problem?.label ?? '', /is a binary property list, which is not checked/);
	await workbench.goToProblem('binary property list');
	await workbench.run('Driver Plist: Create Entitlements');
	const notification = await workbench.waitForNotifications('is a binary property list');
	await notification.getByRole('button', { name: 'Convert to XML…' }).click();
	await workbench.acceptDialog("Convert 'Info.plist' to XML?", 'Convert');
	await workbench.waitForText('<key>CFBundleName</key>\n<string>Pedal</string>');
	const problems = await workbench.waitForProblems('others', ({ length }) => length > 1);
	assert.ok(!problems.some(({ label }) => label.includes('binary')));
};

const binaryFiles = { 'Pedal.dext/Info.plist': binary };

export const binaryPlist: Story = {
	name: 'a binary property list is a problem, and is converted to XML',
	host: 'desktop',
	files: {},
	binaryFiles,
	run,
};

export const binaryPlistInWeb: Story = {
	name: 'a binary property list is converted to XML in VS Code for the Web',
	host: 'web',
	files: {},
	binaryFiles,
	run,
};
