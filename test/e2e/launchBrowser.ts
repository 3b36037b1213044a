/** The browser in which the workbench is shown. */
import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '../../scripts/workbench/browser.js';

/** Starts the browser of this machine without its sandbox, which root has not, and without traffic of its own; undefined where there is none. */
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
