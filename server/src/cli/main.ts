/** `driver-plist`: runs the command and turns its outcome into an exit status. */
import { version } from '../../../package.json';
import { type ExitStatus, exitStatus, UsageError } from './command.js';
import { commands } from './commandTable.js';
import { display, displayLines } from './displayText.js';
import { describeFileError, isSystemError } from './fileError.js';
import { openTerminal, type Terminal } from './terminal.js';

const help = `driver-plist ${version}: checks the property lists of macOS and iPadOS drivers

Usage: driver-plist <command> [options]

Commands:
${commands.map(({ name, summary }) => `  ${name.padEnd(9)}${summary}`).join('\n')}

Options:
  -h, --help     Shows this help, or the help of the command before it
  --version      Shows the version

Exit status:
  0  Done, without findings
  1  Findings, or names that are not known
  2  Wrong usage, or a file that can't be read or written
`;

async function run(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
	const [name, ...rest] = args;
	if (name === '--version' || name === '-v') {
		terminal.write(display`${version}\n`);
		return exitStatus.ok;
	}
	if (name === '--help' || name === '-h' || (name === 'help' && rest.length === 0)) {
		terminal.write(displayLines(help));
		return exitStatus.ok;
	}
	if (name === 'help') return run([...rest.slice(0, 1), '--help'], terminal);
	const entry = commands.find((one) => one.name === name);
	if (!entry) throw new UsageError(await describeUnknown(name));
	const command = await entry.load();
	if (asksForHelp(rest)) {
		terminal.write(displayLines(command.help));
		return exitStatus.ok;
	}
	return command.run(rest, terminal);
}

const options = ['--help', '--version'];

async function describeUnknown(name: string | undefined): Promise<string> {
	if (name === undefined) return 'Missing command.';
	const { didYouMean } = await import('../service/index.js');
	if (name.startsWith('-')) return `Unknown option '${name}'.${didYouMean(name, options)}`;
	const names = [...commands.map((command) => command.name), ...options];
	return `Unknown command '${name}'.${didYouMean(name, names)}`;
}

function asksForHelp(args: readonly string[]): boolean {
	const end = args.indexOf('--');
	const options = end < 0 ? args : args.slice(0, end);
	return options.includes('--help') || options.includes('-h');
}

/** The usage line of the command, shown after a usage error. */
async function usageOf(name: string | undefined): Promise<string> {
	const entry = commands.find((one) => one.name === name);
	const command = await entry?.load();
	const usage = command?.help.split('\n').find((line) => line.startsWith('Usage:'));
	const more = entry ? `driver-plist ${entry.name} --help` : 'driver-plist --help';
	return `${usage ?? 'Usage: driver-plist <command> [options]'}\nSee ${more}.`;
}

async function main(args: readonly string[]): Promise<void> {
	const terminal = openTerminal();
	try {
		process.exitCode = await run(args, terminal);
	} catch (error) {
		process.exitCode = exitStatus.failed;
		if (isSystemError(error)) {
			terminal.note(display`${error.path ?? 'driver-plist'}: ${describeFileError(error)}`);
			return;
		}
		const text = error instanceof Error ? error.message : String(error);
		terminal.note(display`driver-plist: ${text}`);
		if (error instanceof UsageError) terminal.note(displayLines(await usageOf(args[0])));
		else
			terminal.note(
				display`This is a bug in driver-plist. Please report it with the file that causes it.`,
			);
	}
}

void main(process.argv.slice(2));
