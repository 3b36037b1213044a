/** Where the names of USB and PCI devices are that are installed with a program. */
import { realpathSync } from 'node:fs';
import { join } from 'node:path';

/** `program` is the path of a file in `dist/`, or of a link to it. */
export function namesFolder(program: string): string {
	return join(realPathOf(program), '../../data/names');
}

function realPathOf(path: string): string {
	try {
		return realpathSync(path);
	} catch {
		return path;
	}
}
