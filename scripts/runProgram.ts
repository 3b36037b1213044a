/** Runs programs of this project and forwards their output immediately. */
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { repositoryRoot } from './prepareOnce.js';

const onWindows = process.platform === 'win32';

/** The environment of this process, with the tools of `node_modules` first in the PATH. */
function environment(): NodeJS.ProcessEnv {
	const tools = join(repositoryRoot, 'node_modules', '.bin');
	return { ...process.env, PATH: `${tools}${delimiter}${process.env.PATH ?? ''}` };
}

/** Runs a program in the repository with inherited input and output. Returns its exit status, or 127 if it does not exist. */
export async function runProgram(program: string, args: readonly string[]): Promise<number> {
	const child = spawn(program, args.map(quoted), {
		cwd: repositoryRoot,
		env: environment(),
		stdio: 'inherit',
		shell: onWindows,
	});
	return statusOf(child);
}

/** Runs a program whose last line is its result, which is returned. The other lines are forwarded. */
export async function runForLastLine(
	program: string,
	args: readonly string[],
): Promise<{ readonly status: number; readonly lastLine: string | undefined }> {
	const child = spawn(program, args.map(quoted), {
		cwd: repositoryRoot,
		env: environment(),
		stdio: ['ignore', 'pipe', 'inherit'],
		shell: onWindows,
	});
	const ended = statusOf(child);
	let lastLine: string | undefined;
	for await (const line of createInterface({ input: child.stdout })) {
		if (lastLine !== undefined) console.log(lastLine);
		lastLine = line;
	}
	return { status: await ended, lastLine };
}

function statusOf(child: ReturnType<typeof spawn>): Promise<number> {
	return new Promise((resolve) => {
		child.on('error', () => resolve(127));
		child.on('close', (status) => resolve(status ?? 1));
	});
}

/** Quotes for the shell, which is used only on Windows, where the tools are scripts. */
function quoted(argument: string): string {
	return onWindows && /\s/.test(argument) ? `"${argument}"` : argument;
}
