/** Reads the cases of `faults/` and `oddities/`, whose format `README.md` describes. */
import { type Severity, severities } from '../../server/src/service/document/finding.js';
import {
	type DocumentKind,
	documentKinds,
} from '../../server/src/service/platform/documentKind.js';
import type { Edit } from './edit.js';

export interface Expected {
	readonly severity: Severity;
	readonly code: string;
}

export interface TruthCase {
	/** The name of the file, and the title. */
	readonly name: string;
	/** A file of `test/rules/clean`, without its ending. */
	readonly base: string;
	/** Undefined where the kind is recognized. */
	readonly kind: DocumentKind | undefined;
	/** Numbers of mistakes, and first cells of other rows of docs/coverage.md. */
	readonly rows: readonly string[];
	/** The complete text in place of the base. */
	readonly whole: string | undefined;
	readonly edits: readonly Edit[];
	/** In the order of their markers. */
	readonly expected: readonly Expected[];
	/** Where the fact is from. */
	readonly source: string | undefined;
	/** Where the file is. */
	readonly path: string | undefined;
	/** Texts of the files near it, by their paths from its folder. */
	readonly neighbors: Readonly<Record<string, string>>;
	readonly encoding: BufferEncoding | undefined;
	/** The deployment target. */
	readonly target: Readonly<Record<string, string>>;
}

/** A line of a case after its title: its first word, and the rest. */
type Line = readonly [word: string, rest: string];

/** The cases of one file. */
export function readCases(fileName: string, text: string): readonly TruthCase[] {
	let base = '';
	return text.split(/\n{2,}/).flatMap((paragraph) => {
		const [title = '', ...rest] = paragraph.replace(/\n$/, '').split('\n');
		if (title.startsWith('in ')) {
			base = title.slice(3);
			return [];
		}
		return title === '' ? [] : [caseOf(fileName, title, base, rest.map(lineOf))];
	});
}

function lineOf(line: string): Line {
	const space = line.indexOf(' ');
	return space < 0 ? [line, ''] : [line.slice(0, space), line.slice(space + 1)];
}

function caseOf(fileName: string, title: string, base: string, lines: readonly Line[]): TruthCase {
	const all = (word: string): readonly string[] =>
		lines.filter(([each]) => each === word).map(([, rest]) => rest);
	const mistake = /^M\d+/.exec(title)?.[0];
	const isWhole = lines.find(([word]) => /^[-+]$/.test(word))?.[0] === '+';
	const whole = isWhole ? visible(all('+').join('\n')) : undefined;
	return {
		name: `${fileName}: ${title}`,
		base,
		kind: kindOf(all('as')[0] ?? base.split('/')[0]),
		rows: [...(mistake ? [mistake] : []), ...all('@')],
		whole,
		edits: whole === undefined ? editsOf(lines) : [],
		expected: lines.flatMap(([word, code]) => {
			const severity = severities.find((each) => each === word);
			return severity ? [{ severity, code }] : [];
		}),
		source: all('source')[0],
		path: all('path')[0],
		neighbors: Object.fromEntries(
			all('near').map((each) => {
				const space = each.indexOf(' ');
				return [each.slice(0, space), visible(each.slice(space + 1))];
			}),
		),
		encoding: all('encoded')[0] as BufferEncoding | undefined,
		target: Object.fromEntries(all('target').map((each) => each.split(' '))),
	};
}

function editsOf(lines: readonly Line[]): readonly Edit[] {
	const edits: Edit[] = [];
	let from = '';
	for (const [word, rest] of lines) {
		const text = visible(rest);
		const [key = '', value = ''] = text.split(/ (?=\[\||<)/, 2);
		if (word === '-') from = text;
		else if (word === '+') edits.push({ type: 'replace', from, marked: text });
		else if (word === '*') edits.push({ type: 'mark', marked: text });
		else if (word === 'root' || word === 'personality') {
			edits.push({ type: 'insert', into: word, marked: text });
		} else if (word === 'set') edits.push({ type: 'set', key, marked: text.slice(key.length + 1) });
		else if (word === 'remove') edits.push({ type: 'remove', key });
		else if (word === 'rename') edits.push({ type: 'rename', key, marked: value });
	}
	return edits;
}

/** `\u…` is a character that a reader does not see, and `\3{x}` is `xxx`. */
function visible(text: string): string {
	return text
		.replaceAll(/\\u([0-9a-f]{4})/g, (_, hex: string) =>
			String.fromCharCode(Number.parseInt(hex, 16)),
		)
		.replaceAll(/\\(\d+)\{([^}]*)\}/g, (_, times: string, each: string) =>
			each.repeat(Number(times)),
		);
}

function kindOf(name: string | undefined): DocumentKind | undefined {
	if (name === 'recognized') return undefined;
	const kind = documentKinds.find((each) => each === name);
	if (!kind) throw new Error(`Unknown kind ${name}`);
	return kind;
}
