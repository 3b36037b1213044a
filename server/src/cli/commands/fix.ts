/** `driver-plist fix`: applies all preferred fixes. */
import { checkOptionsOf } from '../../configuration/settings.js';
import {
	type CheckOptions,
	conversionAdvice,
	type DecodedPlist,
	type DriverPlist,
	declaredEncoding,
	documentKinds,
	type Finding,
	fixAll,
	renderMessage,
	unreadReason,
} from '../../service/index.js';
import { analyzePlist, isToBeChecked } from '../checkFile.js';
import { type Command, type ExitStatus, exitStatus, UsageError } from '../command.js';
import { oneOf, parseCommandLine } from '../commandLine.js';
import { type DisplayText, display, displayLines, joinDisplay } from '../displayText.js';
import {
	eachPlist,
	type PlistContext,
	plistInput,
	plistOptions,
	plistOptionsHelp,
} from '../eachPlist.js';
import { encodeText } from '../encodeText.js';
import { describeFileError } from '../fileError.js';
import { noteFault } from '../noteFault.js';
import { type FoundFile, standardInput } from '../plistFiles.js';
import { replaceFile } from '../replaceFile.js';
import { FixJsonReport, type FixReport, FixTextReport } from '../reports/fixReport.js';
import { ruleNamed } from '../ruleNamed.js';
import { pathTo } from '../teamFiles.js';
import type { Terminal } from '../terminal.js';
import { unifiedDiff } from '../unifiedDiff.js';

const help = `Applies all fixes that require no decision. The rest of each file is left unchanged.

Usage: driver-plist fix PATH… [options]

PATH is a file, a folder to search for *.plist and *.entitlements, or - for standard input, in
which case the fixed text is printed. In folders, only driver property lists are fixed, and none
outside of them to which links lead, or that .gitignore excludes.

A file is replaced at once, with the same permissions and owner. It is not changed if another
program changed it in the meantime. Extended attributes are not kept.

Options:
  --dry-run            Print a unified diff and write nothing
  --rule CODE          Fix only the findings of this rule; can be repeated
  --format text|json   json: the fixes of each file; without the diff (default: text)
  --quiet              Print only failures, and the diff
${plistOptionsHelp}
Exit status:
  0  Done
  2  Wrong usage, a file that can't be read, fixed completely, or written, or a problem in
     .driver-plist.json; the files to which it does not apply were fixed

Examples:
  driver-plist fix . --dry-run
  driver-plist fix MyDriver --rule id-as-string --rule wrong-type
`;

export const fix: Command = {
	help,
	run: runFix,
};

/** @throws UsageError if the arguments are wrong. */
function parseArguments(args: readonly string[]) {
	const { values, positionals } = parseCommandLine(args, {
		...plistOptions,
		'dry-run': { type: 'boolean' },
		format: { type: 'string' },
		rule: { type: 'string', multiple: true },
	});
	const kind = oneOf('kind', values.kind, documentKinds);
	const format = oneOf('format', values.format, ['text', 'json'], 'text');
	const codes = values.rule && new Set(values.rule.map((code) => ruleNamed(code).code));
	const accepts = codes && (({ code }: Finding) => codes.has(code));
	const isDryRun = values['dry-run'] === true;
	if (positionals.length === 0) throw new UsageError('Missing PATH.');
	const readsInput = positionals.includes(standardInput);
	if (format === 'json' && readsInput && !isDryRun) {
		throw new UsageError('--format json and the path - require --dry-run.');
	}
	// A pipe would lose the text of an excluded file.
	if (values['force-exclude'] === true && readsInput) {
		throw new UsageError('--force-exclude does not apply to the path -.');
	}
	return { kind, format, accepts, isDryRun, readsInput, input: plistInput(positionals, values) };
}

