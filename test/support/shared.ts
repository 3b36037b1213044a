/** The folder of real plists beside the project, which tests use where it is there. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Whether it is there or not. */
export const sharedFolder =
	process.env.DRIVER_PLIST_SHARED ?? resolve(import.meta.dirname, '../../../shared');

export const corpusFolder = join(sharedFolder, 'corpus');
export const hasCorpus = existsSync(join(corpusFolder, 'index.json'));

/** One real plist, and what is known of it. */
export interface CorpusFile {
	readonly id: string;
	/** Where it is in its repository. */
	readonly path: string;
	readonly kind: string;
	readonly builtBundle?: boolean;
	readonly productType?: string;
	readonly file: string;
}

/** The files of the corpus; none where it is absent. */
export function corpusFiles(): readonly CorpusFile[] {
	if (!hasCorpus) return [];
	return JSON.parse(readFileSync(join(corpusFolder, 'index.json'), 'utf8')) as CorpusFile[];
}

export function corpusText({ file }: CorpusFile): string {
	return readFileSync(join(corpusFolder, file), 'utf8');
}
