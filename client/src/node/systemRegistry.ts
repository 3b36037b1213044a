/** The I/O Registry of this Mac, with the superclasses of all entries. */
import type { SystemRegistry } from '../matching/systemRegistry.js';
import { runTool } from './runTool.js';

/** Undefined on other systems. */
export function systemRegistryOf(platform: NodeJS.Platform): SystemRegistry | undefined {
	if (platform !== 'darwin') return undefined;
	return {
		description: 'Runs ioreg.',
		read: (signal) => runTool('/usr/sbin/ioreg', ['-a', '-l', '-i'], signal),
	};
}
