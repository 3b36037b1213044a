/** Completion of a key and its value in the Node extension host, checked in the saved text. */
import {
	dextEntitlements,
	dextPlist,
	pedalPersonality,
	replaceOnce,
	type Story,
} from '../story.js';

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
		// Without a key that is pressed, and without a value that is inserted.
		await workbench.waitForFirst('IOUSBHostInterface');
		await workbench.waitForText('<key>IOProviderClass</key>\n<string></string>');
		await workbench.type('IOUSBHostI');
		await workbench.acceptFirst('IOUSBHostInterface');
		await expectSaved('Info.plist', whole);
	},
};

const kernel = '<string>com.apple.kpi.iokit</string>';

/** Such a name is also an abbreviation of Emmet, which VS Code expands in XML files. */
export const dottedNames: Story = {
	name: 'names with dots come before the abbreviations of Emmet',
	host: 'desktop',
	files: {
		'Pedal.entitlements': dextEntitlements,
		'Info.plist': replaceOnce(whole, kernel, '<string></string>'),
	},
	async run({ workbench, openAt, expectSaved }) {
		await openAt('Pedal.entitlements', '<true/>|');
		await workbench.press('Enter');
		await workbench.type('<key>');
		await workbench.waitForText('<key></key>');
		await workbench.type('com.apple.developer.driverkit.transport.h');
		await workbench.acceptFirst('com.apple.developer.driverkit.transport.hid');
		await workbench.press('End');
		await workbench.press('Enter');
		// Without the tag, and without a part of the name.
		await workbench.type('driverkit.transport.pci.b');
		await workbench.acceptFirst('com.apple.developer.driverkit.transport.pci.bridge');
		await expectSaved(
			'Pedal.entitlements',
			replaceOnce(
				dextEntitlements,
				'<true/>\n',
				'<true/>\n\t<key>com.apple.developer.driverkit.transport.hid</key>\n\t<true/>\n\t<key>com.apple.developer.driverkit.transport.pci.bridge</key>\n\t<true/>\n',
			),
		);
		await openAt('Info.plist', '<string>|</string>');
		await workbench.type('com.apple.kpi.io');
		await workbench.acceptFirst('com.apple.kpi.iokit');
		await expectSaved('Info.plist', whole);
	},
};
