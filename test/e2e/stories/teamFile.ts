/** `.driver-plist.json` turns rules off, in either host. */
import assert from 'node:assert/strict';
import { dextPlist, pedalPersonality, replaceOnce, type Story } from '../story.js';

const oneWrong = replaceOnce(
	dextPlist(pedalPersonality),
	'<integer>512</integer>',
	'<string>512</string>',
);
const twoWrong = replaceOnce(oneWrong, '<integer>1452</integer>', '<integer>99999999</integer>');

function teamStory(host: Story['host']): Story {
	return {
		name: `the team file applies (${host})`,
		host,
		files: {
			'Info.plist': twoWrong,
			'.driver-plist.json': '{ "rules": { "value-out-of-range": "off" } }\n',
		},
		async run({ workbench, openAt }) {
			await openAt('Info.plist', '<string>5|12</string>');
			const [problem] = await workbench.waitForProblems(
				'one problem',
				({ length }) => length === 1,
			);
			assert.match(problem?.label ?? '', /512/);
		},
	};
}

export const teamFileOnDesktop = teamStory('desktop');
export const teamFileInWeb = teamStory('web');
