/** The reports about lines of a log, for people and for programs. */
import {
	type ExplainedLine,
	type KeyPlace,
	type LogExplanation,
	type LogLine,
	mostPlaces,
	type Places,
	ruleDocs,
} from '../../service/index.js';
import type { CheckedFile } from '../checkFile.js';
import { count, type DisplayText, display, displayLines, joinDisplay } from '../displayText.js';
import { plainText } from '../plainText.js';
import type { Terminal } from '../terminal.js';
import { renderColumns, wrap } from '../textLayout.js';
import { renderFinding } from './findingText.js';
import { locationOf } from './places.js';

/** What a file has to do with a line. */
export interface PlacesInFile {
	readonly file: CheckedFile;
	readonly causes: Places<{ readonly index: number }>;
	readonly keys: Places<KeyPlace>;
}

/** What the files have to do with a line: the first places, and how many more there are. */
export class FoundPlaces {
	/** Findings of the rules that find the cause. */
	readonly findings: { readonly file: CheckedFile; readonly index: number }[] = [];
	/** The keys to look at. */
	readonly keys: { readonly file: CheckedFile; readonly key: string; readonly offset: number }[] =
		[];
	omittedFindings = 0;
	omittedKeys = 0;

	constructor(files: readonly PlacesInFile[]) {
		for (const each of files) this.#add(each);
	}

	#add({ file, causes, keys }: PlacesInFile): void {
		for (const { index } of causes.first) {
			if (this.findings.length < mostPlaces) this.findings.push({ file, index });
			else this.omittedFindings++;
		}
		for (const { key, range } of keys.first) {
			if (this.keys.length < mostPlaces) this.keys.push({ file, key, offset: range.start });
			else this.omittedKeys++;
		}
		this.omittedFindings += causes.omitted;
		this.omittedKeys += keys.omitted;
	}
}

/** An explained line for people, with its places in files that were named, which have so many errors and warnings. */
export function renderExplained(
	line: ExplainedLine,
	named: { readonly places: FoundPlaces; readonly problems: number } | undefined,
	terminal: Terminal,
): DisplayText {
	const { message, text, details, count: times } = line;
	const { paint, columns } = terminal;
	const heading = (title: string) => display`${paint('bold', title)}\n`;
	const paragraph = (content: string) =>
		display`${displayLines(wrap(plainText(content), columns, '  '))}\n`;
	const repeated = times > 1 ? display` ${paint('dim', `(${count(times, 'time')})`)}` : display``;
	const parts = [
		display`${paint('bold', text)}${repeated}\n`,
		...details.map((detail) => display`  ${detail}\n`),
		display`${displayLines(wrap(plainText(message.meaning), columns, ''))}\n\n`,
		heading('What to do'),
		paragraph(message.remedy),
	];
	if (message.rules.length > 0) {
		const rows = message.rules.map((code) => [
			`  ${code}`,
			plainText(ruleDocs.get(code)?.what ?? ''),
		]);
		if (message.aboutSyntax) rows.push(['  and others', anyFaultOfSyntax]);
		parts.push(heading('Rules that find the cause'), displayLines(renderColumns(rows, columns)));
	}
	if (message.keys.length > 0)
		parts.push(heading('Keys to look at'), paragraph(message.keys.join(', ')));
	parts.push(heading('Sources'), ...message.source.map((source) => display`  ${source}\n`));
	const isLookedFor = message.rules.length > 0 || message.keys.length > 0;
	const places = named && isLookedFor ? renderPlaces(named.places, named.problems, terminal) : [];
	return display`${joinDisplay([...parts, ...places])}\n`;
}

const anyFaultOfSyntax = 'Any other fault of syntax with which a parser of macOS rejects the file.';

function renderPlaces(
	{ findings, keys, omittedFindings, omittedKeys }: FoundPlaces,
	problems: number,
	terminal: Terminal,
): readonly DisplayText[] {
	const heading = terminal.paint('bold', 'In the property lists');
	if (findings.length > 0) {
		return [
			display`${heading}\n`,
			...findings.flatMap(({ file, index }) => {
				const first = file.findings[index];
				return first ? [renderFinding(file, { first, others: [] }, terminal)] : [];
			}),
			...renderOmitted(omittedFindings),
		];
	}
	const others =
		problems === 0
			? display``
			: display`  'driver-plist check' finds ${count(problems, 'other problem')}.\n`;
	if (keys.length === 0)
		return [display`${heading}\n  No finding of these rules, and none of these keys.\n`, others];
	return [
		display`${heading}\n  No finding of these rules.\n${others}  The keys are here:\n`,
		...keys.map(
			({ file, key, offset }) =>
				display`  ${locationOf(file, { start: offset, end: offset })} ${key}\n`,
		),
		...renderOmitted(omittedKeys),
	];
}

function renderOmitted(omitted: number): readonly DisplayText[] {
	return omitted === 0 ? [] : [display`  and ${omitted} more\n`];
}

/** What is known about the other lines. */
export function renderUnknown(
	{ explained, unknown }: LogExplanation,
	terminal: Terminal,
): DisplayText {
	if (unknown.length === 0) return display``;
	const [only] = unknown;
	if (explained.length === 0 && unknown.length === 1 && only)
		return renderUnknownLine(only, terminal);
	const lines = count(
		unknown.length,
		'other line is not a known message',
		'other lines are not known messages',
	);
	return display`${lines}.\n`;
}

function renderUnknownLine({ text, program, bundle }: LogLine, terminal: Terminal): DisplayText {
	const recognized = [
		...(program === undefined ? [] : [`the program '${program}'`]),
		...(bundle === undefined ? [] : [`the bundle '${bundle}'`]),
	];
	const named =
		recognized.length > 0
			? `It names ${recognized.join(' and ')}.`
			: 'It names no program or bundle.';
	return display`${terminal.paint('bold', text)}\nThis message is not known. ${named}\n`;
}

/** The explanation for programs. */
export function logToJson(
	{ explained, unknown }: LogExplanation,
	places: readonly FoundPlaces[],
): object {
	return {
		explained: explained.map(({ message, ...line }, index) => {
			const { id, meaning, remedy, rules: codes, keys, source } = message;
			const {
				findings = [],
				keys: keyPlaces = [],
				omittedFindings = 0,
				omittedKeys = 0,
			} = places[index] ?? {};
			return {
				...line,
				message: { id, meaning, remedy, rules: codes, keys, source },
				findings: findings.flatMap(({ file, index: at }) => {
					const one = file.findings[at]?.finding;
					if (!one) return [];
					const { line: row, character } = file.lines.positionAt(one.at.range.start);
					return [{ file: file.path, code: one.code, line: row, character }];
				}),
				places: keyPlaces.map(({ file, key, offset }) => ({
					file: file.path,
					key,
					...file.lines.positionAt(offset),
				})),
				omitted: { findings: omittedFindings, places: omittedKeys },
			};
		}),
		unknown,
	};
}
