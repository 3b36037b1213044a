/** The server in VS Code for the Web, as a web worker: problem, completion and hover. */
import assert from 'node:assert/strict';
import { dextPlist, pedalPersonality, replaceOnce, type Story } from '../story.js';

const right = dextPlist(pedalPersonality);

export const web: Story = {
	name: 'problem, hover and completion in VS Code for the Web',
	host: 'web',
	files: {
		'Info.plist': replaceOnce(right, '<integer>512</integer>', '<string>512</string>'),
	},
	async run({ workbench, openAt }) {
		await openAt('Info.plist', '<key>IOProvider|Class</key>');
		assert.match(await workbench.hover(), /IOProviderClass.*\bstring\b/s);
		await workbench.press('Escape');
		const problems = await workbench.waitForProblems('one problem', ({ length }) => length > 0);
		assert.equal(problems.length, 1, JSON.stringify(problems));
		assert.match(problems[0]?.label ?? '', /idProduct/);
		assert.match(problems[0]?.source ?? '', /^driver-plist [a-z]+(-[a-z]+)+$/);
		await openAt('Info.plist', '<string>IOUserService</string>|');
		await workbench.press('Enter');
		await workbench.type('<');
		await workbench.accept('IOProbeScore');
		await workbench.waitForText('\n<key>IOProbeScore</key>\n<integer>');
	},
};
