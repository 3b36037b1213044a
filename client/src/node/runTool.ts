/** Runs a tool of the system. No shell is involved. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** A registry with all its properties has tens of megabytes. */
const limits = { maxBuffer: 256 * 1024 * 1024, timeout: 60_000, windowsHide: true } as const;

/** The standard output; throws where the tool fails. */
export async function runTool(
	tool: string,
	args: readonly string[],
	signal: AbortSignal,
): Promise<string> {
	const { stdout } = await execute(tool, [...args], { ...limits, signal });
	return stdout;
}