async function runFix(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
	const { kind, format, accepts, isDryRun, readsInput, input } = parseArguments(args);
	const report: FixReport =
		format === 'json'
			? new FixJsonReport(terminal)
			: new FixTextReport(terminal, { isDryRun, quiet: input.quiet, printsContent: readsInput });

	const failed = new Set<string>();
	const outcome = await eachPlist(input, terminal, async (decoded, file, context, visit) => {
		const { path, text } = decoded;
		// It may be visited again, after files near it were fixed.
		failed.delete(path);
		const analyzed = analyzePlist(decoded, kind, context);
		const options = { ...checkOptionsOf(context.team?.shared), onFault: noteFault(terminal, path) };
		const fixed: FixedText = isToBeChecked(analyzed, file)
			? fixOne(analyzed, options, accepts)
			: { text, applied: [] };
		const differs = fixed.text !== text;
		const withheld = differs ? whyWithheld(file, context) : undefined;
		const bytes =
			differs && withheld === undefined
				? encodeText(fixed.text, decoded, decoded.bytes)
				: decoded.bytes;
		const isPrinted = file.path === standardInput && !isDryRun;
		// What can't be fixed is printed as it is, so that a pipe loses nothing.
		if (isPrinted) terminal.writeContent(bytes ?? decoded.bytes);
		if (!differs) {
			const reason = reasonFor(fixed);
			if (reason === undefined) return;
			report.skip(path, reason);
			failed.add(path);
			return;
		}
		if (withheld !== undefined) {
			report.withhold(path, withheld);
			failed.add(path);
			return;
		}
		if (file.isOutside) {
			report.skip(path, 'A link leads out of the folder to it.');
			return;
		}
		const writes = !isDryRun && !isPrinted;
		const problem = bytes
			? writes && (await replace(path, bytes, decoded.bytes))
			: unencodable(decoded);
		if (problem) {
			report.skip(path, problem);
			failed.add(path);
			return;
		}
		if (isDryRun && format === 'text') writeDiff(unifiedDiff(path, text, fixed.text), terminal);
		report.add(path, fixed.applied);
		const reason = reasonFor(fixed);
		if (reason !== undefined) {
			terminal.note(display`${path}: ${reason}`);
			failed.add(path);
		}
		await visit.edited(isDryRun ? fixed.text : undefined);
	});
	report.end(outcome.read);
	return outcome.failures + failed.size > 0 ? exitStatus.failed : exitStatus.ok;
}

/** Why no fix of the file is written: whether the team wants it is not known. */
function whyWithheld(
	{ mayBeIgnored }: FoundFile,
	{ team }: Pick<PlistContext, 'team'>,
): string | undefined {
	if (team?.hiddenBy !== undefined) {
		return `${pathTo(team.hiddenBy)}: The property lists that it applies to are not changed until it is corrected.`;
	}
	if (!mayBeIgnored) return undefined;
	return 'Files that .gitignore may exclude are not changed. Use --no-ignore, or name the files, to fix them.';
}

interface FixedText extends ReturnType<typeof fixAll> {
	/** Why the file was not read as a property list; undefined if it was. */
	readonly unread?: string | undefined;
}

function fixOne(
	analyzed: DriverPlist,
	options: CheckOptions,
	accepts: ((finding: Finding) => boolean) | undefined,
): FixedText {
	const fixed = fixAll(analyzed, options, accepts);
	return { ...fixed, unread: fixed.applied.length > 0 ? undefined : unreadReason(analyzed) };
}

/** Why a file is not fixed, or not completely, and what to do; undefined if it is. */
function reasonFor({ applied, unread, unfinishedBecause }: FixedText): string | undefined {
	if (unread !== undefined || !unfinishedBecause) return unread;
	const remedy =
		applied.length > 0
			? 'Run the command again to fix more.'
			: 'Fix the problems of one rule at a time with --rule.';
	return `${renderMessage(unfinishedBecause)} ${remedy}`;
}

const binaryNote = `It is a binary property list. ${conversionAdvice}`;

/** Why an edited text can't be encoded like its file. */
function unencodable({ encoding, text }: DecodedPlist): string {
	if (encoding === 'binary') return binaryNote;
	const isUnicode = encoding === 'utf-8' || encoding.startsWith('utf-16');
	const name = encoding.startsWith('utf-') ? encoding : declaredEncoding(text)?.name;
	const problem = isUnicode
		? 'The file contains invalid bytes'
		: `The encoding is ${name ?? encoding}`;
	return `${problem}. Save it as UTF-8 first.`;
}

/** Why the file is not changed; undefined if it is. */
async function replace(
	path: string,
	content: Uint8Array,
	before: Uint8Array,
): Promise<string | undefined> {
	try {
		await replaceFile(path, content, before);
		return undefined;
	} catch (error) {
		return describeFileError(error);
	}
}

/** Without colors, the diff is as `patch` reads it. */
function writeDiff(diff: string, terminal: Terminal): void {
	if (!terminal.colors) terminal.writeContent(diff);
	else
		terminal.write(
			joinDisplay(
				diff.split('\n').map((line) => paintLine(line, terminal)),
				'\n',
			),
		);
}

function paintLine(line: string, { paint }: Terminal): DisplayText {
	const text = displayLines(line);
	if (line.startsWith('@')) return paint('cyan', text);
	if (line.startsWith('---') || line.startsWith('+++')) return paint('bold', text);
	if (line.startsWith('-')) return paint('red', text);
	return line.startsWith('+') ? paint('green', text) : text;
}
