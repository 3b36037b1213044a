/** Commands about the active property list: its kind, and the cause of a log message. */
import assert from 'node:assert/strict';
import { errors, type Page } from 'playwright-core';
import { dextPlist, pedalPersonality, replaceOnce, type Story } from '../story.js';
import { attemptDeadline, waitUntil } from '../waitUntil.js';

const right = dextPlist(pedalPersonality);

export const changeKind: Story = {
	name: 'the kind of a file is changed by a comment, and undone in one step',
	host: 'desktop',
	files: { 'Info.plist': right },
	async run({ workbench, openAt, expectSaved }) {
		await openAt('Info.plist', '<string>IOUSBHost|Interface</string>');
		await workbench.run('Driver Plist: Change Kind');
		await workbench.choose(/What does this property list describe/, 'Kernel extension');
		await workbench.waitForText('<!-- driver-plist: kind=kext -->');
		await workbench.press('ControlOrMeta+z');
		await expectSaved('Info.plist', right);
	},
};

const unrecognized = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>Foo</key>
	<string>x</string>
</dict>
</plist>
`;

export const kindOfAnyPlist: Story = {
	name: 'the kind of a property list that is not recognized is stated by a comment, and undone in one step',
	host: 'desktop',
	files: { 'a.plist': unrecognized },
	async run({ workbench, expectSaved }) {
		await workbench.openFile('a.plist');
		await workbench.run('Driver Plist: Change Kind');
		await workbench.choose(/What does this property list describe/, 'DriverKit extension');
		await workbench.waitForText('<!-- driver-plist: kind=dext -->\n<dict>');
		await workbench.goTo(7, 3);
		await workbench.waitForBreadcrumb('Foo');
		await workbench.press('ControlOrMeta+z');
		await expectSaved('a.plist', unrecognized);
	},
};

export const statusItem: Story = {
	name: 'the status item shows the kind of a file, its reason, and other kinds',
	host: 'desktop',
	files: { 'Info.plist': right },
	async run({ workbench, openAt }) {
		await openAt('Info.plist', '<string>IOUSBHost|Interface</string>');
		const { page } = workbench;
		await waitUntil('the kinds of the file', async () => clickChangeKind(page));
		const rows = page.locator('.quick-input-list .monaco-list-row');
		await rows.and(page.locator('.focused')).getByText('Recognized because').waitFor();
		for (const reason of [
			/^ *a personality has 'IOUser\w+'$/,
			/^ *it has 'OSBundleUsageDescription'$/,
		]) {
			const label = rows.locator('.label-name', { hasText: reason });
			await label.waitFor();
			assert.ok(await label.evaluate(isWhole), `${reason} is cut off`);
		}
	},
};

/** Clicks the link in the hover of the status item; undefined if the hover was rendered again, and the click missed it. */
async function clickChangeKind(page: Page): Promise<true | undefined> {
	const timeout = attemptDeadline;
	try {
		await page.mouse.move(0, 0);
		await page.locator('[id="status.languageStatus"]').hover({ timeout });
		const hover = page.locator('.hover-language-status', { hasText: 'DriverKit extension' });
		await hover.getByText('Xcode source, 1 personality').waitFor({ timeout });
		// Clicked where it is: Playwright would scroll to a link that a person does not see.
		const link = hover.getByRole('button', { name: 'Change Kind…' });
		const place = await link.boundingBox({ timeout });
		if (!place) return undefined;
		assert.ok(place.x + place.width <= (page.viewportSize()?.width ?? 0));
		await page.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
		await page.getByPlaceholder(/What does this property list describe/).waitFor({ timeout });
		return true;
	} catch (error) {
		if (error instanceof errors.TimeoutError) return undefined;
		throw error;
	}
}

/** Whether the workbench shows the whole text of a label. */
function isWhole(label: Element): boolean {
	const line = label.closest('.monaco-icon-label-container') ?? label;
	return line.scrollWidth <= line.clientWidth;
}

export const explainLog: Story = {
	name: 'a log message is explained, with its place in the open property list',
	host: 'desktop',
	files: { 'Info.plist': replaceOnce(right, 'IOUserService', 'ApplePedal') },
	async run({ workbench, openAt }) {
		await openAt('Info.plist', '<key>OSBundle|UsageDescription</key>');
		await workbench.run('Driver Plist: Explain a Log Message');
		await workbench.answer(/A message of the kernel/, 'kernel: Couldn\'t alloc class "ApplePedal"');
		await workbench.page.getByPlaceholder(/What the message means/).waitFor();
		const rows = workbench.page.locator('.quick-input-list');
		await rows.getByText("'ApplePedal' is not a known kernel class").first().waitFor();
		assert.equal(await rows.getByText("Couldn't alloc").count(), 0, 'no heading cuts the meaning');
		const labels = rows.locator('.monaco-list-row .label-name');
		const shown = (await labels.allTextContents()).map((text) => text.trim()).join(' ');
		assert.match(shown, /has no class with the name in 'IOClass', so it ignores the personality\./);
		assert.match(shown, /In a dext, use a kernel class .* contains the class is loaded\./);
		for (const label of await labels.all()) {
			assert.ok(await label.evaluate(isWhole), `'${await label.textContent()}' is cut off`);
		}
		await workbench.choose(/What the message means/, /is not a known kernel class/);
		await workbench.page.getByRole('button', { name: 'Ln 14, Col' }).waitFor();
		assert.equal(await workbench.page.locator('.quick-input-widget:visible').count(), 0);
	},
};

export const explainSelectedLog: Story = {
	name: 'a selected log message is explained, with its place in a property list that is not open',
	host: 'desktop',
	files: {
		'Pedal/Info.plist': replaceOnce(right, 'IOUserService', 'ApplePedal'),
		'log.txt': 'kernel: Couldn\'t alloc class "ApplePedal"',
	},
	async run({ workbench }) {
		await workbench.openFile('log.txt');
		await workbench.press('ControlOrMeta+a');
		await workbench.run('Driver Plist: Explain a Log Message');
		await workbench.page.getByPlaceholder(/What the message means/).waitFor();
		const rows = workbench.page.locator('.quick-input-list');
		await rows.getByText('Pedal/Info.plist:14').first().waitFor();
		await workbench.choose(/What the message means/, /is not a known kernel class/);
		await workbench.waitForTab('Info.plist');
		await workbench.page.getByRole('button', { name: 'Ln 14, Col' }).waitFor();
	},
};

const columns =
	'2026-11-29 10:00:01.123456+0100 0x1234     Default     0x0                  201    0    ';

export const explainSeveralMessages: Story = {
	name: 'several log messages are explained, and none covers what another means',
	host: 'desktop',
	files: {
		'log.txt': [
			'sysextd: (SystemExtensions) [com.apple.sx:XPC] attempting to realize extension with identifier com.example.Driver',
			'kernel: (IOKit) DK: ThermometerDriver-0x100000abc user server timeout',
			'kernel: Couldn\'t alloc class "ApplePedal"',
		]
			.map((message) => `${columns}${message}`)
			.join('\n'),
	},
	async run({ workbench }) {
		await workbench.openFile('log.txt');
		await workbench.press('ControlOrMeta+a');
		await workbench.run('Driver Plist: Explain a Log Message');
		await workbench.page.getByPlaceholder(/What the message means/).waitFor();
		const labels = workbench.page.locator('.quick-input-list .monaco-list-row .label-name');
		await labels.getByText("'sysextd' reads the extension in the app.").waitFor();
		const shown = (await labels.allTextContents()).map((text) => text.trim());
		assert.match(shown[0] ?? '', /^sysextd: \(SystemExtensions\) .* attempting to realize/);
		for (const label of await labels.all()) {
			assert.ok(await label.evaluate(isWhole), `'${await label.textContent()}' is cut off`);
		}
	},
};
