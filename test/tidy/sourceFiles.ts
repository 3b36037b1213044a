/** The files of the project, from git. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

export interface SourceFile {
	/** Relative to the root, with slashes. */
	readonly path: string;
	readonly text: string;
}

/** Tracked and untracked files, without ignored ones. */
export function projectFiles(): readonly string[] {
	const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
	return execFileSync('git', args, { cwd: root, encoding: 'utf8' })
		.split('\0')
		.filter((path) => path !== '' && existsSync(join(root, path)));
}

export function sourceFiles(under: RegExp): readonly SourceFile[] {
	return projectFiles()
		.filter((path) => under.test(path) && /\.(?:ts|mjs)$/.test(path))
		.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** The imports of a file: names of packages, and paths relative to the root. */
export function importsOf({ path, text }: SourceFile): readonly string[] {
	const specifiers = [
		...text.matchAll(/^\s*(?:import|export)\b[^;'"]*?\bfrom\s*'([^']+)'/gm),
		...text.matchAll(/^\s*import\s*'([^']+)'/gm),
		...text.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g),
	].map(([, specifier]) => specifier ?? '');
	return specifiers.map((specifier) =>
		specifier.startsWith('.')
			? relative(root, resolve(root, dirname(path), specifier)).replaceAll('\\', '/')
			: specifier,
	);
}
