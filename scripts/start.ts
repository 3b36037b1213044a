/** `npm start`: builds, checks the examples, then opens them in VS Code with the extension. */
import { join } from 'node:path';
import { exitStatus, UsageError } from '../server/src/cli/command.js';
import { repositoryRoot } from './prepareOnce.js';
import { runProgram } from './runProgram.js';
import { parseStartOptions } from './startOptions.js';
import { findFreePort } from './workbench/serveWorkbench.js';
import { prepareWebWorkbench } from './workbench/webWorkbench.js';

const examples = join(repositoryRoot, 'examples');
/** An extension that shows the problems of one of them. */
const showExamples = join(repositoryRoot, 'scripts/workbench/showExamples');

process.exitCode = await start(process.argv.slice(2));

/** Returns the exit status. A served VS Code keeps the process until Ctrl+C. */
async function start(args: readonly string[]): Promise<number> {
	try {
		const { checkOnly, port } = parseStartOptions(args);
		const built = await runProgram(process.execPath, ['esbuild.mjs', '--production']);
		if (built !== 0) return built;
		console.log('\nFindings of driver-plist check in examples/:\n');
		const status = await runProgram(process.execPath, ['dist/cli.js', 'check', 'examples']);
		if (status > exitStatus.findings) return status;
		if (!checkOnly && !(await openInstalledCode())) await serveWebCode(port);
		return exitStatus.ok;
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		return error instanceof UsageError ? exitStatus.failed : 1;
	}
}

/** Opens the examples in the installed VS Code; false if there is none. */
async function openInstalledCode(): Promise<boolean> {
	const opened = await runProgram('code', [
		'--new-window',
		`--extensionDevelopmentPath=${repositoryRoot}`,
		`--extensionDevelopmentPath=${showExamples}`,
		examples,
	]);
	if (opened === 0) console.log('\nThe examples are open in your VS Code, with the extension.');
	return opened === 0;
}

/** Serves the examples in VS Code for the Web until Ctrl+C. */
async function serveWebCode(wanted: number | undefined): Promise<void> {
	const port = await findFreePort(wanted);
	console.log(
		'\nNo VS Code on the PATH. Preparing VS Code for the Web, which takes a minute the first time.',
	);
	const { serve } = await prepareWebWorkbench();
	const served = await serve({
		extensionPath: repositoryRoot,
		builtIn: showExamples,
		workspace: examples,
		port,
	});
	console.log(
		`\nThe examples are open, with the extension, at ${served.url}\nPress Ctrl+C to stop.`,
	);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void served.close().then(() => process.exit(0)));
	}
}
