/**
 * Takes the pictures of the README in a real workbench: `npm run pictures [-- name…]`. `scaffold` is in the package
 * of the extension, so it is reduced to 256 colors with `pngquant`, and compressed with `zopflipng` afterwards.
 */
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../test/e2e/launchBrowser.js';
import { waitForMatchingRow } from '../test/e2e/matchingView.js';
import { packageExtension } from '../test/e2e/packageExtension.js';
import { quietSettings } from '../test/e2e/vscodeSession.js';
import { Workbench } from '../test/e2e/workbench.js';
import { repositoryRoot } from './prepareOnce.js';
import { scriptOptions } from './scriptOptions.js';
import { prepareDesktopWorkbench } from './workbench/desktopWorkbench.js';

const settings = {
	...quietSettings,
	'editor.minimap.enabled': false,
	'editor.hover.above': false,
	'editor.stickyScroll.enabled': false,
	'window.commandCenter': false,
	'workbench.layoutControl.enabled': false,
	'workbench.colorTheme': 'Default Dark Modern',
};

interface Picture {
	readonly name: string;
	readonly file: string;
	/** The size of the window. */
	readonly viewport: { readonly width: number; readonly height: number };
	/** Brings the workbench, with the file open, into the state of the picture. */
	pose(workbench: Workbench, text: string): Promise<void>;
}

const pictures: readonly Picture[] = [
	{
		name: 'diagnostics',
		file: 'ThermometerDriver/Info.plist',
		viewport: { width: 1240, height: 820 },
		async pose(workbench, text) {
			await workbench.waitForProblems('the problems of all files', ({ length }) => length === 5);
			await workbench.goToText(text, '<string>0x1|209</string>');
			await workbench.scrollDown(8);
			await workbench.hover(/USB vendor ID/);
		},
	},
	{
		name: 'completion',
		file: 'MacroPadDriver/Info.plist',
		viewport: { width: 1080, height: 600 },
		async pose(workbench, text) {
			await workbench.goToText(text, '<string>AppleUserHIDDevice</string>|');
			await workbench.waitForServer();
			await workbench.press('ControlOrMeta+b');
			await workbench.press('Enter');
			await workbench.type('<');
			await workbench.focusSuggestion('bInterfaceClass');
			await workbench.showSuggestionDetails();
		},
	},
	{
		name: 'matching',
		file: 'ThermometerDriver/Info.plist',
		viewport: { width: 1240, height: 820 },
		async pose(workbench, text) {
			await workbench.goToText(text, '<string>0x1|209</string>');
			await workbench.waitForServer();
			await workbench.press('ControlOrMeta+b');
			await workbench.run("Driver Plist: Why Doesn't My Driver Match?");
			await workbench.choose(/Which Mac has the device/, /Open a Dump/);
			await workbench.openInDialog('Open a Dump of the I/O Registry', '..');
			await workbench.openInDialog('Open a Dump of the I/O Registry', 'registry.txt');
			await waitForMatchingRow(workbench.page, /Set 'idVendor' to 4617/);
			await workbench.goToText(text, '<string>0x1|209</string>');
		},
	},
	{
		name: 'scaffold',
		file: 'MacroPadDriver/Info.plist',
		viewport: { width: 690, height: 270 },
		async pose(workbench) {
			await workbench.press('ControlOrMeta+b');
			await workbench.run('New Codeless Driver');
			await workbench.choose(/What should it do/, 'Codeless dext: attach a macOS driver');
			await workbench.choose(/Where is the device/, /Enter Its IDs/);
			await workbench.choose(/^Device/, 'USB HID device');
			await workbench.answer(/Vendor ID/, '0x046d');
			await (await workbench.ask(/Product ID/)).fill('0xc216');
			await workbench.ask(/Product ID .* is /);
		},
	},
];
/** Names of pictures; by default all. */
const { positionals: wanted } = scriptOptions(
	{},
	pictures.map(({ name }) => name),
);

const vsix = await packageExtension();
const browser = await launchBrowser();
if (browser === undefined) {
	throw new Error('No browser. Install Google Chrome or Chromium, or set CHROME_PATH.');
}
const { serve } = await prepareDesktopWorkbench();
const served = await serve({ vsix, settings });
const folder = join(await mkdtemp(join(tmpdir(), 'driver-plist-pictures-')), 'examples');
try {
	await cp(join(repositoryRoot, 'examples'), folder, { recursive: true });
	for (const picture of pictures.filter(
		({ name }) => wanted.length === 0 || wanted.includes(name),
	)) {
		await take(picture, await browser.newPage({ viewport: picture.viewport, colorScheme: 'dark' }));
	}
} finally {
	await served.close();
	await browser.close();
	await rm(join(folder, '..'), { recursive: true });
}

async function take({ name, file, viewport, pose }: Picture, page: Page): Promise<void> {
	const workbench = new Workbench(page);
	await workbench.open(served.urlOf(folder), { trust: true });
	await workbench.openFile(file);
	await pose(workbench, await readFile(join(folder, file), 'utf8'));
	await page.locator('.notification-toast').first().waitFor({ state: 'detached' });
	// Away from elements that show buttons under the mouse.
	await page.mouse.move(viewport.width / 2, 1);
	const path = join('docs', 'images', `${name}.png`);
	await page.screenshot({
		path: join(repositoryRoot, path),
		animations: 'disabled',
		caret: 'initial',
	});
	await page.close();
	console.log(path);
}
