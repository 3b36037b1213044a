/** The commands of `driver-plist`, in the order `--help` lists them. */
import type { Command } from './command.js';
import { check } from './commands/check.js';
import { explain } from './commands/explain.js';
import { fix } from './commands/fix.js';
import { keys } from './commands/keys.js';
import { lsp } from './commands/lsp.js';
import { migrate } from './commands/migrate.js';
import { newProject } from './commands/new.js';

export const commands: readonly Command[] = [check, fix, newProject, migrate, keys, explain, lsp];
