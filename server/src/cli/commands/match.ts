/** `driver-plist match`: which personalities match the devices of a dump, and why others do not. */
import {
	absentIds,
	type DriverPersonality,
	DumpMatching,
	describeRegistryRemark,
	didYouMean,
	type Explanation,
	explainMatch,
	inWords,
	isNotShown,
	nearestEntries,
	personalitiesToMatch,
	type Registry,
	type RegistryEntry,
	valueText,
	verifyDump,
} from '../../service/index.js';
import { announceInput } from '../announceInput.js';
import { analyzePlist, isToBeChecked } from '../checkFile.js';
import { type Command, type ExitStatus, exitStatus, UsageError } from '../command.js';
import { oneOf, parseCommandLine, requirePath } from '../commandLine.js';
import { display, displayJson, joinDisplay } from '../displayText.js';
import { eachPlist, parseMaxSize, plistInput } from '../eachPlist.js';
import { JsonList } from '../jsonList.js';
import { findDevices } from '../match/findDevices.js';
import { explanationToJson, nodeToJson, verifyToJson } from '../match/matchJson.js';
import {
	renderDevice,
	renderExplanation,
	renderNode,
	renderResult,
	renderVerify,
} from '../match/matchText.js';
import { readDump } from '../match/readDump.js';
import { noteUnread } from '../noteUnread.js';
import type { Terminal } from '../terminal.js';

const help = `Compares personalities with the devices of a registry dump, as the kernel does.

Usage: driver-plist match DUMP [PLIST…] [--device DEVICE] [--explain PERSONALITY]
       driver-plist match DUMP --verify

DUMP is what 'ioreg -a -l -i' writes, or another dump; - is standard input. PLIST is a property
list, a bundle, or a folder. Without PLIST, lists what is attached, and devices without a driver;
of a list of devices, which shows no drivers, the devices.
The answer is which personality would be tried first, not which driver attaches: its probe decides.

Options:
  --device DEVICE        Only this device: VENDOR:PRODUCT in hexadecimal, a name, or a path
  --explain PERSONALITY  Show all tests of this personality, its rivals, and what to change
  --verify               Compare the simulator with the drivers that the dump shows as attached
  --format text|json
  --max-size MB          Skip larger property lists, and read only the start of a larger dump

Exit status: 0 done, 1 a personality matches nothing, or the dump does not show that it matches,
there is none, or the dump contradicts the simulator or shows no drivers to compare, 2 wrong
usage, or an unreadable file.

Examples:
  driver-plist match dump.plist MyDriver/Info.plist
  driver-plist match dump.plist MyDriver.dext --device 046d:c52b --explain MyDriver
`;

export const match: Command = {
	help,
	run: runMatch,
};

async function runMatch(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
	const { values, positionals } = parseCommandLine(args, {
		device: { type: 'string' },
		explain: { type: 'string' },
		verify: { type: 'boolean' },
		format: { type: 'string' },
		'max-size': { type: 'string' },
	});
	const [first, ...paths] = positionals;
	const format = oneOf('format', values.format, ['text', 'json'], 'text');
	const dump = requirePath('DUMP', first);
	if (
		values.verify &&
		(paths.length > 0 || values.device !== undefined || values.explain !== undefined)
	) {
		throw new UsageError('--verify accepts a DUMP only.');
	}
	const maxSize = values['max-size'];
	if (values.device === '') throw new UsageError("Invalid value '' for --device. Name a device.");
	announceInput([dump], terminal);
	const registry = await readDump(dump, maxSize === undefined ? undefined : parseMaxSize(maxSize));
	if (typeof registry === 'string') {
		terminal.note(display`${dump}: ${registry}`);
		return exitStatus.failed;
	}
	// A device that does not exist is wrong usage, which is reported first.
	const devices = devicesFor(values.device, registry);
	for (const remark of registry.remarks)
		terminal.note(display`${dump}: ${describeRegistryRemark(remark)}`);
	if (values.verify) return verify(registry, format, terminal);
	const read = await readPersonalities(paths, maxSize, terminal);
	const matching = new DumpMatching(registry, read.personalities);
	const status = answer({
		matching,
		devices,
		explain: values.explain,
		format,
		terminal,
		hasPlists: paths.length > 0,
	});
	if (read.failures > 0) return exitStatus.failed;
	return paths.length > 0 && read.personalities.length === 0 ? exitStatus.findings : status;
}

