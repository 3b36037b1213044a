/** A text without an XML declaration that is pasted into a new, untitled document is checked. */
import { dextPlist, pedalPersonality, replaceOnce, type Story } from '../story.js';

const wrong = replaceOnce(
	dextPlist(pedalPersonality),
	'<integer>512</integer>',
	'<string>512</string>',
);
const withoutDeclaration = wrong.slice(wrong.indexOf('<plist'));

export const untitled: Story = {
	name: 'an untitled document without an XML declaration is checked',
	host: 'desktop',
	files: { 'README.md': 'Pedal\n' },
	async run({ workbench }) {
		await workbench.openFile('README.md');
		await workbench.run('New Untitled Text File');
		await workbench.waitForTab('Untitled-1');
		await workbench.page.keyboard.insertText(withoutDeclaration);
		await workbench.page.getByRole('button', { name: 'XML', exact: true }).waitFor();
		await workbench.waitForProblems('the problem', (problems) =>
			problems.some(({ label }) => label.includes('idProduct')),
		);
	},
};
