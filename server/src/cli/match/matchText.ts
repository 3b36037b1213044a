/** The answers of `driver-plist match` as text for people. */
import {
	appleRivalsOn,
	comparedTexts,
	type DumpMatching,
	describeChange,
	describeFact,
	describeReason,
	type Explanation,
	entryPath,
	idText,
	type MatchedNode,
	nameWithLocation,
	type Place,
	type RegistryEntry,
	renderMessage,
	seenText,
	type TestRow,
	type Verdict,
	type VerifyResult,
} from '../../service/index.js';
import { type DisplayText, display, displayLines, joinDisplay } from '../displayText.js';
import type { Style, Terminal } from '../terminal.js';
import { renderColumns } from '../textLayout.js';

const styles: Readonly<Record<Verdict, Style>> = {
	match: 'green',
	'no match': 'red',
	unknown: 'yellow',
};

/** `iBridge@14200000  IOUSBHostDevice 05ac:8600` */
export function renderDevice(entry: RegistryEntry, terminal: Terminal): DisplayText {
	const ids = idText(entry);
	const about = ids === undefined ? entry.className : `${entry.className} ${ids}`;
	return display`${terminal.paint('bold', nameWithLocation(entry))}  ${terminal.paint('dim', about)}`;
}

/** One line: the result and the score, or why it fails. */
export function renderResult(explanation: Explanation, terminal: Terminal): DisplayText {
	const { match, place, category } = explanation;
	const result = terminal.paint(styles[match.result], match.result);
	if (match.result !== 'match') {
		const why = describeReason(explanation);
		return display`${result}  ${why ? renderMessage(why) : ''}`;
	}
	const score = match.score === undefined ? 'score unknown' : `score ${match.score}`;
	return display`${result}  ${score}, ${placeTexts[place ?? 'unknown']} in ${category}`;
}

const placeTexts: Readonly<Record<Place, string>> = {
	first: 'tried first',
	either: 'tried first or after others with this score',
	later: 'tried after others',
	unknown: 'not known when it is tried',
	'not shown': 'the dump does not show other drivers',
	'after Apple': 'tried after a driver of Apple',
	'possibly after Apple': 'tried after a driver of Apple in some systems',
};

/** All of an explanation: the tests, the score, the rivals, and what to change. */
export function renderExplanation(
	explanation: Explanation,
	{ registry }: DumpMatching,
	terminal: Terminal,
): DisplayText {
	const { match, score, rivals, facts, changes } = explanation;
	const lines: DisplayText[] = [
		display`${renderDevice(match.entry, terminal)}`,
		display`  ${terminal.paint('dim', entryPath(match.entry, registry.plane))}`,
		display`  ${renderResult(explanation, terminal)}`,
		...renderTrace(match.trace, terminal),
	];
	if (match.result === 'match' && score.length > 0) {
		const parts = score.map((part) => `${part.score} ${part.key}`).join(' + ');
		lines.push(display`  Score: ${parts}`);
	}
	for (const { personality, score: other, isAttached, seenIn, refuses } of rivals) {
		const notes = [
			personality.source,
			...(isAttached ? ['attached'] : []),
			...(seenIn === undefined ? [] : [`seen in ${seenIn}`]),
			...(refuses === undefined ? [] : [`its probe ${refuses}`]),
		].join(', ');
		lines.push(display`  Rival: ${personality.name} scores ${other} (${notes})`);
	}
	for (const fact of facts) lines.push(display`  ${renderMessage(describeFact(fact))}`);
	for (const change of changes) {
		const text = renderMessage(describeChange(change, explanation));
		lines.push(display`  ${terminal.paint('bold', text)}`);
	}
	return joinDisplay(lines.map((line) => display`${line}\n`));
}

function renderTrace(trace: readonly TestRow[], terminal: Terminal): readonly DisplayText[] {
	return trace.map((row) => {
		const key = row.key.join('.') || row.test;
		const result = terminal.paint(row.informs ? 'dim' : styles[row.result], row.result.padEnd(8));
		const { wanted, found } = comparedTexts(row);
		return display`    ${result}  ${key}  ${wanted}  ${terminal.paint('dim', found)}`;
	});
}

/** A device with what is attached to it; without any, the drivers of Apple that are known to match. */
export function renderNode(
	{ entry, attached }: MatchedNode,
	matching: DumpMatching,
	terminal: Terminal,
): DisplayText {
	const line = (name: DisplayText | string, score: number | undefined, note: string): DisplayText =>
		display`  ${name}  ${score ?? ''}  ${terminal.paint('dim', note)}\n`;
	const drivers = attached.map(({ driver, category, score }) =>
		line(driver.className, score, category),
	);
	const ofApple = appleRivalsOn(entry, matching).map(({ apple, match }) =>
		line(match.personality.name, match.score, `matches, as seen in ${seenText(apple)}`),
	);
	const none = display`  ${terminal.paint('yellow', 'no driver')}\n`;
	const rest = matching.showsDriversOf(entry) ? [none] : [];
	const lines = drivers.length === 0 ? [...rest, ...ofApple] : drivers;
	return joinDisplay([display`${renderDevice(entry, terminal)}\n`, ...lines]);
}

export function renderVerify(
	{ families, exceptions }: VerifyResult,
	terminal: Terminal,
): DisplayText {
	const rows = [...families].map(([name, each]) => [
		name,
		`${each.pairs} pairs, ${each.match} match, ${each.mismatch} mismatch, ${each.undecided} undecided; scores ${each.scoreExact} exact, ${each.scoreWrong} wrong; winners ${each.winnerRight} right, ${each.winnerWrong} wrong`,
	]);
	const lines = exceptions.map(
		({ path, driver, cause, detail }) =>
			display`${driver} on ${path}: ${terminal.paint('bold', cause)} (${detail})\n`,
	);
	return joinDisplay([displayLines(renderColumns(rows, terminal.columns)), ...lines]);
}
