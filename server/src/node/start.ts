/** Starts the language server as a Node process. */
import { join } from 'node:path';
import { limitHeap } from './limitHeap.js';
import { runBundle } from './runBundle.js';

// Compiled code is used again under the same flags only, so they are set first.
limitHeap();
runBundle(join(__dirname, 'server.js'), true);
