/** The folder of real property lists next to the project, which tests use if it exists. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The path, whether or not the folder exists. */
export const sharedFolder =
	process.env.DRIVER_PLIST_SHARED ?? resolve(import.meta.dirname, '../../../shared');

export const corpusFolder = join(sharedFolder, 'corpus');
export const hasCorpus = existsSync(join(corpusFolder, 'index.json'));

/** One real property list and its metadata. */
export interface CorpusFile {
	readonly id: string;
	/** Relative to its repository. */
	readonly path: string;
	readonly kind: string;
	readonly builtBundle?: boolean;
	readonly file: string;
}

/** The files of the corpus; empty if it is absent. */
export function corpusFiles(): readonly CorpusFile[] {
	if (!hasCorpus) return [];
	return JSON.parse(readFileSync(join(corpusFolder, 'index.json'), 'utf8')) as CorpusFile[];
}

export function corpusText({ file }: CorpusFile): string {
	return readFileSync(join(corpusFolder, file), 'utf8');
}

/** Recent real files, in the folders of their repositories. */
export const recentFolder = join(corpusFolder, '2026');
export const hasRecentCorpus = existsSync(join(recentFolder, 'index.json'));

/** One of them, with the kind that a reader gave it. */
export interface RecentFile {
	/** Its path from `recentFolder`. */
	readonly file: string;
	readonly kind: string;
}

/** The recent files; empty if they are absent. */
export function recentFiles(): readonly RecentFile[] {
	if (!hasRecentCorpus) return [];
	return JSON.parse(readFileSync(join(recentFolder, 'index.json'), 'utf8')) as RecentFile[];
}
