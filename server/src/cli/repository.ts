/** Finds the Git repository of a folder. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Whether the folder is the root of a repository. In work trees and submodules, `.git` is a file. */
export function isRepository(folder: string): boolean {
	return existsSync(join(folder, '.git'));
}

/** The nearest root of a repository at or above an absolute folder. */
export function repositoryOf(folder: string): string | undefined {
	if (isRepository(folder)) return folder;
	const parent = dirname(folder);
	return parent === folder ? undefined : repositoryOf(parent);
}
