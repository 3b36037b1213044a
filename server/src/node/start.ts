/** Starts the language server as a Node process. */
import { join } from 'node:path';
import { runBundle } from './runBundle.js';

runBundle(join(__dirname, 'server.js'), true);
