/** What is at a path. */
import { type Stats, statSync } from 'node:fs';

/** Undefined where nothing is, and where the system does not find out: for a loop of links, or in a folder without permission. */
export function fileStatus(path: string): Stats | undefined {
	try {
		return statSync(path, { throwIfNoEntry: false });
	} catch {
		return undefined;
	}
}
