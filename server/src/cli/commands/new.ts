/** `driver-plist new`: creates a driver project from a template. */

import { completeAnswers, listTemplates } from '../../scaffold/answers.js';
import { assumedInterface } from '../../scaffold/devices/assumedInterface.js';
import type { NameLists } from '../../scaffold/names/deviceNames.js';
import { firstFileOf, renderTemplate } from '../../scaffold/render.js';
import { type Answers, type Template, templateById } from '../../scaffold/template.js';
import { withNames } from '../../scaffold/templateQuestions.js';
import { templates } from '../../scaffold/templates.js';
import { type Command, type ExitStatus, exitStatus, UsageError } from '../command.js';
import { oneOf, parseCommandLine } from '../commandLine.js';
import { type DisplayText, display, displayJson, displayLines } from '../displayText.js';
import { askAnswers } from '../scaffold/askAnswers.js';
import { deviceAnswers } from '../scaffold/deviceAnswers.js';
import { renderTree } from '../scaffold/fileTree.js';
import { readNameLists } from '../scaffold/nameLists.js';
import { templateHint } from '../scaffold/unknownTemplate.js';
import { reportUnwritten, writeFiles } from '../scaffold/writeFiles.js';
import type { Terminal } from '../terminal.js';
import { renderColumns } from '../textLayout.js';

const help = `Creates a driver project: property lists, entitlements, code, and an Xcode project.

Usage: driver-plist new TEMPLATE --out DIR [options]
       driver-plist new --list [--format text|json]

At a terminal it asks for the answers that are not set and that have no obvious default; otherwise
defaults are used. --list --format json has all of them.
Existing files are never overwritten. If there are any, they are listed and nothing is written.
A folder that does not exist is created with all its files at once. In an existing folder, the files
are moved into place one by one, so killing the program can leave some of them.

Options:
  --out DIR            The folder of the project; created if it does not exist
  --set KEY=VALUE      Answer a question of the template; may be repeated
  --device DEVICE      The device: its vendor and product ID in hexadecimal, such as 1209:0002,
                       VID_1209&PID_0002, usb:v1209p0002, or pci8086,1234, or
                       its lines in the output of lsusb, lspci -nn, ioreg -l or system_profiler -json
  --list               List the templates; with --format json also the keys of --set

Exit status: 0 done, 2 wrong usage, an invalid answer, existing files, or unwritable files.

Examples:
  driver-plist new codeless-dext --out Pad --device 046d:c216
  driver-plist new usb-device --out Lamp --device "$(lsusb -v -d 1209:0002)" --set name=LampDriver
`;

export const newProject: Command = {
	help,
	run: runNew,
};

async function runNew(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
	const { values, positionals } = parseCommandLine(args, {
		out: { type: 'string' },
		set: { type: 'string', multiple: true },
		device: { type: 'string' },
		list: { type: 'boolean' },
		format: { type: 'string' },
	});
	const format = oneOf('format', values.format, ['text', 'json'], 'text');
	if (values.list === true) {
		if (positionals.length > 0) throw new UsageError('--list does not accept a TEMPLATE.');
		const other = (['device', 'out', 'set'] as const).find((name) => values[name] !== undefined);
		if (other !== undefined) throw new UsageError(`--list does not accept --${other}.`);
		terminal.write(format === 'json' ? listAsJson() : listAsText(terminal));
		return exitStatus.ok;
	}
	const [id, ...more] = positionals;
	if (id === undefined) throw new UsageError('Missing TEMPLATE. Use --list to show all templates.');
	if (more.length > 0) throw new UsageError('new accepts one TEMPLATE only.');
	const template = findTemplate(id);
	if (values.out === undefined) throw new UsageError('Missing --out, the folder of the project.');
	if (values.out === '') throw new UsageError("Invalid value '' for --out. Name a folder.");
	const lists = await readNameLists(process.argv[1] ?? '');
	const known = values.device === undefined ? {} : deviceAnswers(template, values.device, lists);
	const given = { ...known, ...parseSettings(values.set ?? []) };
	return writeProject(template, given, values.out, lists, terminal);
}

/** The default of the other ID is that of another device. */
function requireBothIds({ prompts }: Template, given: Answers): void {
	const ids = ['vendorId', 'productId'].filter((id) => prompts.some(({ key }) => key === id));
	const missing = ids.find((id) => given[id] === undefined);
	const other = ids.find((id) => given[id] !== undefined);
	if (missing === undefined || other === undefined) return;
	throw new UsageError(`--set ${other} requires ${missing}. Set both, or use --device VID:PID.`);
}

async function writeProject(
	template: Template,
	given: Answers,
	out: string,
	lists: NameLists,
	terminal: Terminal,
): Promise<ExitStatus> {
	const { canAsk } = terminal;
	// An answer that is compared with another one, or depends on a choice, is validated once that is known.
	const { answers: usual } = completeAnswers(template, given);
	const waiting = template.prompts.flatMap(({ key, differsFrom }) =>
		differsFrom !== undefined || usual[key] === undefined ? [key] : [],
	);
	if (reportFaults(template, given, terminal, canAsk ? waiting : [])) {
		return exitStatus.failed;
	}
	if (!canAsk) requireBothIds(template, given);
	const asked = canAsk ? await askAnswers(template, given, lists) : given;
	if (!asked) {
		terminal.note(display`\nNothing was written.`);
		return exitStatus.failed;
	}
	const answers = withNames(template, asked, lists);
	if (reportFaults(template, answers, terminal)) return exitStatus.failed;
	const files = renderTemplate(template, answers);
	const result = await writeFiles(out, files);
	if (result !== 'written') {
		reportUnwritten(result, terminal);
		return exitStatus.failed;
	}
	terminal.write(
		renderTree(
			out,
			files.map(({ path }) => path),
		),
	);
	const first = firstFileOf(template, answers);
	const assumed = assumedInterface(template, answers);
	if (assumed !== undefined) {
		terminal.write(
			display`Assumed: ${assumed}. On a Mac, ioreg -l -w 0 -r -c IOUSBHostInterface shows the interfaces of the device.\n`,
		);
	}
	terminal.write(display`Next: edit ${first}. README.md lists what to do next.\n`);
	return exitStatus.ok;
}

function reportFaults(
	template: Template,
	answers: Answers,
	terminal: Terminal,
	skipped: readonly string[] = [],
): boolean {
	const faults = completeAnswers(template, answers).faults.filter(
		({ key }) => !skipped.includes(key),
	);
	for (const { key, fault, namesKey } of faults) {
		terminal.note(display`driver-plist: ${namesKey ? '' : `${key}: `}${fault}`);
	}
	return faults.length > 0;
}

function findTemplate(id: string): Template {
	const template = templateById(templates, id);
	if (template) return template;
	throw new UsageError(`Unknown template '${id}'.${templateHint(id, templates)}`);
}

function parseSettings(settings: readonly string[]): Answers {
	return Object.fromEntries(
		settings.map((setting) => {
			const at = setting.indexOf('=');
			if (at < 1) throw new UsageError(`Invalid --set '${setting}'. Use KEY=VALUE.`);
			return [setting.slice(0, at), setting.slice(at + 1)];
		}),
	);
}

function listAsJson(): DisplayText {
	return display`${displayJson(listTemplates(templates), '\t')}\n`;
}

function listAsText(terminal: Terminal): DisplayText {
	const rows = templates.map(({ id, title, description, note }) => [
		id,
		title,
		note === undefined ? description : `${description} ${note}`,
	]);
	return displayLines(renderColumns(rows, terminal.columns));
}
