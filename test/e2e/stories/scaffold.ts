/** Creates a codeless driver in an empty folder, and adds a personality for a device. */
import assert from 'node:assert/strict';
import { analyze, checkPlist } from '../../../server/src/service/index.js';
import { dextPlist, pedalPersonality, replaceOnce, type Story } from '../story.js';
import { waitUntil } from '../waitUntil.js';

export const scaffold: Story = {
	name: 'the wizard creates a codeless dext without problems in an empty folder',
	host: 'desktop',
	files: {},
	async run({ workbench, readFiles }) {
		await workbench.run('New Codeless Driver');
		await workbench.choose(/What should it do/, 'Codeless dext: attach a macOS driver');
		await workbench.choose(/Where is the device/, /Enter Its IDs/);
		await workbench.choose(/^Device/, 'USB HID device');
		await workbench.answer(/Vendor ID/, '0x10000');
		await workbench.ask(/Vendor ID .* — The maximum is 65535/);
		await workbench.answer(/maximum/, '046d');
		await workbench.answer(/Product ID/, 'c52b');
		await (await workbench.ask(/Name of the driver class/)).fill('PedalDriver');
		await workbench.goBack();
		await workbench.answer(/Product ID .* Unifying Receiver/);
		// What was typed before going back is kept, although it was not accepted.
		await workbench.answer(/Name of the driver class/);
		await workbench.answer(/app that contains/);
		assert.deepEqual(await readFiles(), {}, 'nothing is written before the last step');
		await workbench.choose(/Where does the project go/, 'PedalDriver');

		await workbench.waitForTab('Info.plist');
		await workbench.waitForText(
			'<!-- Vendor: Logitech, Inc. -->\n<!-- Device: Unifying Receiver -->',
		);
		await workbench.press('ControlOrMeta+Shift+m');
		await workbench.page.getByRole('tab', { name: 'Driver Matching' }).waitFor();
		await workbench.press('ControlOrMeta+1');
		const files = await readFiles();
		const plistText = files['PedalDriver/PedalDriver/Info.plist'] ?? '';
		await workbench.goToText(plistText, '<key>IO|Class</key>');
		await workbench.waitForServer();
		assert.ok('PedalDriver/PedalDriver.xcodeproj/project.pbxproj' in files);
		assert.match(
			files['PedalDriver/PedalDriver/PedalDriver.iig'] ?? '',
			/class PedalDriver : public IOUserUSBHostHIDDevice/,
		);
		for (const [path, text] of Object.entries(files)) {
			if (!/\.(?:plist|entitlements)$/.test(path)) continue;
			const findings = checkPlist(analyze(text, { uri: `file:///${path}` }));
			assert.deepEqual(
				findings.filter(({ severity }) => severity !== 'information' && severity !== 'hint'),
				[],
				path,
			);
		}
		await workbench.waitForProblems('no problem', ({ length }) => length === 0);
	},
};

export const familySearch: Story = {
	name: 'the wizard finds a driver by the name of a family and by its title',
	host: 'desktop',
	files: {},
	async run({ workbench }) {
		const { page } = workbench;
		await workbench.run('New Driver Project');
		const categories = page.getByPlaceholder('What kind of driver?');
		const rows = page.locator('.quick-input-list .monaco-list-row');
		for (const family of ['hid', 'usb', 'serial', 'virtual', 'midi']) {
			await categories.fill(family);
			await rows.filter({ hasText: 'Driver Extension (DriverKit)' }).waitFor();
		}
		await rows.filter({ hasText: 'MIDI driver' }).waitFor();
		await categories.fill('USB device driver');
		await rows.nth(1).waitFor({ state: 'detached' });
		await categories.press('Enter');
		await workbench.ask(/Vendor ID of the device/);
		await workbench.goBack();
		await page.getByPlaceholder('What should it do?').waitFor();
	},
};

const pad = `Bus 001 Device 004: ID 046d:c216 Logitech, Inc. Dual Action Gamepad
Device Descriptor:
  bDeviceClass            0
  bDeviceSubClass         0
  bDeviceProtocol         0
  iProduct                2 Logitech Dual Action
  Configuration Descriptor:
    bConfigurationValue     1
    Interface Descriptor:
      bInterfaceNumber        2
      bInterfaceClass         3 Human Interface Device
      bInterfaceSubClass      0
      bInterfaceProtocol      0
`;

export const scaffoldForDevice: Story = {
	name: 'the wizard creates a codeless dext for a device of a dump',
	host: 'desktop',
	files: { 'lsusb.txt': pad },
	async run({ workbench, readFiles }) {
		await workbench.run('New Codeless Driver');
		await workbench.choose(/What should it do/, 'Codeless dext: attach a macOS driver');
		await workbench.choose(/Where is the device/, /Open a Dump/);
		await workbench.openInDialog('Open a List of Devices', 'lsusb.txt');
		await workbench.choose(/Which device/, 'Logitech Dual Action');
		await workbench.answer(/Name of the driver class/, 'PadDriver');
		await workbench.answer(/app that contains/);
		await workbench.choose(/Where does the project go/, 'PadDriver');
		await workbench.waitForTab('Info.plist');
		const readme = (await readFiles())['PadDriver/README.md'] ?? '';
		assert.match(readme, /interface 2 in configuration 1 of the USB device with vendor ID 0x046d/);
		await workbench.waitForProblems('no problem', ({ length }) => length === 0);
	},
};

