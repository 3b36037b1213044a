/** Finds a browser that Playwright can control. */
import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { exists } from '../prepareOnce.js';

const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];

const applications = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** `CHROME_PATH`, otherwise an installed Chrome or Chromium, otherwise the download of Playwright. */
export async function findBrowser(): Promise<string | undefined> {
	const chosen = process.env.CHROME_PATH;
	const folders = (process.env.PATH ?? '').split(delimiter);
	const candidates = [
		...(chosen === undefined ? [] : [chosen]),
		...names.flatMap((name) => folders.map((folder) => join(folder, name))),
		...applications,
		...(await playwrightBrowsers()),
	];
	for (const candidate of candidates) {
		if (await exists(candidate)) {
			return candidate;
		}
	}
	return undefined;
}

async function playwrightBrowsers(): Promise<string[]> {
	const caches = [
		process.env.PLAYWRIGHT_BROWSERS_PATH,
		join(homedir(), '.cache', 'ms-playwright'),
		join(homedir(), 'Library', 'Caches', 'ms-playwright'),
	];
	const found: string[] = [];
	for (const cache of caches) {
		for (const name of cache === undefined ? [] : await readdir(cache).catch(() => [])) {
			const folder = join(cache ?? '', name);
			found.push(
				join(folder, 'chrome-linux', 'chrome'),
				join(folder, 'chrome-linux', 'headless_shell'),
				join(folder, 'chrome-mac', 'Chromium.app', 'Contents', 'MacOS', 'Chromium'),
			);
		}
	}
	return found;
}
