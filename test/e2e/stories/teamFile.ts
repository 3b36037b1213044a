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

/** VS Code checks the file by the schema of the extension, too, while it is open. */
export const teamFileMistakes: Story = {
	name: 'each mistake in the team file is one problem, open or closed',
	host: 'desktop',
	files: {
		'Info.plist': dextPlist(pedalPersonality),
		'.driver-plist.json':
			'{\n\t"rules": { "nope": "off", "wrong-type": "fatal" },\n\t"exclude": "Vendor"\n}\n',
	},
	async run({ workbench, openAt }) {
		await openAt('Info.plist', '<integer>5|12</integer>');
		const inEach = (labels: readonly { readonly label: string }[]): boolean =>
			labels.length === 3 &&
			[/nope/, /wrong-type|Valid values/, /exclude|type/].every((mistake) =>
				labels.some(({ label }) => mistake.test(label)),
			);
		await workbench.waitForProblems('three problems of the closed file', inEach);
		await openAt('.driver-plist.json', '"exclude|"');
		const open = await workbench.waitForProblems(
			'three problems of the open file',
			(problems) => inEach(problems) && problems.some(({ label }) => /is not allowed/.test(label)),
		);
		assert.equal(open.length, 3);
	},
};
