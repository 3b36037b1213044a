/** All commands; a new one joins this list and the manifest. */
import type { Command } from './command.js';
import { fixAll } from './fixAll.js';
import { restartServer } from './restartServer.js';
import { showOutput } from './showOutput.js';

export const commandList: readonly Command[] = [fixAll, restartServer, showOutput];
