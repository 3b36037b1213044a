/** Runs the bundled command line in a process, and creates folders for it. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { wholePlist } from '../support/wholePlist.js';

export const cliPath = resolve(import.meta.dirname, '../../dist/cli.js');

export interface CliResult {
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

export interface CliOptions {
	readonly cwd?: string;
	readonly input?: string | Uint8Array;
	readonly env?: Readonly<Record<string, string>>;
	/** Another copy of the program. */
	readonly program?: string;
}

/** The exit status and all output of `driver-plist <args>`. */
export async function runCli(
	args: readonly string[],
	options: CliOptions = {},
): Promise<CliResult> {
	const { NO_COLOR, FORCE_COLOR, ...env } = process.env;
	const child = spawn(process.execPath, [options.program ?? cliPath, ...args], {
		cwd: options.cwd,
		env: { ...env, ...options.env },
	});
	let stdout = '';
	let stderr = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		stdout += text;
	});
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		stderr += text;
	});
	child.stdin.on('error', () => {});
	child.stdin.end(options.input ?? '');
	const status = await new Promise<number | null>((done, fail) => {
		child.on('error', fail);
		child.on('close', done);
	});
	return { status, stdout, stderr };
}

/** A folder with these files, removed when the test ends. */
export async function makeFolder(
	files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'driver-plist-cli-'));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	for (const [path, content] of Object.entries(files)) {
		await mkdir(dirname(join(folder, path)), { recursive: true });
		await writeFile(join(folder, path), content);
	}
	return folder;
}

/** A complete property list with the given content of its root dictionary. */
export function plist(inside: string): string {
	return wholePlist(inside, false);
}

/** A codeless kext without problems. */
export const cleanKext = plist(`	<key>CFBundleIdentifier</key>
	<string>com.example.match</string>
	<key>CFBundlePackageType</key>
	<string>KEXT</string>
	<key>CFBundleVersion</key>
	<string>1.0.0</string>
	<key>IOKitPersonalities</key>
	<dict>
		<key>Stick</key>
		<dict>
			<key>CFBundleIdentifier</key>
			<string>com.apple.iokit.IOHIDFamily</string>
			<key>IOClass</key>
			<string>IOHIDEventDriver</string>
			<key>IOProviderClass</key>
			<string>IOHIDInterface</string>
			<key>ProductID</key>
			<integer>3</integer>
			<key>VendorID</key>
			<integer>4617</integer>
		</dict>
	</dict>`);

/** The same without its IOProviderClass, which the system rejects. */
export const faultyKext = cleanKext.replace(
	/\t*<key>IOProviderClass<\/key>\n\t*<string>IOHIDInterface<\/string>\n/,
	'',
);
