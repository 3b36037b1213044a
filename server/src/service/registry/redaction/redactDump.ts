/** Removes from a dump what identifies a Mac or a person, and keeps its format. */
import { identifiersIn } from './distinctNames.js';
import { withEscapesOf, withoutEscapes } from './plainEscapes.js';
import { redactBinary } from './redactBinary.js';
import { redactParts } from './redactData.js';
import { redactForms } from './redactForms.js';
import { RedactionMarks } from './redactionMarks.js';
import { redactKeyed } from './redactKeyed.js';
import { redactKnown } from './redactKnown.js';
import { redactLines } from './redactLines.js';
import { redactReport } from './redactReport.js';
import { nameRedaction, volumeNames } from './volumeNames.js';

/** A dump without identifying values, and how many of them were replaced. */
export interface RedactedDump {
	readonly text: string;
	readonly count: number;
}

/**
 * Replaces serial numbers, UUIDs, addresses, and names of people, computers, and things that people name by `REDACTED-1`, `REDACTED-2`, and so on.
 * Equal values get equal marks, also between strings and data. Pure and linear; a dump that is redacted twice stays as it is.
 * `names` are those that only a reader of the dump finds.
 */
export function redactDump(text: string, names: readonly string[] = []): RedactedDump {
	const plain = withoutEscapes(text);
	const marks = new RedactionMarks();
	followMarks(plain, marks);
	for (const name of names) marks.names.addThing(name);
	const redacted = redactPlain(plain, marks);
	return marks.count === 0
		? { text, count: 0 }
		: { text: withEscapesOf(text, redacted), count: marks.count };
}

function followMarks(text: string, marks: RedactionMarks): void {
	const follow = (part: string): string => {
		marks.follow(part);
		return part;
	};
	redactParts(text, { text: follow, data: follow, binary: (part) => part });
}

function redactPlain(text: string, marks: RedactionMarks): string {
	const report = redactReport(text, marks);
	const keyed = redactLines(redactKeyed(report, marks), marks);
	const redactNames = nameRedaction(volumeNames(text), marks);
	const formed = redactParts(keyed, {
		text: (part) => redactNames(redactForms(part, marks)),
		data: (part, before) => redactNames(redactForms(redactKeyed(part, marks), marks, before)),
		binary: (part) => redactBinary(part, marks),
	});
	// By now, all values are known.
	const markOf = (value: string): string => marks.of(value) ?? value;
	const redactSerials = marks.serials.replacement(markOf, formed);
	const redactKnownNames = marks.names.replacement(markOf, (names) => identifiersIn(formed, names));
	const redactAll = (part: string): string =>
		redactKnown(redactKnownNames(redactSerials(part)), marks);
	return redactParts(formed, {
		text: redactAll,
		data: redactAll,
		binary: (part) => marks.inBinaryText(part),
	});
}