function verify(registry: Registry, format: 'text' | 'json', terminal: Terminal): ExitStatus {
	const result = verifyDump(registry);
	terminal.write(
		format === 'json'
			? display`${displayJson(verifyToJson(result), '\t')}\n`
			: renderVerify(result, terminal),
	);
	if (result.families.size === 0) {
		terminal.note(display`The dump shows no attached driver that can be compared.`);
		return exitStatus.findings;
	}
	const isRight = [...result.families.values()].every(
		({ mismatch, scoreWrong }) => mismatch === 0 && scoreWrong === 0,
	);
	return isRight ? exitStatus.ok : exitStatus.findings;
}

async function readPersonalities(
	paths: readonly string[],
	maxSize: string | undefined,
	terminal: Terminal,
): Promise<{ readonly personalities: readonly DriverPersonality[]; readonly failures: number }> {
	const personalities: DriverPersonality[] = [];
	if (paths.length === 0) return { personalities, failures: 0 };
	const input = plistInput(paths, { 'max-size': maxSize });
	let unread = 0;
	const outcome = await eachPlist(input, terminal, async (file, { named }, context) => {
		const plist = analyzePlist(file, undefined, context);
		const found = personalitiesToMatch(plist, file.path);
		const isDriver = isToBeChecked(plist, { named });
		const isRelevant = found.length > 0 || (isDriver && plist.root?.type !== 'dict');
		if (isRelevant && noteUnread(plist, file.path, terminal)) unread++;
		else for (const each of found) personalities.push(each);
	});
	const failures = outcome.failures + unread;
	if (personalities.length === 0 && failures === 0) {
		terminal.note(display`No personalities found.`);
	}
	return { personalities, failures };
}

function devicesFor(
	wanted: string | undefined,
	registry: Registry,
): readonly RegistryEntry[] | undefined {
	if (wanted === undefined) return undefined;
	const devices = findDevices(wanted, registry.entries, registry);
	if (devices.length === 0) throw new UsageError(`The dump has no device '${wanted}'.`);
	return devices;
}

interface Question {
	readonly matching: DumpMatching;
	/** The devices that are named; undefined for all. */
	readonly devices: readonly RegistryEntry[] | undefined;
	readonly explain: string | undefined;
	readonly format: 'text' | 'json';
	readonly terminal: Terminal;
	readonly hasPlists: boolean;
}

function answer(question: Question): ExitStatus {
	if (question.explain !== undefined) return explain(question, question.explain);
	if (!question.hasPlists || question.format === 'json') return list(question);
	return summarize(question);
}

/** All nodes; in text, the attached drivers and the devices without one, or all devices where drivers are not shown. */
function list({ matching, devices, format, terminal, hasPlists }: Question): ExitStatus {
	const nodes = (devices ?? matching.providers)
		.filter((entry) => devices || hasPlists || isListed(entry, matching))
		.map((entry) => (devices ? matching.nodeWithAll(entry) : matching.node(entry)))
		.filter(({ candidates }) => devices || !hasPlists || candidates.length > 0);
	if (format === 'json') {
		writeJson(nodes, (node) => nodeToJson(node, matching), terminal);
	} else {
		terminal.write(joinDisplay(nodes.map((node) => renderNode(node, matching, terminal))));
	}
	const matched = new Set(
		nodes.flatMap(({ candidates }) =>
			candidates.flatMap(({ match: { result, personality } }) =>
				result === 'match' ? [personality] : [],
			),
		),
	);
	return matching.personalities.every((each) => matched.has(each))
		? exitStatus.ok
		: exitStatus.findings;
}

function isListed(entry: RegistryEntry, matching: DumpMatching): boolean {
	if (matching.attachedToEntry(entry).length > 0) return true;
	return matching.showsDriversOf(entry)
		? matching.isWithoutDriver(entry)
		: matching.isDevice(entry);
}

/** Writes each node by itself: their number and the values that they repeat both grow with the files. */
function writeJson<Node>(
	nodes: readonly Node[],
	toJson: (node: Node) => object,
	terminal: Terminal,
): void {
	terminal.write(display`{"nodes":[`);
	const list = new JsonList(terminal);
	for (const node of nodes) list.add(displayJson(toJson(node)));
	terminal.write(display`\n]}\n`);
}

/** How many devices of a personality are shown. */
const mostDevices = 8;

