/** `driver-plist explain`: describes a rule, why it matters and how to fix its findings. */
import {
	didYouMean,
	explainLog,
	lookUp,
	otherSeveritiesOf,
	type Rule,
	type RuleDocs,
	ruleDocs,
	rules,
	shownFiles,
	visibleText,
} from '../../service/index.js';
import { type Command, type ExitStatus, exitStatus, UsageError } from '../command.js';
import { oneOf, parseCommandLine } from '../commandLine.js';
import {
	type DisplayText,
	display,
	displayJson,
	displayLines,
	joinDisplay,
} from '../displayText.js';
import { runExplainLog } from '../explainLog.js';
import { plainText } from '../plainText.js';
import { ruleNamed } from '../ruleNamed.js';
import type { Terminal } from '../terminal.js';
import { renderColumns, wrap } from '../textLayout.js';

const help = `Explains a rule, or what a line of the log of macOS means. Without arguments, lists all rules.

Usage: driver-plist explain [CODE] [--format text|json]
       driver-plist explain LINE [PATH…] [--format text|json]

LINE is a message of the kernel or of a program that loads or signs drivers, such as sysextd,
AMFI, kextutil, or codesign, a code of IOKit such as 0xe00002c7, or - for lines from standard
input. PATH is a file or folder in which the cause is located.

Exit status: 0 explained, 1 unknown messages only, 2 wrong usage or an unreadable file.

Examples:
  driver-plist explain duplicate-key
  driver-plist explain 'OSSystemExtensionErrorDomain error 9' MyDriver
  log show --last 5m | driver-plist explain - MyDriver
`;

export const explain: Command = {
	help,
	run: runExplain,
};

async function runExplain(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
	const { values, positionals } = parseCommandLine(args, { format: { type: 'string' } });
	const format = oneOf('format', values.format, ['text', 'json'], 'text');
	const [code, ...more] = positionals;
	if (code?.trim() === '') throw new UsageError('The CODE or LINE is empty.');
	if (code !== undefined && isOtherName(code)) {
		const hint = "'driver-plist look-up' shows what is known of it.";
		throw new UsageError(`'${code}' is a name, not a rule. ${hint}`);
	}
	if (code !== undefined && !isCode(code)) return runExplainLog(code, more, format, terminal);
	const explained = code === undefined ? rules : [ruleNamed(code)];
	if (more.length > 0) throw new UsageError('explain accepts a CODE without other arguments.');
	if (format === 'json') {
		const entries = explained.map((rule) => {
			const { what, why, fix, references } = docsOf(rule.code);
			const otherSeverities = otherSeveritiesOf(rule).map(([severity, when]) => ({
				severity,
				when,
			}));
			const { code: name, severity } = rule;
			return { code: name, severity, otherSeverities, what, why, fix, references };
		});
		const json = displayJson(code === undefined ? entries : entries[0], '\t');
		terminal.write(display`${json}\n`);
	} else if (code === undefined) {
		const rows = rules.map((rule) => [rule.code, rule.severity, plainText(docsOf(rule.code).what)]);
		terminal.write(displayLines(renderColumns(rows, terminal.columns)));
	} else {
		for (const rule of explained) terminal.write(renderRule(rule, terminal));
	}
	return exitStatus.ok;
}

/** Whether an argument looks like the code of a rule. Every message has a space, except the name or number of a code. */
function isCode(argument: string): boolean {
	if (!/^(?!0x)\w[\w-]*$/i.test(argument) || explainLog(argument).explained.length > 0)
		return false;
	return !/[a-z][A-Z]/.test(argument) || didYouMean(argument, [...ruleDocs.keys()]) !== '';
}

/** Whether an argument is what another command explains, such as a key or a class. */
function isOtherName(argument: string): boolean {
	const { keys, facts } = lookUp(argument);
	return !ruleDocs.has(argument) && keys.length + facts.length > 0;
}

/** The documentation of a rule, from the second generated registry. */
function docsOf(code: string): RuleDocs {
	const docs = ruleDocs.get(code);
	if (!docs) throw new Error(`Rule '${code}' has no documentation.`);
	return docs;
}

function renderRule(rule: Rule, terminal: Terminal): DisplayText {
	const { code, severity } = rule;
	const docs = docsOf(code);
	const paragraph = (title: string, text: string) =>
		display`${terminal.paint('bold', title)}\n${displayLines(wrap(plainText(text), terminal.columns, '  '))}\n\n`;
	const others = otherSeveritiesOf(rule).map(([other, when]) => `${other}: ${when}`);
	const [bad] = docs.examples().bad;
	const section = (title: string, text: string) =>
		display`${terminal.paint('bold', title)}\n${displayLines(text)}\n`;
	const example = (text: string) => `${visibleText(text).trim().replace(/^/gm, '  ')}\n`;
	const files = bad ? shownFiles(rule, bad) : [];
	return joinDisplay([
		display`${terminal.paint('bold', code)} ${terminal.paint('dim', `(${severity})`)}\n`,
		display`${displayLines(wrap(plainText(docs.what), terminal.columns, ''))}\n\n`,
		...(others.length === 0 ? [] : [paragraph('Other severities', others.join('\n'))]),
		paragraph('Why', docs.why),
		paragraph('How to fix', docs.fix),
		...files.map(({ name, text }) =>
			section(name === undefined ? 'Example' : `Example: ${name}`, example(text)),
		),
		...(bad?.fixed === undefined ? [] : [section('Fixed', example(bad.fixed))]),
		...Object.entries(bad?.fixedNeighbors ?? {}).map(([path, text]) =>
			section(`Fixed: ${path}`, example(text)),
		),
		section('Sources', docs.references.map((one) => `  ${one}`).join('\n')),
	]);
}
