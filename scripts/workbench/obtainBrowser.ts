/** Finds or installs a browser for the tests. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { repositoryRoot } from '../prepareOnce.js';
import { retry } from '../retry.js';
import { runProgram } from '../runProgram.js';
import { findBrowser } from './browser.js';

const execute = promisify(execFile);

/**
 * The path of a working browser: an installed one, otherwise the download of Playwright, otherwise the Debian package if
 * it can be installed. At a terminal, the user is asked before a package is installed.
 */
export async function obtainBrowser(): Promise<string | undefined> {
	const present = await findBrowser();
	if (present !== undefined) return present;
	console.log('No browser found. Downloading the one of Playwright, which takes a while.');
	const installer = join(repositoryRoot, 'node_modules', 'playwright-core', 'cli.js');
	// Playwright itself repeats a download that fails.
	await execute(process.execPath, [installer, 'install', 'chromium']).catch((error: Error) =>
		console.log(error.message),
	);
	const downloaded = chromium.executablePath();
	if (await starts(downloaded)) return downloaded;
	if (process.platform === 'linux' && process.getuid?.() === 0) {
		console.log("The browser of Playwright can't be downloaded or started.");
		if (await mayInstall('the Debian package chromium with apt-get'))
			await installFromDebian().catch((error: Error) => console.log(error.message));
	}
	const installed = await findBrowser();
	if (installed === undefined) {
		console.log(
			'No browser, so tests that need one are skipped. Install Google Chrome or Chromium, or set CHROME_PATH.',
		);
	}
	return installed;
}

/** Whether the user agrees to a change of the system; without a terminal and in CI it is made without asking. */
async function mayInstall(what: string): Promise<boolean> {
	if (!process.stdin.isTTY || !process.stdout.isTTY || process.env.CI === 'true') return true;
	const terminal = createInterface({ input: process.stdin, output: process.stdout });
	const answer = await terminal.question(`Install ${what}? [y/N] `);
	terminal.close();
	return /^y(?:es)?$/i.test(answer.trim());
}

async function installFromDebian(): Promise<void> {
	for (const args of [
		['update', '-qq'],
		['install', '-y', '-qq', 'chromium'],
	]) {
		const command = `apt-get ${args.join(' ')}`;
		await retry(command, async () => {
			const status = await runProgram('apt-get', args);
			if (status !== 0) throw new Error(`${command} ended with status ${status}.`);
		});
	}
}

/** Whether the program exists and has its libraries. */
async function starts(path: string): Promise<boolean> {
	return execute(path, ['--version']).then(
		() => true,
		() => false,
	);
}
