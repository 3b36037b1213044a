/** Takes the pictures of the README in a real workbench that shows the examples: `npm run pictures [-- part of a name]`. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../../scripts/prepareOnce.js';
import { prepareDesktopWorkbench } from '../../scripts/workbench/desktopWorkbench.js';
import { launchBrowser } from './launchBrowser.js';
import { waitForMatchingRow } from './matchingView.js';
import { packageExtension } from './packageExtension.js';
import { quietSettings } from './vscodeSession.js';
import { stepDeadline } from './waitUntil.js';
import { Workbench } from './workbench.js';

interface Picture {
	/** That of the file in `docs/images`, without its extension. */
	readonly name: string;
	readonly size: { readonly width: number; readonly height: number };
	/** Brings the workbench into the state to show. */
	readonly show: (workbench: Workbench) => Promise<void>;
}

const examples = join(repositoryRoot, 'examples');
const thermometer = 'ThermometerDriver/Info.plist';
const macroPad = 'MacroPadDriver/Info.plist';
const vendorId = '<string>0x1|209';

const pictures: readonly Picture[] = [
	{
		name: 'diagnostics',
		size: { width: 1240, height: 820 },
		async show(workbench) {
			await openAt(workbench, thermometer, vendorId);
			await workbench.waitForProblems('five problems', ({ length }) => length >= 5);
			await workbench.press('ControlOrMeta+1');
			await workbench.scrollDown(12);
			await workbench.hover(/The USB vendor ID/);
		},
	},
	{
		name: 'completion',
		size: { width: 1080, height: 600 },
		async show(workbench) {
			await openAt(workbench, macroPad, '<string>AppleUserHIDDevice</string>|');
			await closeSideBar(workbench);
			await workbench.press('Enter');
			await workbench.type('<');
			await workbench.waitForFirst('bInterfaceClass');
			await workbench.showSuggestionDetails();
		},
	},
	{
		name: 'scaffold',
		size: { width: 690, height: 270 },
		async show(workbench) {
			await workbench.openFile(macroPad);
			await closeSideBar(workbench);
			await workbench.run('New Codeless Driver');
			await workbench.choose(/What should it do/, 'Codeless dext: attach a macOS driver');
			await workbench.choose(/Where is the device/, /Enter Its IDs/);
			await workbench.choose(/^Device/, 'USB HID device');
			await workbench.answer(/Vendor ID/, '0x046d');
			await (await workbench.ask(/Product ID/)).fill('0xc216');
			await workbench.ask(/F310 Gamepad/);
		},
	},
	{
		name: 'matching',
		size: { width: 1240, height: 820 },
		async show(workbench) {
			const dialog = 'Open a Dump of the I/O Registry';
			await openAt(workbench, thermometer, vendorId);
			await closeSideBar(workbench);
			await workbench.run("Driver Plist: Why Doesn't My Driver Match?");
			await workbench.choose(/Which Mac has the device/, /Open a Dump/);
			await workbench.openInDialog(dialog, '..');
			await workbench.openInDialog(dialog, 'registry.txt');
			await waitForMatchingRow(workbench.page, /Set 'idVendor' to 4617/);
			await workbench.press('ControlOrMeta+1');
			await workbench.scrollDown(6);
		},
	},
];

const settings = {
	...quietSettings,
	'editor.minimap.enabled': false,
	'editor.stickyScroll.enabled': false,
	'files.hotExit': 'off',
	'git.enabled': false,
	'window.commandCenter': false,
	'workbench.colorTheme': 'Default Dark Modern',
	'workbench.layoutControl.enabled': false,
};

await takePictures(process.argv[2] ?? '');

/** Writes those whose name contains `wanted`. */
async function takePictures(wanted: string): Promise<void> {
	const browser = await launchBrowser();
	if (browser === undefined) {
		throw new Error('no browser; install Google Chrome or Chromium, or set CHROME_PATH');
	}
	const vsix = await packageExtension();
	const { serve } = await prepareDesktopWorkbench();
	const served = await serve({ vsix, settings });
	for (const { name, size, show } of pictures.filter((each) => each.name.includes(wanted))) {
		const page = await browser.newPage({ viewport: size });
		page.setDefaultTimeout(stepDeadline);
		const workbench = new Workbench(page);
		await workbench.open(served.urlOf(examples), { trust: true });
		await show(workbench);
		await page.locator('.notification-toast').waitFor({ state: 'hidden' });
		await page.screenshot({ path: join(repositoryRoot, 'docs/images', `${name}.png`) });
		await page.close();
	}
	await served.close();
	await browser.close();
}

/** Opens an example with the cursor at the `|` of `marked`, and waits for the server. */
async function openAt(workbench: Workbench, path: string, marked: string): Promise<void> {
	await workbench.openFile(path);
	await workbench.goToText(await readFile(join(examples, path), 'utf8'), marked);
	await workbench.waitForServer();
}

async function closeSideBar(workbench: Workbench): Promise<void> {
	await workbench.press('ControlOrMeta+b');
	await workbench.explorer.waitFor({ state: 'hidden' });
}