/** For each personality, the devices that it matches, or the nearest one and why it does not match. */
function summarize({ matching, devices, terminal }: Question): ExitStatus {
	let matchesAll = true;
	for (const personality of matching.personalities) {
		terminal.write(
			display`${terminal.paint('bold', personality.name)}  ${terminal.paint('dim', personality.source)}\n`,
		);
		const found = entriesFor(personality, matching, devices);
		if (!found.some(({ match }) => match.result === 'match')) matchesAll = false;
		if (found.length === 0) terminal.write(display`  ${absentText(personality, matching)}\n`);
		for (const explanation of found.slice(0, mostDevices)) {
			terminal.write(display`  ${renderDevice(explanation.match.entry, terminal)}\n`);
			terminal.write(display`    ${renderResult(explanation, terminal)}\n`);
		}
		if (found.length > mostDevices) {
			terminal.write(display`  and ${found.length - mostDevices} more\n`);
		}
	}
	return matchesAll ? exitStatus.ok : exitStatus.findings;
}

function absentText(
	personality: DriverPersonality,
	{ dump, registry, simulation }: DumpMatching,
): string {
	const ids = absentIds(personality, dump);
	if (ids !== undefined) return `No device of the dump has ${ids}.`;
	const provider = personality.properties.get('IOProviderClass');
	if (!provider) return "The personality has no 'IOProviderClass'.";
	const name = valueText(provider);
	const spelling = personality.classSpellings?.get('IOProviderClass');
	const suggestion = spelling === undefined ? '' : ` Did you mean '${spelling}'?`;
	const isShown = registry.entries.some((entry) => simulation.classOf(entry).isKindOf(name));
	return isShown
		? `The dump has no registered entry of the class '${name}'.`
		: `The dump shows no entry of the class '${name}'.${suggestion}`;
}

/** The entries that it matches, or the nearest one, and those of which the dump shows no properties. */
function entriesFor(
	personality: DriverPersonality,
	matching: DumpMatching,
	devices: readonly RegistryEntry[] | undefined,
): readonly Explanation[] {
	const entries = devices ?? matchedOrNearest(personality, matching);
	return entries.map((entry) => explainMatch(personality, entry, matching));
}

function matchedOrNearest(
	personality: DriverPersonality,
	matching: DumpMatching,
): readonly RegistryEntry[] {
	const near = nearestEntries(personality, matching);
	const matched = near.filter(({ result }) => result === 'match');
	const [first, ...others] = near;
	const shown = matched.length > 0 || !first ? matched : [first, ...others.filter(isNotShown)];
	return shown.map(({ entry }) => entry);
}

function explain(question: Question, name: string): ExitStatus {
	const { matching, devices, format, terminal } = question;
	const personality = personalityNamed(name, matching);
	if (!personality) throw new UsageError(noPersonality(name, matching));
	const explanations = entriesFor(personality, matching, devices).slice(0, mostDevices);
	if (format === 'json') {
		const toJson = (explanation: Explanation): object => {
			const node = matching.nodeWithAll(explanation.match.entry);
			const candidates = node.candidates.filter(
				({ match: each }) => each.personality === personality || each.result === 'match',
			);
			return {
				...nodeToJson({ ...node, candidates }, matching),
				explanation: explanationToJson(explanation),
			};
		};
		writeJson(explanations, toJson, terminal);
	} else if (explanations.length === 0) {
		terminal.write(display`${absentText(personality, matching)}\n`);
	} else {
		terminal.write(
			joinDisplay(
				explanations.map((each) => renderExplanation(each, matching, terminal)),
				'\n',
			),
		);
	}
	const matches = explanations.some(({ match: each }) => each.result === 'match');
	return matches ? exitStatus.ok : exitStatus.findings;
}

function noPersonality(name: string, { personalities }: DumpMatching): string {
	const names = personalities.map((each) => each.name);
	const missing = `There is no personality '${name}'.`;
	if (names.length === 0 || names.length > mostDevices) return missing + didYouMean(name, names);
	return `${missing} The property lists have ${inWords(names.map((each) => `'${each}'`))}.`;
}

/** A personality of a plist, or of a driver of the dump. */
function personalityNamed(name: string, matching: DumpMatching): DriverPersonality | undefined {
	return matching.personalities.find((each) => each.name === name) ?? matching.driverNamed(name);
}
