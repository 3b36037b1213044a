/** The texts for measurements: an enlarged example of the project, and real files if they exist. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { analyze } from '../../server/src/service/index.js';
import { enlarge } from './enlarge.js';

/** The bundled measurements run in the root of the project. */
const root = process.cwd();
const corpus = join(process.env.DRIVER_PLIST_SHARED ?? resolve(root, '../shared'), 'corpus');

export interface Sample {
	readonly name: string;
	readonly text: string;
}

/** A dext of `examples/`. */
export function ownSample(): Sample {
	const name = 'examples/MacroPadDriver/Info.plist';
	return { name, text: readFileSync(join(root, name), 'utf8') };
}

/** The same with its personality repeated up to about `size` characters. */
export function enlargedSample(size: number): Sample {
	const { name, text } = ownSample();
	return { name: `${name}, enlarged`, text: enlarge(text, size) };
}

/** Real property lists of more than 50 kB, largest first; empty without the corpus. */
export function largeFiles(): readonly Sample[] {
	if (!existsSync(corpus)) return [];
	return readdirSync(corpus, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.plist') && statSync(join(corpus, name)).size > 50_000)
		.map((name) => ({ name, text: readFileSync(join(corpus, name), 'utf8') }))
		.sort((a, b) => b.text.length - a.text.length);
}

/** The real driver property list of median size; without the corpus an example. */
export function medianFile(): Sample {
	const index = join(corpus, 'index.json');
	if (!existsSync(index)) return ownSample();
	const files = (JSON.parse(readFileSync(index, 'utf8')) as readonly { readonly file: string }[])
		.map(({ file }) => ({ name: file, text: readFileSync(join(corpus, file), 'utf8') }))
		.filter(({ name, text }) => analyze(text, { uri: `file:///${name}` }).personalities.length > 0)
		.sort((a, b) => a.text.length - b.text.length);
	return files[files.length >> 1] ?? ownSample();
}

export function largestFile(): Sample | undefined {
	return largeFiles()[0];
}

/** The real file with the largest part of its text in `<data>`. */
export function base64File(): Sample | undefined {
	const shareOfData = ({ text }: Sample) =>
		[...text.matchAll(/<data>([^<]*)/g)].reduce((sum, [, data]) => sum + (data?.length ?? 0), 0);
	return largeFiles().reduce<Sample | undefined>(
		(most, each) => (most && shareOfData(most) >= shareOfData(each) ? most : each),
		undefined,
	);
}
