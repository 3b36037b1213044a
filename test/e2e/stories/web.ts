/** The same server in VS Code for the Web, as a web worker: problem, completion and hover. */
import assert from 'node:assert/strict';
import { dextPlist, pedalPersonality, replaceOnce, type Story } from '../story.js';

const whole = dextPlist(pedalPersonality);
const wrong = replaceOnce(whole, '<integer>512</integer>', '<string>512</string>');

export const web: Story = {
	name: 'problem, completion and hover in VS Code for the Web',
	host: 'web',
	files: {
		'Info.plist': replaceOnce(wrong, '\t\t\t<key>IOClass</key>\n', '\t\t\t\n'),
	},
	async run({ workbench, openAt }) {
		await openAt('Info.plist', '<key>IOProvider|Class</key>');
		assert.match(await workbench.hover(), /IOProviderClass/);
		await workbench.press('Escape');
		const problems = await workbench.waitForProblems('the problem', (all) =>
			all.some(({ label }) => label.includes('idProduct')),
		);
		assert.match(problems[0]?.source ?? '', /^driver-plist /);
	},
};
