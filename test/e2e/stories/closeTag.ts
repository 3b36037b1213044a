/** Typing a start tag inserts its end tag, and Enter after it indents. */
import { dextPlist, pedalPersonality, replaceOnce, type Story } from '../story.js';
import type { Workbench } from '../workbench.js';

const text = dextPlist(pedalPersonality);

export const closeTag: Story = {
	name: 'typing a start tag inserts its end tag',
	host: 'desktop',
	files: { 'Info.plist': text },
	async run({ workbench, openAt, expectSaved }) {
		await openAt('Info.plist', '<string>IOUserService</string>|');
		await workbench.press('Enter');
		await typeStartTag(workbench, 'key');
		await workbench.type('VendorRate');
		await openNextLine(workbench);
		await typeStartTag(workbench, 'integer');
		await workbench.type('48000');
		await openNextLine(workbench);
		await typeStartTag(workbench, 'key');
		await workbench.type('VendorRates');
		await openNextLine(workbench);
		await workbench.type('<array>');
		await workbench.waitForText('</array>');
		await typeStartTag(workbench, 'integer');
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

/** As in an editor that inserts no end tags. */
export const typedEndTag: Story = {
	name: 'typing an inserted end tag does not add another one',
	host: 'desktop',
	files: { 'Info.plist': text },
	async run({ workbench, openAt, expectSaved }) {
		await openAt('Info.plist', '<string>IOUserService</string>|');
		await workbench.press('Enter');
		await typeStartTag(workbench, 'key');
		await workbench.type('VendorRate</key>');
		await workbench.waitForText('<key>VendorRate</key>\n');
		await openNextLine(workbench);
		await typeStartTag(workbench, 'integer');
		await workbench.type('48000</integer>');
		await workbench.waitForText('<integer>48000</integer>\n');
		// The end tag of a dictionary is in another line, and others were inserted since.
		await workbench.press('Enter');
		await typeStartTag(workbench, 'key');
		await workbench.type('VendorRates</key>');
		await workbench.waitForText('<key>VendorRates</key>\n');
		await openNextLine(workbench);
		await workbench.type('<dict>');
		await workbench.waitForText('<dict>\n\n</dict>');
		await typeStartTag(workbench, 'key');
		await workbench.type('A</key><true/></dict>');
		await workbench.waitForText('<key>A</key><true/></dict>\n<key>IOProviderClass');
		await expectSaved(
			'Info.plist',
			replaceOnce(
				text,
				'IOUserService</string>\n',
				'IOUserService</string>\n\t\t\t<key>VendorRate</key>\n\t\t\t<integer>48000</integer>\n\t\t\t<key>VendorRates</key>\n\t\t\t<dict>\n\t\t\t\t<key>A</key><true/></dict>\n',
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
		await indent(workbench, 4);
		await workbench.waitForText('<dict>\n\n</dict>');
		await typeStartTag(workbench, 'key');
		await workbench.type('Pedal');
		await openNextLine(workbench);
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

export const enterInPlist: Story = {
	name: 'Enter between the tags of a property list adds a line',
	host: 'desktop',
	files: { 'Info.plist': text, 'New-Info.plist': '' },
	async run({ workbench, openAt }) {
		await openAt('Info.plist', '<string>|IOUserService');
		await workbench.openFile('New-Info.plist');
		await workbench.page.getByRole('button', { name: 'XML', exact: true }).waitFor();
		await workbench.press('ControlOrMeta+1');
		await workbench.type('<plist version="1.0">');
		await workbench.waitForText('<plist version="1.0"></plist>');
		await workbench.press('Enter');
		await workbench.waitForText('<plist version="1.0">\n\n</plist>');
		await workbench.type('<dict>');
		await workbench.waitForText('<dict>\n\n</dict>');
		await workbench.press('Enter');
		await typeStartTag(workbench, 'key');
		await workbench.type('Pedal');
		await openNextLine(workbench);
		await workbench.type('<true/>');
		await workbench.waitForText(
			'<plist version="1.0">\n<dict>\n<key>Pedal</key>\n<true/>\n</dict>\n</plist>',
		);
	},
};

/** The saved text: a driver before the other one. */
const withSecond = replaceOnce(
	text,
	'\t\t<key>Pedal</key>\n',
	'\t\t<key>Second</key>\n\t\t<dict>\n\t\t\t<key>IOClass</key>\n\t\t\t<string>Second</string>\n\t\t</dict>\n\t\t<key>Pedal</key>\n',
);

export const enterAfterTag: Story = {
	name: 'Enter after a start tag indents the next line and does not add a second empty line',
	host: 'desktop',
	files: { 'Info.plist': text },
	async run({ workbench, openAt, expectSaved }) {
		await openAt('Info.plist', '<key>IOKitPersonalities</key>\n\t<dict>|');
		await indent(workbench, 2);
		await workbench.waitForText('<dict>\n\n<key>Pedal</key>');
		// Faster than the end tag.
		await workbench.type('<key>Second');
		await workbench.waitForText('<key>Second</key>');
		await openNextLine(workbench);
		await workbench.type('<dict>');
		await workbench.waitForText('<dict>\n\n</dict>');
		await indent(workbench, 3);
		await workbench.waitForText('<dict>\n\n</dict>');
		await typeStartTag(workbench, 'key');
		await workbench.type('IOClass');
		await openNextLine(workbench);
		await typeStartTag(workbench, 'string');
		await workbench.type('Second');
		await expectSaved('Info.plist', withSecond);
	},
};

/** Presses Enter, and waits for the tabs in the new line, which a next line would not have if it was opened before them. */
async function indent(workbench: Workbench, tabs: number): Promise<void> {
	await workbench.press('Enter');
	const column = 1 + 4 * tabs;
	await workbench.page
		.getByRole('button', { name: new RegExp(`^Ln \\d+, Col ${column}$`) })
		.waitFor();
}

/** The end tag comes after it in the same line. */
async function typeStartTag(workbench: Workbench, element: string): Promise<void> {
	await workbench.type(`<${element}>`);
	await workbench.waitForText(`<${element}></${element}>`);
}

/** *Insert Line Below*, because a list of completions takes Enter, and it may open at any time after the last key. */
async function openNextLine(workbench: Workbench): Promise<void> {
	await workbench.press('ControlOrMeta+Enter');
}
