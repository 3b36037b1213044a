/** A running workbench with the extension, and a folder with the files of each story. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../scripts/prepareOnce.js';
import { prepareDesktopWorkbench } from '../../scripts/workbench/desktopWorkbench.js';
import { findFreePort, type ServedWorkbench } from '../../scripts/workbench/serveWorkbench.js';
import { prepareWebWorkbench } from '../../scripts/workbench/webWorkbench.js';
import type { Story, StoryContext } from './story.js';
import { waitUntil } from './waitUntil.js';
import type { Workbench } from './workbench.js';

const execute = promisify(execFile);

export interface VscodeSession {
	/** Opens the folder of the story in the workbench. */
	openStory(story: Story, workbench: Workbench): Promise<StoryContext>;
	log(): string;
	close(): Promise<void>;
}

/** Settings for a workbench without a welcome page and without automatic saving. */
export const quietSettings = {
	'workbench.startupEditor': 'none',
	'files.autoSave': 'off',
	'extensions.ignoreRecommendations': true,
};

export async function openDesktop(vsix: string): Promise<VscodeSession> {
	const { serve } = await prepareDesktopWorkbench();
	const served = await serve({ vsix, settings: quietSettings });
	const folders: string[] = [];
	return {
		log: served.log,
		openStory: async (story, workbench) => {
			const folder = await mkdtemp(join(tmpdir(), 'driver-plist-story-'));
			folders.push(folder);
			await writeFiles(folder, story);
			const before = await serverProcesses(served.extensionsFolder);
			const serversOfStory = async (): Promise<readonly string[]> => {
				const now = await serverProcesses(served.extensionsFolder);
				return now.filter((process) => !before.includes(process));
			};
			const isEmpty = Object.keys({ ...story.files, ...story.binaryFiles }).length === 0;
			await workbench.open(served.urlOf(folder), { trust: true, isEmpty });
			return {
				workbench,
				openAt: async (path, marked) => {
					await workbench.openFile(path);
					await workbench.goToText(story.files[path] ?? '', marked);
					await workbench.waitForServer();
				},
				expectSaved: async (path, text) => {
					await workbench.save();
					const read = () => readFile(join(folder, path), 'utf8');
					await waitUntil('the saved text', async () => (await read()) === text || undefined).catch(
						async () => assert.equal(await read(), text),
					);
				},
				readFiles: () => readFiles(folder),
				renameOnDisk: (path, to) => rename(join(folder, path), join(folder, to)),
				countServers: async () => (await serversOfStory()).length,
				killServer: async (restarts) => {
					const [server = ''] = await serversOfStory();
					process.kill(Number.parseInt(server, 10), 'SIGKILL');
					await waitUntil(restarts ? 'another server' : 'no server', async () => {
						const now = await serversOfStory();
						return !now.includes(server) && now.length === Number(restarts) ? true : undefined;
					});
				},
			};
		},
		close: async () => {
			await served.close();
			await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
		},
	};
}

/** The extension of this repository from the last build. Each story has a server, on the same port, so that the browser keeps the workbench. */
export async function openWeb(): Promise<VscodeSession> {
	const { serve } = await prepareWebWorkbench();
	const port = await findFreePort();
	const folders: string[] = [];
	let served: ServedWorkbench | undefined;
	const onDesktopOnly = (): never => {
		throw new Error('A web workbench has neither a disk nor processes.');
	};
	return {
		log: () => served?.log() ?? '',
		openStory: async (story, workbench) => {
			const workspace = await mkdtemp(join(tmpdir(), 'driver-plist-web-'));
			folders.push(workspace);
			await writeFiles(workspace, story);
			await served?.close();
			served = await serve({ extensionPath: repositoryRoot, workspace, port });
			await workbench.open(served.url, { trust: false });
			// It opens in each new profile, and would close a picker that is open before it.
			await workbench.page.locator('.tab.active', { hasText: 'Welcome' }).waitFor();
			return {
				workbench,
				openAt: async (path, marked) => {
					await workbench.openFile(path);
					await workbench.goToText(story.files[path] ?? '', marked);
					await workbench.waitForServer();
				},
				expectSaved: onDesktopOnly,
				readFiles: onDesktopOnly,
				renameOnDisk: onDesktopOnly,
				countServers: onDesktopOnly,
				killServer: onDesktopOnly,
			};
		},
		close: async () => {
			await served?.close();
			await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
		},
	};
}

async function writeFiles(folder: string, { files, binaryFiles = {} }: Story): Promise<void> {
	for (const [path, content] of Object.entries({ ...files, ...binaryFiles })) {
		await mkdir(dirname(join(folder, path)), { recursive: true });
		await writeFile(join(folder, path), content);
	}
}

async function readFiles(folder: string): Promise<Readonly<Record<string, string>>> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile());
	const paths = files.map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
	const texts = await Promise.all(paths.map((path) => readFile(join(folder, path), 'utf8')));
	return Object.fromEntries(paths.map((path, index) => [path, texts[index] ?? '']).sort());
}

/** The processes whose program is in the installed extension. */
async function serverProcesses(extensionsFolder: string): Promise<readonly string[]> {
	const { stdout } = await execute('ps', ['-A', '-o', 'pid=,args=']);
	return stdout.split('\n').filter((line) => line.includes(join(extensionsFolder, 'driver-plist')));
}
