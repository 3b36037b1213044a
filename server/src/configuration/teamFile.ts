/** Reads `.driver-plist.json`, the settings of a team: JSON with comments. Problems have ranges. */
import {
	findNodeAtLocation,
	getNodeValue,
	type Node,
	type ParseError,
	parseTree,
	printParseErrorCode,
} from 'jsonc-parser';
import type { Severity, TextRange } from '../service/index.js';
import { globMatcher } from './globMatcher.js';
import { type KindGlob, kindGlobsOf } from './kindGlobs.js';
import type { SettingFault } from './settingReaders.js';
import { type SharedSettings, teamSettings } from './settings.js';

export interface TeamFileProblem {
	readonly message: string;
	readonly range: TextRange;
}

export interface TeamFile {
	readonly uri: string;
	readonly text: string;
	readonly shared: SharedSettings;
	readonly kinds: readonly KindGlob[];
	/** Whether a document is excluded from checks. */
	readonly excludes: (uri: string) => boolean;
	/** The lowest severity that makes a check in the terminal fail. */
	readonly failOn: Severity | undefined;
	/** In the order of the text. Invalid settings have no effect. */
	readonly problems: readonly TeamFileProblem[];
}

/** The settings in `text`. Never throws. */
export function readTeamFile(uri: string, text: string): TeamFile {
	const { json, problems } = readJson(text);
	const faults: SettingFault[] = [];
	const {
		exclude = [],
		failOn,
		...shared
	} = (json && teamSettings(getNodeValue(json), [], faults)) ?? {};
	const folder = uri.slice(0, uri.lastIndexOf('/'));
	const excluded = exclude.map((glob) => globMatcher(glob, folder));
	return {
		uri,
		text,
		shared,
		kinds: kindGlobsOf(shared.kinds, folder),
		excludes: (document) => excluded.some((matches) => matches(document)),
		failOn,
		problems: [
			...problems,
			...faults
				.map((fault) => ({ message: fault.message, range: rangeOf(json, fault) }))
				.sort((a, b) => a.range.start - b.range.start),
		],
	};
}

/** The value of a JSON text with comments and trailing commas, or the first reason why it is invalid. */
function readJson(text: string): {
	readonly json?: Node | undefined;
	readonly problems: readonly TeamFileProblem[];
} {
	const errors: ParseError[] = [];
	try {
		const withoutMark = text.replace(/^\uFEFF/, ' ');
		const json = parseTree(withoutMark, errors, { allowTrailingComma: true });
		const [first] = errors;
		return first ? { problems: [problemOf(first, text)] } : { json, problems: [] };
	} catch {
		// The parser calls itself for each level.
		const range = { start: 0, end: 1 };
		return { problems: [{ message: 'Invalid JSON: too many levels.', range }] };
	}
}

function problemOf({ error, offset, length }: ParseError, text: string): TeamFileProblem {
	const start = Math.min(offset, Math.max(text.length - 1, 0));
	const reason = reasons[printParseErrorCode(error)] ?? 'unexpected text';
	return {
		message: `Invalid JSON: ${reason}.`,
		range: { start, end: Math.max(offset + length, start + 1) },
	};
}

const reasons: Readonly<Record<string, string>> = {
	PropertyNameExpected: 'expected a name in double quotes',
	ValueExpected: 'expected a value',
	ColonExpected: "expected ':'",
	CommaExpected: "expected ','",
	CloseBraceExpected: "expected '}'",
	CloseBracketExpected: "expected ']'",
	EndOfFileExpected: 'expected the end of the file',
	UnexpectedEndOfComment: "expected '*/'",
	UnexpectedEndOfString: 'expected a double quote at the end of the string',
	InvalidEscapeCharacter: 'invalid escape sequence',
	InvalidUnicode: 'invalid escape sequence',
	InvalidCharacter: 'a control character in a string',
};

function rangeOf(json: Node | undefined, { path, part }: SettingFault): TextRange {
	const node = json && findNodeAtLocation(json, [...path]);
	const { offset = 0, length = 1 } = (part === 'name' ? node?.parent?.children?.[0] : node) ?? {};
	return { start: offset, end: offset + length };
}
