/** Explains lines of the log of the system: what they mean, and which rules and keys are about their cause. */
import { once } from '../once.js';
import { type LogMessage, logMessages } from '../platform/logMessages.js';
import { ioReturnMessage } from './explainLog/ioReturnMessage.js';
import { type LogLine, readLogLine } from './explainLog/logLine.js';
import {
	type HoleTexts,
	type LogPattern,
	matchLogPattern,
	parseLogPattern,
} from './explainLog/logPattern.js';

/** A line whose message is known. */
export interface ExplainedLine extends LogLine {
	readonly message: LogMessage;
	/** What the message names, such as a class. */
	readonly holes: HoleTexts;
	/** How often the line occurs with the same names. */
	readonly count: number;
	/** The lines below it that are indented more, such as the keys that a diagnostic is about. */
	readonly details: readonly string[];
}

export interface LogExplanation {
	/** In the order of their first occurrences. */
	readonly explained: readonly ExplainedLine[];
	/** The other lines. */
	readonly unknown: readonly LogLine[];
}

/** Explains each line of a text. The same message about the same names is explained once. */
export function explainLog(text: string): LogExplanation {
	const explained = new Map<string, CountedLine>();
	const unknown = new Map<string, LogLine>();
	let last: { readonly indentation: number; readonly details: Set<string> } | undefined;
	for (const line of text.split(/\r\n|\r|\n/)) {
		const read = readLogLine(line);
		if (read.text === '') continue;
		const found = messageIn(read);
		const indentation = line.search(/\S/);
		if (!found && last && indentation > last.indentation) {
			last.details.add(read.text);
			continue;
		}
		last = undefined;
		if (!found) {
			unknown.set(read.text, read);
			continue;
		}
		const key = JSON.stringify([found.message.id, found.message.meaning, found.holes]);
		const known = explained.get(key);
		const details = known?.details ?? new Set();
		if (known) known.count++;
		else explained.set(key, { ...read, ...found, ...bundleOf(read, found), count: 1, details });
		last = { indentation, details };
	}
	return {
		explained: [...explained.values()].map((line) => ({ ...line, details: [...line.details] })),
		unknown: [...unknown.values()],
	};
}

type CountedLine = Omit<ExplainedLine, 'count' | 'details'> & {
	count: number;
	details: Set<string>;
};

type Found = Pick<ExplainedLine, 'message' | 'holes'>;

function bundleOf({ bundle }: LogLine, { holes }: Found): Pick<LogLine, 'bundle'> {
	const named = holes.bundle ?? bundle;
	return named === undefined ? {} : { bundle: named };
}

/** The message with the longest pattern in a line, those of the program first; without one, a code of IOKit. */
function messageIn({ text, program }: LogLine): Found | undefined {
	const lowerCase = text.toLowerCase();
	if (lowerCase.length !== text.length) return undefined;
	let best: (Found & { readonly weight: number }) | undefined;
	for (const { message, pattern } of patterns()) {
		const isOfProgram = program !== undefined && message.programs.includes(program);
		const weight = pattern.weight + (isOfProgram ? ofProgram : 0);
		if (best && weight <= best.weight) continue;
		const holes = matchLogPattern(pattern, text, lowerCase);
		if (holes) best = { message, holes, weight };
	}
	if (best) return { message: best.message, holes: best.holes };
	const ofCode = ioReturnMessage(text);
	return ofCode && { message: ofCode, holes: {} };
}

/** Two programs may log the same words. Of those that match, those of the program that is named count more. */
const ofProgram = 10;

const patterns = once(
	(): readonly { readonly message: LogMessage; readonly pattern: LogPattern }[] =>
		logMessages().flatMap((message) =>
			message.patterns.map((text) => ({ message, pattern: parseLogPattern(text) })),
		),
);
