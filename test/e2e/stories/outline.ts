/** Breadcrumbs and outline show keys. */
import assert from 'node:assert/strict';
import { dextPlist, pedalPersonality, type Story } from '../story.js';

export const outline: Story = {
	name: 'breadcrumbs and outline show keys',
	host: 'desktop',
	files: { 'Info.plist': dextPlist(pedalPersonality) },
	async run({ workbench, openAt }) {
		await openAt('Info.plist', '<key>IO|Class</key>');
		assert.deepEqual(await workbench.waitForBreadcrumb('IOClass'), [
			'Info.plist',
			'IOKitPersonalities',
			'Pedal',
			'IOClass',
		]);
		assert.deepEqual((await workbench.waitForOutline('IOClass')).slice(0, 5), [
			'IOKitPersonalities',
			'Pedal',
			'CFBundleIdentifier',
			'CFBundleIdentifierKernel',
			'IOClass',
		]);
	},
};
