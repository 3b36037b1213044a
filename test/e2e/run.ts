/** Runs the stories in a real workbench: `tsx test/e2e/run.ts [part of a name]`. The last line is the result as JSON. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { cacheRoot } from '../../scripts/prepareOnce.js';
import { MissingTools } from '../../scripts/workbench/desktopWorkbench.js';
import { launchBrowser } from './launchBrowser.js';
import { packageExtension } from './packageExtension.js';
import { allStories } from './stories/allStories.js';
import type { Story } from './story.js';
import { openDesktop, openWeb, type VscodeSession } from './vscodeSession.js';
import { stepDeadline } from './waitUntil.js';
import { Workbench } from './workbench.js';

const wanted = process.argv[2] ?? '';
const evidence = join(cacheRoot, 'e2e', 'failures');
const result = { passed: 0, failed: 0, skipped: [] as { name: string; why: string }[] };

const browser = await launchBrowser();
const stories = allStories.filter(({ name }) => name.includes(wanted));
if (browser === undefined) {
	skip(stories, 'no browser; install Google Chrome or Chromium, or set CHROME_PATH');
} else {
	await rm(evidence, { recursive: true, force: true });
	await mkdir(evidence, { recursive: true });
	const vsix = await packageExtension();
	// One context for all stories, whose cache avoids loading the workbench again.
	const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
	for (const host of ['desktop', 'web'] as const) {
		const ofHost = stories.filter((story) => story.host === host);
		if (ofHost.length > 0) {
			await runStories(ofHost, vsix, () => context.newPage());
		}
	}
	await browser.close();
}
console.log(JSON.stringify(result));
process.exitCode = result.failed > 0 ? 1 : 0;

/** Runs the stories of one host in sequence, each in a new page. */
async function runStories(
	ofHost: readonly Story[],
	vsix: string,
	newPage: () => Promise<Page>,
): Promise<void> {
	let session: VscodeSession;
	try {
		session = await (ofHost[0]?.host === 'web' ? openWeb() : openDesktop(vsix));
	} catch (error) {
		if (error instanceof MissingTools) {
			skip(ofHost, error.message);
		} else {
			skip(ofHost, `the ${ofHost[0]?.host} workbench can't be prepared: ${firstLine(error)}`);
			// Where tests run unattended, one failure shows that the stories did not run.
			if (process.env.CI === 'true') result.failed += 1;
			console.log(error);
		}
		return;
	}
	for (const story of ofHost) {
		await runStory(story, session, await newPage());
	}
	await session.close();
}

async function runStory(story: Story, session: VscodeSession, page: Page): Promise<void> {
	const start = Date.now();
	const log: string[] = [];
	page.on('console', (message) => log.push(message.text()));
	page.on('crash', () => log.push('The page crashed.'));
	page.on('close', () => log.push('The page was closed.'));
	page.setDefaultTimeout(stepDeadline);
	try {
		await story.run(await session.openStory(story, new Workbench(page)));
		result.passed += 1;
		console.log(`✓ ${story.name} (${seconds(start)})`);
	} catch (error) {
		result.failed += 1;
		const file = join(evidence, story.name.replaceAll(/\W+/g, '-'));
		await page.screenshot({ path: `${file}.png` }).catch(() => undefined);
		await writeFile(`${file}.log`, [...log, session.log()].join('\n'));
		console.log(`✗ ${story.name} (${seconds(start)})\n  ${error}\n  see ${file}.png, .log`);
	}
	await page.close();
}

function firstLine(error: unknown): string {
	return String(error).split('\n', 1)[0] ?? '';
}

function seconds(start: number): string {
	return `${((Date.now() - start) / 1000).toFixed(1)} s`;
}

function skip(some: readonly Story[], why: string): void {
	for (const { name } of some) {
		console.log(`- ${name}: ${why}`);
		result.skipped.push({ name, why });
	}
}
