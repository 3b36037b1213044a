/** Launches the browser that shows the workbench. */
import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '../../scripts/workbench/browser.js';

/** Launches the installed browser without its sandbox, which is unavailable for root, and without background traffic; undefined if there is none. */
export async function launchBrowser(): Promise<Browser | undefined> {
	const executablePath = await findBrowser();
	if (executablePath === undefined) {
		return undefined;
	}
	return chromium.launch({
		executablePath,
		args: [
			...['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-sync'],
			...['--disable-background-networking', '--disable-component-update'],
		],
	});
}