export const cancelScaffold: Story = {
	name: 'the wizard asks before it overwrites files, and writes nothing if it is canceled',
	host: 'desktop',
	files: { 'Pedal/notes.txt': 'mine', 'Pedal.kext/Contents/Info.plist': 'mine' },
	async run({ workbench, readFiles }) {
		await workbench.run('New Codeless Driver');
		await workbench.choose(/What should it do/, /reserve a device/);
		// The IDs in the list of sources are not a source, but the row that asks for them stays.
		const sources = workbench.page.getByPlaceholder(/Where is the device/);
		await sources.fill('1209:0002');
		await sources.press('Enter');
		await workbench.choose(/Device to reserve/, 'USB device');
		await (await workbench.ask(/Vendor ID/)).fill('1209:0002');
		await workbench.answer(/0x1209 is the vendor ID.*, and 0x0002 the product ID/);
		await workbench.answer(/Name of the kext/, 'Pedal');
		await workbench.answer(/Bundle identifier of the kext/);
		const rows = workbench.page.locator('.quick-input-list .monaco-list-row');
		await rows.filter({ hasText: 'Pedal-2' }).waitFor();
		await workbench.choose(/Where does the project go/, /^\s*driver-plist-story-\w+\s*$/);
		const dialog = workbench.page.locator('.monaco-dialog-box');
		await dialog.getByText('Pedal.kext/Contents/Info.plist').waitFor();
		await dialog.locator(':focus', { hasText: 'Choose Another Folder' }).waitFor();
		await dialog.getByRole('button', { name: 'Cancel' }).click();
		await dialog.waitFor({ state: 'hidden' });
		await workbench.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
		assert.deepEqual(await readFiles(), {
			'Pedal/notes.txt': 'mine',
			'Pedal.kext/Contents/Info.plist': 'mine',
		});
	},
};

const dump = `Bus 001 Device 004: ID 0403:6001 Future Technology Devices International, Ltd FT232 Serial (UART) IC
Device Descriptor:
  bDeviceClass            0
  bDeviceSubClass         0
  bDeviceProtocol         0
  idVendor           0x0403 Future Technology Devices International, Ltd
  idProduct          0x6001 FT232 Serial (UART) IC
  bcdDevice            6.00
  iProduct                2 FT232R USB UART
  Configuration Descriptor:
    bConfigurationValue     1
    Interface Descriptor:
      bInterfaceNumber        0
      bInterfaceClass       255 Vendor Specific Class
      bInterfaceSubClass    255 Vendor Specific Subclass
      bInterfaceProtocol    255 Vendor Specific Protocol
`;

const plist = dextPlist(pedalPersonality);

const added = `		</dict>
		<!-- Future Technology Devices International, Ltd: FT232R USB UART (USB) -->
		<key>FT232RUSBUARTDriver</key>
		<dict>
			<key>CFBundleIdentifier</key>
			<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>
			<key>CFBundleIdentifierKernel</key>
			<string>com.apple.kpi.iokit</string>
			<key>IOClass</key>
			<string>IOUserService</string>
			<key>IOProviderClass</key>
			<string>IOUSBHostInterface</string>
			<key>IOUserClass</key>
			<string>Pedal</string>
			<key>IOUserServerName</key>
			<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>
			<key>bConfigurationValue</key>
			<integer>1</integer>
			<key>bInterfaceNumber</key>
			<integer>0</integer>
			<!-- 0x6001 -->
			<key>idProduct</key>
			<integer>24577</integer>
			<!-- 0x0403 -->
			<key>idVendor</key>
			<integer>1027</integer>
		</dict>
	</dict>
`;

export const addFromDevice: Story = {
	name: 'a personality and its entitlements are created from the output of a tool',
	host: 'desktop',
	files: { 'Pedal/Info.plist': plist, 'Pedal/lsusb.txt': dump },
	async run({ workbench, openAt, expectSaved, readFiles }) {
		await openAt('Pedal/Info.plist', '<key>Pe|dal</key>');
		await workbench.run('Add Personality from Device');
		await workbench.choose(/Where is the device/, /Open a Dump/);
		await workbench.openInDialog('Open a List of Devices', 'lsusb.txt');
		await workbench.choose(/Which device/, 'FT232R USB UART');
		await workbench.choose(
			/What should the driver match/,
			'Interface 0 of configuration 1, every revision',
		);
		await workbench.waitForText('<key>FT232RUSBUARTDriver</key>');
		await expectSaved('Pedal/Info.plist', replaceOnce(plist, '\t\t</dict>\n\t</dict>\n', added));
		await workbench.waitForProblems('no problem', ({ length }) => length === 0);
		await workbench.page.getByRole('button', { name: 'Create Entitlements' }).click();
		await workbench.waitForTab('Pedal.entitlements');
		const written = await waitUntil('the entitlements', async () => {
			return (await readFiles())['Pedal/Pedal.entitlements'];
		});
		assert.deepEqual(
			[...written.matchAll(/<integer>(\d+)<\/integer>/g)].map(([, id]) => id),
			['1452', '1027'],
		);
		await workbench.waitForProblems('no problem', ({ length }) => length === 0);
	},
};
