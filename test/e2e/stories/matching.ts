/** From a driver that does not match to the cause and its fix, in the view *Driver Matching*. */
import { readFileSync } from 'node:fs';
import { applyMatchingChange, waitForMatchingRow } from '../matchingView.js';
import { dextPlist, pedalPersonality, replaceOnce, type Story } from '../story.js';

const dump = readFileSync(new URL('../../../examples/registry.txt', import.meta.url), 'utf8');

/** A personality for the first interface of the macro pad in the dump, which is attached to a driver of Apple. */
const padPersonality = replaceOnce(
	replaceOnce(pedalPersonality, '<integer>512</integer>', '<integer>1</integer>'),
	'<integer>1452</integer>',
	'<integer>4617</integer>',
);

interface Mistake {
	/** What is wrong. */
	readonly name: string;
	readonly personality: string;
	/** The device that the personality is nearest to, and what the view shows for it. */
	readonly device: RegExp;
	/** The change that the view offers. */
	readonly change: RegExp;
	/** The state after the change. */
	readonly after: RegExp;
}

const mistakes: readonly Mistake[] = [
	{
		name: 'the number of another interface',
		personality: replaceOnce(
			padPersonality,
			'<key>bInterfaceNumber</key>\n<integer>0</integer>',
			'<key>bInterfaceNumber</key>\n<integer>1</integer>',
		),
		device: /Aurora Macro Pad.*does not match.*'bInterfaceNumber' is 1 in the personality, and 0/,
		change: /Set 'bInterfaceNumber' to 0/,
		after: /Pedal, matches, matches 1 device/,
	},
	{
		name: 'the ID of another vendor',
		personality: replaceOnce(padPersonality, '<integer>4617</integer>', '<integer>1133</integer>'),
		device: /Aurora Macro Pad.*does not match.*'idVendor' is 1133 \(0x46d\)/,
		change: /Set 'idVendor' to 4617/,
		after: /Pedal, matches, matches 1 device/,
	},
	{
		name: 'the class of an interface for a device without interfaces',
		personality: replaceOnce(
			padPersonality,
			'<integer>1</integer>\n<key>idVendor',
			'<integer>2</integer>\n<key>idVendor',
		),
		device:
			/Aurora Thermometer.*does not match.*'IOUSBHostInterface' is not the class of the device/,
		change: /Set 'IOProviderClass' to IOUSBHostDevice/,
		after: /Pedal, matches, matches 1 device/,
	},
	{
		name: 'a lower score than a driver of Apple',
		personality: padPersonality
			.replace(
				/<key>(?:idVendor|idProduct|bConfigurationValue|bInterfaceNumber)<\/key>\n<integer>\d+<\/integer>\n/g,
				'',
			)
			.concat(
				'<key>bInterfaceClass</key>\n<integer>3</integer>\n<key>bInterfaceSubClass</key>\n<integer>0</integer>\n',
			),
		device: /Aurora Macro Pad.*matches.*score 50,000, tried after 'AppleUserUSBHostHIDDevice'/,
		change:
			/Set 'IOProbeScore' to 2 to be tried before 'AppleUserUSBHostHIDDevice', which scores 50,001/,
		after: /Aurora Macro Pad.*score 50,002, tried first/,
	},
	{
		name: 'a match category that another driver has',
		personality: replaceOnce(
			pedalPersonality.slice(0, pedalPersonality.indexOf('<key>bConfigurationValue')),
			'IOUSBHostInterface',
			'IOUserResources',
		).concat('<key>IOResourceMatch</key>\n<string>IOKit</string>\n'),
		device: /IOUserResources.*matches.*score 0, tried after 'AuroraClock'/,
		change: /Set 'IOMatchCategory' to Pedal to be tried next to 'AuroraClock'/,
		after: /IOUserResources.*score 0, tried first/,
	},
];

const fileOf = (index: number): string => `Pedal${index + 1}-Info.plist`;

const files = Object.fromEntries([
	['registry.txt', dump],
	...mistakes.map(({ personality }, index) => [fileOf(index), dextPlist(personality)]),
]);

