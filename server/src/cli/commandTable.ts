/** The commands of `driver-plist`, in the order `--help` lists them. */
import type { Command } from './command.js';

/** A command as the list of commands shows it. */
export interface CommandEntry {
	readonly name: string;
	/** One line for the list of commands. */
	readonly summary: string;
	/** The command itself: the code of the others is not even loaded. */
	load(): Promise<Command>;
}

export const commands: readonly CommandEntry[] = [
	{
		name: 'check',
		summary: 'Checks property lists and entitlements',
		load: async () => (await import('./commands/check.js')).check,
	},
	{
		name: 'fix',
		summary: 'Applies all fixes that require no decision',
		load: async () => (await import('./commands/fix.js')).fix,
	},
	{
		name: 'new',
		summary: 'Creates a driver project from a template',
		load: async () => (await import('./commands/new.js')).newProject,
	},
	{
		name: 'migrate',
		summary: 'Converts the Info.plist of a kext to that of a dext',
		load: async () => (await import('./commands/migrate.js')).migrate,
	},
	{
		name: 'look-up',
		summary: 'Shows what is known of keys, entitlements, classes, kexts, libraries, and rules',
		load: async () => (await import('./commands/lookUp.js')).lookUpNames,
	},
	{
		name: 'explain',
		summary: 'Explains a rule or a line of a log, or lists all rules',
		load: async () => (await import('./commands/explain.js')).explain,
	},
	{
		name: 'match',
		summary:
			'Shows which personalities match the devices of a registry dump, and why others do not',
		load: async () => (await import('./commands/match.js')).match,
	},
	{
		name: 'redact',
		summary: 'Removes serial numbers, addresses, and names from a dump of a Mac',
		load: async () => (await import('./commands/redact.js')).redact,
	},
	{
		name: 'lsp',
		summary: 'Runs the language server for an editor',
		load: async () => (await import('./commands/lsp.js')).lsp,
	},
];
