/** Adds a personality to a property list without one, and converts a kext to a dext. */
import assert from 'node:assert/strict';
import {
	dextEntitlements,
	dextPlist,
	pedalPersonality,
	replaceOnce,
	type Story,
} from '../story.js';

const bare = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>CFBundlePackageType</key>
  <string>DEXT</string>
  <key>OSBundleUsageDescription</key>
  <string>Reads the pedal</string>
</dict>
</plist>
`;

const added = `  <key>IOKitPersonalities</key>
  <dict>
    <key>Pedal</key>
    <dict>
      <key>CFBundleIdentifier</key>
      <string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>
      <key>CFBundleIdentifierKernel</key>
      <string>com.apple.kpi.iokit</string>
      <key>IOClass</key>
      <string>IOUserService</string>
      <key>IOProviderClass</key>
      <string>IOUSBHostDevice</string>
      <key>IOUserClass</key>
      <string>Pedal</string>
      <key>IOUserServerName</key>
      <string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>
      <key>idProduct</key>
      <integer>1</integer>
      <key>idVendor</key>
      <integer>4617</integer>
    </dict>
  </dict>
`;

export const addPersonality: Story = {
	name: 'a personality is added to a property list without one, and its name is typed once',
	host: 'desktop',
	files: { 'Info.plist': bare },
	async run({ workbench, openAt, expectSaved }) {
		await openAt('Info.plist', '<string>DE|XT</string>');
		await workbench.run('Add Personality…');
		await workbench.choose(/What does the driver match/, 'Dext: USB device');
		await workbench.waitForText('<key>idVendor</key>');
		await workbench.type('Pedal');
		await workbench.press('Escape');
		const last = '  <string>Reads the pedal</string>\n';
		await expectSaved('Info.plist', replaceOnce(bare, last, last + added));
		await workbench.waitForProblems('no problem', ({ length }) => length === 0);
	},
};

const transport = `	<key>com.apple.developer.driverkit.transport.usb</key>
	<array>
		<dict>
			<key>idVendor</key>
			<integer>1452</integer>
		</dict>
	</array>
</dict>
`;

export const addEntitlements: Story = {
	name: 'missing entitlements are added to the file of the driver, whatever its name',
	host: 'desktop',
	files: {
		'Pedal/Info.plist': dextPlist(pedalPersonality),
		'Pedal/Signing.entitlements': dextEntitlements,
	},
	async run({ workbench, openAt, expectSaved, readFiles }) {
		await openAt('Pedal/Info.plist', '<string>IOUSBHost|Interface</string>');
		await workbench.run('Driver Plist: Create Entitlements');
		await workbench.waitForTab('Signing.entitlements');
		await workbench.waitForNotifications('were added to');
		const complete = replaceOnce(dextEntitlements, '</dict>\n', transport);
		await expectSaved('Pedal/Signing.entitlements', complete);
		assert.deepEqual(Object.keys(await readFiles()).length, 2);
	},
};

export const addEntitlementsInPlace: Story = {
	name: 'missing entitlements are added to the file that is open, by the Info.plist next to it',
	host: 'desktop',
	files: {
		'Pedal/Info.plist': dextPlist(pedalPersonality),
		'Pedal/Signing.entitlements': dextEntitlements,
	},
	async run({ workbench, openAt, expectSaved }) {
		await openAt('Pedal/Signing.entitlements', '<true/>|');
		await workbench.run('Driver Plist: Create Entitlements');
		await workbench.waitForNotifications('were added to');
		const complete = replaceOnce(dextEntitlements, '</dict>\n', transport);
		await expectSaved('Pedal/Signing.entitlements', complete);
	},
};

const malformed = replaceOnce(
	bare,
	'<dict>\n',
	'<dict>\n  <key>IOKitPersonalities</key>\n  <string>Pedal</string>\n',
);

export const refusePersonality: Story = {
	name: "a personality that can't be added is refused before the first question",
	host: 'desktop',
	files: { 'Info.plist': malformed },
	async run({ workbench, openAt }) {
		await openAt('Info.plist', '<string>DE|XT</string>');
		await workbench.run('Add Personality…');
		await workbench.waitForNotifications(
			"'IOKitPersonalities' is not a dictionary. Nothing was inserted.",
		);
		assert.equal(await workbench.page.getByPlaceholder(/What does the driver match/).count(), 0);
	},
};

const kext = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>CFBundleExecutable</key>
	<string>Pedal</string>
	<key>CFBundleIdentifier</key>
	<string>com.example.Pedal</string>
	<key>CFBundlePackageType</key>
	<string>KEXT</string>
	<key>CFBundleVersion</key>
	<string>1.0</string>
	<key>IOKitPersonalities</key>
	<dict>
		<key>Pedal</key>
		<dict>
			<key>CFBundleIdentifier</key>
			<string>com.example.Pedal</string>
			<key>IOClass</key>
			<string>com_example_Pedal</string>
			<key>IOProviderClass</key>
			<string>IOUSBHostDevice</string>
			<key>idProduct</key>
			<integer>512</integer>
			<key>idVendor</key>
			<integer>1452</integer>
		</dict>
	</dict>
	<key>OSBundleLibraries</key>
	<dict>
		<key>com.apple.kpi.iokit</key>
		<string>15.0</string>
	</dict>
</dict>
</plist>
`;

export const convertKext: Story = {
	name: 'a kext is compared with the dext that replaces it, and is not changed',
	host: 'desktop',
	files: { 'Info.plist': kext },
	async run({ workbench, openAt, readFiles }) {
		await openAt('Info.plist', '<string>com.exam|ple.Pedal</string>');
		await workbench.run('Convert Kext Info.plist to Dext');
		await workbench.page.locator('.tab.active', { hasText: 'Kext ↔ Dext' }).waitFor();
		const result = workbench.page.locator('.modified-in-monaco-diff-editor .view-lines');
		await result.getByText('CFBundleIdentifierKernel').first().waitFor();
		await workbench.page.getByRole('button', { name: 'Show Entitlements' }).click();
		await workbench.waitForText('<key>com.apple.developer.driverkit.transport.usb</key>');
		assert.deepEqual(await readFiles(), { 'Info.plist': kext });
	},
};
