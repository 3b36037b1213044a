/** Completion of a key and its value in the Node extension host, checked in the saved text. */
import { dextPlist, pedalPersonality, replaceOnce, type Story } from '../story.js';

const whole = dextPlist(pedalPersonality);
const provider = `			<key>IOProviderClass</key>
			<string>IOUSBHostInterface</string>
`;

export const completion: Story = {
	name: 'a key and a value are completed and saved',
	host: 'desktop',
	files: { 'Info.plist': replaceOnce(whole, provider, '') },
	async run({ workbench, openAt, expectSaved }) {
		await openAt('Info.plist', '<string>IOUserService</string>|');
		await workbench.press('Enter');
		await workbench.type('<');
		await workbench.accept('IOProviderClass');
		await workbench.type('IOUSBHostI');
		await workbench.complete('IOUSBHostInterface');
		await expectSaved('Info.plist', whole);
	},
};
