/** A real VS Code with the Node extension host from npm: the VS Code server in code-server. */
import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { exists, prepareOnce, runNpm, runToEnd } from '../prepareOnce.js';
import { findFreePort, type ServedWorkbench, serveWorkbench } from './serveWorkbench.js';

/** The newest release that runs on Node 20. It contains VS Code 1.100. */
const release = 'code-server@4.100.3';

/** The program that searches files. npm leaves out an optional package whose download is cut off, so it is installed by its own name. */
const search = { name: `@vscode/ripgrep-${process.platform}-${process.arch}`, version: '1.18.0' };

/** Programs that the first preparation requires are missing. The message lists them and how to install them. */
export class MissingTools extends Error {}

export interface ServedDesktopWorkbench extends ServedWorkbench {
	/** The URL that opens a local folder. */
	urlOf(folder: string): string;
	/** The folder in which the extension is installed. */
	readonly extensionsFolder: string;
}

export interface DesktopWorkbench {
	/** Installs the packaged extension into a fresh profile and serves the workbench. */
	serve(options: {
		vsix: string;
		settings?: Readonly<Record<string, unknown>>;
	}): Promise<ServedDesktopWorkbench>;
}

/** Prepares the workbench. The first time takes about a minute and requires a compiler. */
export async function prepareDesktopWorkbench(): Promise<DesktopWorkbench> {
	const folder = await prepareOnce(release.replace('@', '-'), install);
	const server = join(folder, vscodeServer);
	await addSearch(server);
	return {
		serve: async ({ vsix, settings = {} }) => {
			const profile = await mkdtemp(join(tmpdir(), 'driver-plist-desktop-'));
			const data = join(profile, 'data');
			const extensionsFolder = join(profile, 'extensions');
			const args = ['--server-data-dir', data, '--extensions-dir', extensionsFolder];
			const main = join(server, 'out', 'server-main.js');
			const served = await (async () => {
				await writeMachineSettings(data, settings);
				await runToEnd(process.execPath, [main, '--install-extension', vsix, ...args], server);
				return serve(server, main, args);
			})().catch(async (error: unknown) => {
				await rm(profile, { recursive: true, force: true });
				throw error;
			});
			return {
				...served,
				extensionsFolder,
				urlOf: (path) => `${served.url}/?folder=${encodeURI(pathToFileURL(path).pathname)}`,
				close: async () => {
					await served.close();
					await rm(profile, { recursive: true, force: true, maxRetries: 5 });
				},
			};
		},
	};
}

const vscodeServer = join('node_modules', 'code-server', 'lib', 'vscode');

async function install(folder: string): Promise<void> {
	const missing = ['g++', 'make', 'python3'].filter(
		(tool) => spawnSync(tool, ['--version'], { stdio: 'ignore' }).status !== 0,
	);
	if (missing.length > 0) {
		throw new MissingTools(
			`the desktop workbench requires ${missing.join(', ')} to build two native modules (Debian: apt-get install g++ make python3)`,
		);
	}
	await runNpm(folder, ['install', release, '--ignore-scripts']);
	const server = join(folder, vscodeServer);
	await runNpm(server, ['install', '--omit=dev', '--ignore-scripts']);
	await runNpm(server, ['rebuild', '@vscode/spdlog', 'native-watchdog', ...(await nodeHeaders())]);
}

/** Adds the program that searches files, which code-server downloads from GitHub. Newer packages have it on npm. */
async function addSearch(server: string): Promise<void> {
	const program = join(server, 'node_modules', '@vscode', 'ripgrep', 'bin', 'rg');
	if (await exists(program)) return;
	const release = `${search.name}@${search.version}`;
	const folder = await prepareOnce(release.replaceAll(/[@/]/g, '-'), async (unfinished) =>
		runNpm(unfinished, ['install', release]),
	);
	await mkdir(dirname(program), { recursive: true });
	await copyFile(join(folder, 'node_modules', search.name, 'bin', 'rg'), program);
}

/** If the headers of Node are installed with Node, no download is required to compile. */
async function nodeHeaders(): Promise<string[]> {
	const prefix = dirname(dirname(process.execPath));
	const isSet = process.env.npm_config_nodedir !== undefined;
	const isThere = await exists(join(prefix, 'include', 'node', 'node.h'));
	return !isSet && isThere ? ['--nodedir', prefix] : [];
}

async function writeMachineSettings(
	data: string,
	settings: Readonly<Record<string, unknown>>,
): Promise<void> {
	const folder = join(data, 'data', 'Machine');
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, 'settings.json'), JSON.stringify(settings));
}

async function serve(
	folder: string,
	main: string,
	args: readonly string[],
): Promise<ServedWorkbench> {
	const port = await findFreePort();
	return serveWorkbench({
		args: [
			main,
			...['--host', '127.0.0.1', '--port', String(port)],
			...['--without-connection-token', '--accept-server-license-terms'],
			...['--telemetry-level', 'off', ...args],
		],
		folder,
		url: `http://127.0.0.1:${port}`,
		listening: /agent listening/,
	});
}
