/** Typing a start tag inserts its end tag. */
import { dextPlist, pedalPersonality, replaceOnce, type Story } from '../story.js';

const text = dextPlist(pedalPersonality);

export const closeTag: Story = {
	name: 'typing a start tag inserts its end tag',
	host: 'desktop',
	files: { 'Info.plist': text },
	async run({ workbench, openAt, expectSaved }) {
		await openAt('Info.plist', '<string>IOUserService</string>|');
		await workbench.press('Enter');
		await workbench.type('<key>');
		await workbench.waitForText('<key></key>');
		await workbench.type('VendorRate');
		await workbench.press('End');
		await workbench.press('Enter');
		await workbench.type('<integer>');
		await workbench.waitForText('<integer></integer>');
		await workbench.type('48000');
		await workbench.press('End');
		await workbench.press('Enter');
		await workbench.type('<key>');
		await workbench.waitForText('<key></key>');
		await workbench.type('VendorRates');
		await workbench.press('End');
		await workbench.press('Enter');
		await workbench.type('<array>');
		await workbench.waitForText('</array>');
		await workbench.type('<integer>');
		await workbench.waitForText('<integer></integer>');
		await workbench.type('96000');
		await expectSaved(
			'Info.plist',
			replaceOnce(
				text,
				'IOUserService</string>\n',
				'IOUserService</string>\n\t\t\t<key>VendorRate</key>\n\t\t\t<integer>48000</integer>\n\t\t\t<key>VendorRates</key>\n\t\t\t<array>\n\t\t\t\t<integer>96000</integer>\n\t\t\t</array>\n',
			),
		);
	},
};

const empty = replaceOnce(
	text,
	'IOUserService</string>\n',
	'IOUserService</string>\n\t\t\t<key>IOPropertyMatch</key>\n\t\t\t<dict></dict>\n',
);

export const enterBetweenTags: Story = {
	name: 'Enter between the tags of a dictionary indents its content',
	host: 'desktop',
	files: { 'Info.plist': empty },
	async run({ workbench, openAt, expectSaved }) {
		await openAt('Info.plist', '<dict>|</dict>');
		await workbench.press('Enter');
		await workbench.waitForText('<dict>\n\n</dict>');
		await workbench.type('<key>');
		await workbench.waitForText('<key></key>');
		await workbench.type('Pedal');
		await workbench.press('End');
		await workbench.press('Enter');
		await workbench.type('<true/>');
		await expectSaved(
			'Info.plist',
			replaceOnce(
				empty,
				'<dict></dict>',
				'<dict>\n\t\t\t\t<key>Pedal</key>\n\t\t\t\t<true/>\n\t\t\t</dict>',
			),
		);
	},
};
