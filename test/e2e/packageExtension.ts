/** Packages the extension as for a release. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheRoot, repositoryRoot, runToEnd } from '../../scripts/prepareOnce.js';

/** Builds and packages the extension; returns the path of the `.vsix`. */
export async function packageExtension(): Promise<string> {
	const vsix = join(cacheRoot, 'e2e', 'driver-plist.vsix');
	await mkdir(join(cacheRoot, 'e2e'), { recursive: true });
	await runToEnd('npm', ['run', 'package', '--', '--out', vsix], repositoryRoot);
	return vsix;
}