export const matching: Story = {
	name: 'the view of driver matching shows why a driver does not match, and changes it',
	host: 'desktop',
	files,
	async run({ workbench }) {
		for (const [index, { device, change, after }] of mistakes.entries()) {
			await workbench.openFile(fileOf(index));
			if (index === 0) {
				await workbench.run("Driver Plist: Why Doesn't My Driver Match?");
				await workbench.choose(/Which Mac has the device/, /Open a Dump/);
				await workbench.openInDialog('Open a Dump of the I/O Registry', 'registry.txt');
			}
			await waitForMatchingRow(workbench.page, device);
			await applyMatchingChange(workbench.page, change, after);
			await workbench.press('ControlOrMeta+1');
			await workbench.save();
			await workbench.press('Control+k');
			await workbench.press('w');
		}
	},
};

const [first] = mistakes;

export const matchingInWeb: Story = {
	name: 'the view of driver matching in VS Code for the Web compares a dump in a file',
	host: 'web',
	files: { 'registry.txt': dump, [fileOf(0)]: dextPlist(first?.personality ?? '') },
	async run({ workbench }) {
		if (!first) throw new Error('no personality');
		await workbench.openFile(fileOf(0));
		await workbench.run("Driver Plist: Why Doesn't My Driver Match?");
		await workbench.choose(/Which Mac has the device/, /Open a Dump/);
		await workbench.openInDialog('Open a Dump of the I/O Registry', 'registry.txt');
		await waitForMatchingRow(workbench.page, first.device);
		await applyMatchingChange(workbench.page, first.change, first.after);
	},
};

const model = '"model" = <4d6163426f6f6b50726f31372c3100>';

export const recordMac: Story = {
	name: 'a recorded Mac is shown without its serial number',
	host: 'desktop',
	files: {
		'Info.plist': dextPlist(padPersonality),
		'registry.txt': replaceOnce(
			dump,
			model,
			`${model}\n    |   "IOPlatformSerialNumber" = "C02QX1ABQ05D"`,
		),
	},
	async run({ workbench }) {
		await workbench.run('Driver Plist: Record This Mac');
		await workbench.acceptDialog('ioreg -a -l -i > dump.plist', 'Remove Personal Data…');
		await workbench.openInDialog('Open a Dump of the I/O Registry', 'registry.txt');
		await workbench.waitForText('"IOPlatformSerialNumber" = "REDACTED-1"');
	},
};

export const activeMatching: Story = {
	name: 'the view of driver matching shows the personality of the active editor',
	host: 'desktop',
	files: {
		'registry.txt': dump,
		'First-Info.plist': dextPlist(padPersonality),
		'Second-Info.plist': replaceOnce(
			dextPlist(replaceOnce(padPersonality, '<integer>4617</integer>', '<integer>1133</integer>')),
			'<key>Pedal</key>',
			'<key>Pad</key>',
		),
	},
	async run({ workbench }) {
		await workbench.openFile('First-Info.plist');
		await workbench.openFile('Second-Info.plist');
		await workbench.run("Driver Plist: Why Doesn't My Driver Match?");
		await workbench.choose(/Which Mac has the device/, /Open a Dump/);
		await workbench.openInDialog('Open a Dump of the I/O Registry', 'registry.txt');
		// Rows that are out of sight do not exist in the page.
		await waitForMatchingRow(workbench.page, /^Pad, does not match/);
	},
};

const noPad = 'Bus 001 Device 004: ID 1209:0002 Aurora Thermometer\n';

export const lensOfDump: Story = {
	name: 'the line above a personality is about the dump that is open',
	host: 'desktop',
	files: { 'registry.txt': dump, 'list.txt': noPad, 'Info.plist': dextPlist(padPersonality) },
	async run({ workbench }) {
		await workbench.openFile('Info.plist');
		for (const [file, title] of [
			['registry.txt', /^Matches Aurora Macro Pad/],
			['list.txt', /^Matches no device, and none has the IDs 1209:0001/],
		] as const) {
			await workbench.run("Driver Plist: Why Doesn't My Driver Match?");
			await workbench.choose(/Which Mac has the device/, /Open a Dump/);
			await workbench.openInDialog('Open a Dump of the I/O Registry', file);
			await workbench.page.locator('.codelens-decoration').getByText(title).waitFor();
		}
	},
};
