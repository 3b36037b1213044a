/** `npm start`: builds, checks the examples, then opens them in VS Code with the extension. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from './prepareOnce.js';
import { runProgram } from './runProgram.js';
import { prepareWebWorkbench } from './workbench/webWorkbench.js';

const examples = join(repositoryRoot, 'examples');
/** An extension that shows the problems of one of them. */
const showExamples = join(repositoryRoot, 'scripts/workbench/showExamples');

const { values } = parseArgs({
	options: {
		/** Stops after the findings. */
		'check-only': { type: 'boolean', default: false },
		/** The port of VS Code for the Web; by default a free one. */
		port: { type: 'string' },
	},
});

if ((await runProgram(process.execPath, ['esbuild.mjs', '--production'])) !== 0) process.exit(1);
console.log('\nFindings of driver-plist check in examples/:\n');
const status = await runProgram(process.execPath, ['dist/cli.js', 'check', 'examples']);
if (status > 1) process.exitCode = status;
else if (!values['check-only'] && !(await openInstalledCode())) {
	await serveWebCode().catch((error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	});
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
async function serveWebCode(): Promise<void> {
	console.log(
		'\nNo VS Code on the PATH. Preparing VS Code for the Web, which takes a minute the first time.',
	);
	const { serve } = await prepareWebWorkbench();
	const served = await serve({
		extensionPath: repositoryRoot,
		builtIn: showExamples,
		workspace: examples,
		...(values.port === undefined ? {} : { port: Number(values.port) }),
	});
	console.log(
		`\nThe examples are open, with the extension, at ${served.url}\nPress Ctrl+C to stop.`,
	);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void served.close().then(() => process.exit(0)));
	}
}
