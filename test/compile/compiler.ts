/** The C++ compiler of this computer, which checks code, and builds what a test runs. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Clang, which Xcode uses, or g++; undefined where neither is installed. */
export const compiler: string | undefined = ['clang++', 'g++'].find((name) => {
	try {
		execFileSync(name, ['--version'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
});

/** The title of tests that require a compiler, so that a person sees why they are skipped. */
export const withoutCompiler = compiler === undefined ? ' (no C++ compiler is installed)' : '';

const flags =
	'-std=gnu++20 -fsyntax-only -fno-exceptions -fno-rtti -ffreestanding -Wall -Wextra -Wconversion'
		.concat(
			' -Wno-sign-conversion -Wno-unused-parameter -Wno-unknown-pragmas -Wno-deprecated -Wno-overloaded-virtual -Wno-missing-field-initializers',
		)
		.split(' ');

/** A folder for headers and sources, until `remove`. */
export class CompilerFolder {
	readonly path = mkdtempSync(join(tmpdir(), 'driver-plist-compile-'));

	write(name: string, text: string): string {
		const path = join(this.path, name);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, text);
		return path;
	}

	/** The errors and warnings in a file, with paths relative to its folder; headers are searched in order. */
	check(name: string, headers: readonly string[]): Promise<readonly string[]> {
		const path = join(this.path, name);
		const includes = headers.flatMap((each) => ['-isystem', each]);
		const options = { maxBuffer: 1 << 24, env: { ...process.env, LC_ALL: 'C' } };
		return new Promise((resolve) => {
			execFile(compiler ?? '', [...flags, ...includes, path], options, (error, _, messages) => {
				const faults = messages
					.split('\n')
					.filter((line) => /: (?:fatal )?(?:error|warning): /.test(line));
				const failed = error !== null && faults.length === 0 ? [messages || error.message] : [];
				resolve([...faults, ...failed].map((line) => line.replaceAll(`${dirname(path)}/`, '')));
			});
		});
	}

	/** What a program of one file writes for an input. */
	run(name: string, text: string, input: string): string {
		const source = this.write(`${name}.cpp`, text);
		const program = join(this.path, name);
		const options = { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } } as const;
		execFileSync(compiler ?? '', ['-std=gnu++20', '-Wall', '-o', program, source], options);
		return execFileSync(program, { ...options, input });
	}

	remove(): void {
		rmSync(this.path, { recursive: true });
	}
}
