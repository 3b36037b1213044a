/** The places of findings, as reports name them. */
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { LineIndex, NearbyFile, TextRange } from '../../service/index.js';
import type { CheckedFile } from '../checkFile.js';
import { repositoryOf } from '../repository.js';

/** A text with the path to show for it. */
export interface ReportedFile {
	readonly path: string;
	readonly lines: LineIndex;
}

/** The file that a part of a finding is about: one near the checked file, or the checked file itself. */
export function fileOf(checked: CheckedFile, neighbor: NearbyFile | undefined): ReportedFile {
	if (!neighbor) return checked;
	const way = relative(dirname(fileURLToPath(checked.uri)), fileURLToPath(neighbor.uri));
	return { path: join(dirname(checked.path), way), lines: neighbor.lines };
}

/** A range with lines and columns counted from one, in UTF-16 code units; the end is exclusive. */
export interface Region {
	readonly startLine: number;
	readonly startColumn: number;
	readonly endLine: number;
	readonly endColumn: number;
}

export function regionOf({ lines }: Pick<ReportedFile, 'lines'>, range: TextRange): Region {
	const start = lines.positionAt(range.start);
	const end = lines.positionAt(range.end);
	return {
		startLine: start.line + 1,
		startColumn: start.character + 1,
		endLine: end.line + 1,
		endColumn: end.character + 1,
	};
}

/** `path:line:column`, which terminals and editors turn into a link. */
export function locationOf(file: ReportedFile, range: TextRange): string {
	const { startLine, startColumn } = regionOf(file, range);
	return `${file.path}:${startLine}:${startColumn}`;
}

/** A path as code hosts have it: relative to the root of the repository, or else to the current folder. Absolute if the file is outside. */
function placeOf(path: string): { readonly path: string; readonly isOutside: boolean } {
	const here = resolve('.');
	const way = relative(repositoryOf(here) ?? here, resolve(path));
	const isOutside = way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
	return { path: isOutside ? resolve(path) : way.split(sep).join('/'), isOutside };
}

export function pathInRepository(path: string): string {
	return placeOf(path).path;
}

/** The same as a URI, which is relative unless the file is outside. */
export function uriInRepository(path: string): string {
	const place = placeOf(path);
	if (place.isOutside) return pathToFileURL(place.path).href;
	return place.path.split('/').map(encodeURIComponent).join('/');
}
