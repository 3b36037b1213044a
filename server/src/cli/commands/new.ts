/** `driver-plist new`: a driver project from a template. */
import { completeAnswers, listTemplates } from '../../scaffold/answers.js';
import { firstFileOf, renderTemplate } from '../../scaffold/render.js';
import { type Answers, type Template, templateById } from '../../scaffold/template.js';
import { withNames } from '../../scaffold/templateQuestions.js';
import { templates } from '../../scaffold/templates.js';
import { type Command, type ExitStatus, exitStatus, UsageError } from '../command.js';
import { oneOf, parseCommandLine } from '../commandLine.js';
import { didYouMean } from '../didYouMean.js';
import { askAnswers } from '../scaffold/askAnswers.js';
import { parseDeviceIds } from '../scaffold/deviceIds.js';
import { renderTree } from '../scaffold/fileTree.js';
import { readNameLists } from '../scaffold/nameLists.js';
import { sayUnwritten, writeFiles } from '../scaffold/writeFiles.js';
import type { Terminal } from '../terminal.js';
import { renderColumns } from '../textLayout.js';

const help = `Writes a new driver project: property lists, entitlements, code and an Xcode project.

Usage: driver-plist new TEMPLATE --out DIR [options]
       driver-plist new --list [--format text|json]

At a terminal it asks for what is not set; elsewhere the defaults count.
Nothing is ever overwritten: files that are in the way are listed, and nothing is written.

Options:
  --out DIR            The folder of the project; made where it does not exist
  --set KEY=VALUE      Answers a question of the template; may stand several times
  --device VID:PID     Vendor and product of the device, as lsusb prints them (1209:0002),
                       with 0x, or in decimal (4617:2)
  --list               Lists the templates, with the keys of --set in JSON

Exit status: 0 done, 2 wrong usage, a wrong answer, or files in the way or not writable.

Example:
  driver-plist new usb-device --out Lamp --device 1209:0002 --set name=LampDriver
`;

export const newProject: Command = {
	name: 'new',
	summary: 'Writes a new driver project from a template',
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
		if (positionals.length > 0) throw new UsageError('--list takes no template');
		terminal.write(format === 'json' ? listAsJson() : listAsText(terminal));
		return exitStatus.ok;
	}
	const [id, ...more] = positionals;
	if (id === undefined) throw new UsageError('a template is missing; --list shows all');
	if (more.length > 0) throw new UsageError('new takes one template');
	const template = findTemplate(id);
	if (!values.out) throw new UsageError('--out is missing: the folder of the project');
	const given = { ...deviceAnswers(template, values.device), ...parseSettings(values.set ?? []) };
	return writeProject(template, given, values.out, terminal);
}

async function writeProject(
	template: Template,
	given: Answers,
	out: string,
	terminal: Terminal,
): Promise<ExitStatus> {
	const isAtTerminal = process.stdin.isTTY === true && process.stderr.isTTY === true;
	// What continues another answer, or waits for a choice, can be judged once that is given.
	const { answers: usual } = completeAnswers(template, given);
	const waiting = template.prompts.flatMap(({ key, continues }) =>
		continues !== undefined || usual[key] === undefined ? [key] : [],
	);
	if (sayFaults(template, given, terminal, isAtTerminal ? waiting : [])) {
		return exitStatus.failed;
	}
	const lists = await readNameLists(process.argv[1] ?? '');
	const answers = isAtTerminal
		? await askAnswers(template, given, lists)
		: withNames(template, given, lists);
	if (!answers) {
		terminal.note('\nNothing was written.');
		return exitStatus.failed;
	}
	if (sayFaults(template, answers, terminal)) return exitStatus.failed;
	const files = renderTemplate(template, answers);
	const result = await writeFiles(out, files);
	if (result !== 'written') {
		sayUnwritten(result, 'nothing is left of the project', terminal);
		return exitStatus.failed;
	}
	terminal.write(
		renderTree(
			out,
			files.map(({ path }) => path),
		),
	);
	const first = firstFileOf(template, answers);
	terminal.write(`Next: edit ${first}; README.md says how to build and install it.\n`);
	return exitStatus.ok;
}

function sayFaults(
	template: Template,
	answers: Answers,
	terminal: Terminal,
	unjudged: readonly string[] = [],
): boolean {
	const faults = completeAnswers(template, answers).faults.filter(
		({ key }) => !unjudged.includes(key),
	);
	for (const { key, fault } of faults) terminal.note(`driver-plist: ${key}: ${fault}`);
	return faults.length > 0;
}

function findTemplate(id: string): Template {
	const template = templateById(templates, id);
	if (template) return template;
	const ids = templates.map((each) => each.id);
	const hint = didYouMean(id, ids) || '; --list shows all';
	throw new UsageError(`there is no template '${id}'${hint}`);
}

function parseSettings(settings: readonly string[]): Answers {
	return Object.fromEntries(
		settings.map((setting) => {
			const at = setting.indexOf('=');
			if (at < 1) throw new UsageError(`--set takes KEY=VALUE; not '${setting}'`);
			return [setting.slice(0, at), setting.slice(at + 1)];
		}),
	);
}

function deviceAnswers(template: Template, device: string | undefined): Answers {
	if (device === undefined) return {};
	const ids = parseDeviceIds(device);
	if (!ids) {
		throw new UsageError(`--device takes VID:PID such as 1209:0002; not '${device}'`);
	}
	const keys = new Set(template.prompts.map(({ key }) => key));
	if (!keys.has('vendorId') || !keys.has('productId')) {
		throw new UsageError(`the template '${template.id}' asks for no device`);
	}
	return { ...ids };
}

function listAsJson(): string {
	return `${JSON.stringify(listTemplates(templates), undefined, '\t')}\n`;
}

function listAsText(terminal: Terminal): string {
	const rows = templates.map(({ id, title, description, note }) => [
		id,
		title,
		note === undefined ? description : `${description} ${note}`,
	]);
	return renderColumns(rows, terminal.columns);
}
