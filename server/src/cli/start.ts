/** Starts the command line. */
import { join } from 'node:path';
import { runBundle } from '../node/runBundle.js';

// The code of a check is kept, because checks are most frequent and other commands share much of it.
runBundle(join(__dirname, 'commandLine.js'), process.argv[2] === 'check');
