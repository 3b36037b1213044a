/** A binary Info.plist is a problem, and is converted to XML. */
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Story } from '../story.js';
import type { Workbench } from '../workbench.js';

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

export const binaryPlistInMenu: Story = {
	name: 'the menu of a binary property list converts it, and then has the commands of its kind',
	host: 'desktop',
	files: {},
	binaryFiles,
	async run({ workbench }) {
		await workbench.waitForProblems('the problem', ({ length }) => length === 1);
		await workbench.press('ControlOrMeta+Shift+e');
		await workbench.explorer.getByRole('treeitem').first().click();
		const convert = await openSubmenu(workbench);
		assert.deepEqual(await convert.allInnerTexts(), ['Convert Binary Property List to XML']);
		await convert.first().hover();
		await workbench.press('Enter');
		await workbench.acceptDialog("Convert 'Info.plist' to XML?", 'Convert');
		await workbench.waitForText('<key>CFBundleName</key>\n<string>Pedal</string>');
		const commands = await openSubmenu(workbench);
		assert.deepEqual(await commands.allInnerTexts(), [
			'Add Personality…',
			'Add Personality from Device…',
			'Create Entitlements for This Driver',
		]);
	},
};

/** Opens the submenu of the file in the explorer, and returns its items. */
async function openSubmenu({ explorer, page }: Workbench): Promise<Locator> {
	const file = explorer.getByRole('treeitem', { name: 'Info.plist', exact: true });
	await file.click({ button: 'right' });
	const menus = page.locator('.monaco-menu');
	await menus.getByRole('menuitem', { name: 'Driver Plist', exact: true }).hover();
	await menus.nth(1).waitFor();
	return menus.nth(1).getByRole('menuitem');
}

export const binaryPlistInWeb: Story = {
	name: 'a binary property list is converted to XML in VS Code for the Web',
	host: 'web',
	files: {},
	binaryFiles,
	run,
};
