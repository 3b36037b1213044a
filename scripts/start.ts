/** `npm start`: builds, shows what `check` finds in the samples, then opens them in VS Code with the extension. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from './prepareOnce.js';
import { runProgram } from './runProgram.js';
import { prepareWebWorkbench } from './workbench/webWorkbench.js';

const examples = join(repositoryRoot, 'examples');

const { values } = parseArgs({
	options: {
		/** Ends after the findings. */
		'check-only': { type: 'boolean', default: false },
		/** Port of VS Code for the Web; a free one is taken where it is not given. */
		port: { type: 'string' },
	},
});

if ((await runProgram(process.execPath, ['esbuild.mjs', '--production'])) !== 0) process.exit(1);
console.log('\nWhat driver-plist check finds in the samples of examples/:\n');
const status = await runProgram(process.execPath, ['dist/cli.js', 'check', 'examples']);
if (status > 1) process.exitCode = status;
else if (!values['check-only'] && !(await openInstalledCode())) {
	await serveWebCode().catch((error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	});
}

/** Opens the samples in the person's own VS Code; false where there is none. */
async function openInstalledCode(): Promise<boolean> {
	const opened = await runProgram('code', [
		'--new-window',
		`--extensionDevelopmentPath=${repositoryRoot}`,
		examples,
	]);
	if (opened === 0) console.log('\nThe samples are open in your VS Code, with the extension.');
	return opened === 0;
}

/** Serves the samples in VS Code for the Web until Ctrl-C. */
async function serveWebCode(): Promise<void> {
	console.log(
		'\nNo VS Code on the PATH; preparing VS Code for the Web (the first time takes a minute).',
	);
	const { serve } = await prepareWebWorkbench();
	const served = await serve({
		extensionPath: repositoryRoot,
		workspace: examples,
		...(values.port === undefined ? {} : { port: Number(values.port) }),
	});
	console.log(`\nThe samples are open, with the extension, at ${served.url}\nCtrl-C ends.`);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void served.close().then(() => process.exit(0)));
	}
}
