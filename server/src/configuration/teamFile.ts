/** Reads `.driver-plist.json`, the settings of a team: JSON with comments. Problems have ranges. */
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { abbreviated, type Severity, type TextRange } from '../service/index.js';
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
	/** The URI of the file whose problems hide settings, or that can't be read; undefined if all settings that apply are known. */
	readonly hiddenBy: string | undefined;
}

/** In UTF-16 code units. Files of teams have less than a thousandth of it. */
const MAX_LENGTH = 1_000_000;
/** More problems are not useful, and each is searched for in the text. */
const MAX_PROBLEMS = 100;

/** The settings in `text`. Never throws. */
export function readTeamFile(uri: string, text: string): TeamFile {
	const { json, problems } = readJson(text);
	const faults: SettingFault[] = [];
	const { exclude = [], failOn, ...shared } = (json && teamSettings(json.value, [], faults)) ?? {};
	const folder = uri.slice(0, uri.lastIndexOf('/'));
	const excluded = exclude.flatMap((glob) =>
		[glob, ...globsInFolder(glob)].map((each) => globMatcher(each, folder)),
	);
	const all = [
		...problems,
		...faults
			.slice(0, MAX_PROBLEMS)
			.map((fault) => ({ message: fault.message, range: rangeOf(json?.node, fault) })),
	].sort((a, b) => a.range.start - b.range.start);
	return {
		uri,
		text,
		shared,
		kinds: kindGlobsOf(shared.kinds, folder),
		excludes: (document) => excluded.some((matches) => matches(document)),
		failOn,
		problems: all.slice(0, MAX_PROBLEMS),
		hiddenBy: all.length > 0 ? uri : undefined,
	};
}

/** The settings where the file at `uri` can't be read: those that apply above it. */
export function settingsWithout(uri: string, outer: TeamFile | undefined): TeamFile {
	return { ...(outer ?? readTeamFile(uri, '{}')), hiddenBy: uri };
}

/** The glob of all files in the folders that a glob names: `Vendor`, `/Vendor`, and `Vendor/`. */
function globsInFolder(glob: string): readonly string[] {
	const name = glob.replace(/(?<!\/)\/+$/, '');
	return name === '' ? [] : [`${name}/**`];
}

/** The value of a JSON text with comments and trailing commas, and its repeated names; or the first reason why it is invalid. */
function readJson(text: string): {
	readonly json?: { readonly node: Node; readonly value: unknown } | undefined;
	readonly problems: readonly TeamFileProblem[];
} {
	const errors: ParseError[] = [];
	if (text.length > MAX_LENGTH)
		return { problems: [problemAtStart('The file is larger than 1 MB.')] };
	try {
		const withoutMark = text.replace(/^\uFEFF/, ' ');
		const node = parseTree(withoutMark, errors, { allowTrailingComma: true });
		const [first] = errors;
		if (first) return { problems: [problemOf(first, text)] };
		return { json: node && { node, value: jsonOf(node) }, problems: node ? repeated(node) : [] };
	} catch {
		// The parser calls itself for each level, as `jsonOf` does.
		return { problems: [problemAtStart('Invalid JSON: too many levels.')] };
	}
}

function problemAtStart(message: string): TeamFileProblem {
	return { message, range: { start: 0, end: 1 } };
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

/** The value of a node. Names such as `__proto__` are names of the object like any other. */
function jsonOf({ type, value, children = [] }: Node): unknown {
	if (type === 'array') return children.map(jsonOf);
	if (type !== 'object') return value;
	return Object.fromEntries(
		children.map(({ children: [name, each] = [] }) => [name?.value, each && jsonOf(each)]),
	);
}

/** The names that occur before in the same object, in the order of the text. */
function repeated({ type, children = [] }: Node): readonly TeamFileProblem[] {
	const seen = new Set<unknown>();
	return children
		.flatMap((child) => {
			const name = type === 'object' ? child.children?.[0] : undefined;
			const value = name ? child.children?.[1] : child;
			const isRepeated = name !== undefined && seen.has(name.value);
			seen.add(name?.value);
			const inside = value ? repeated(value) : [];
			return isRepeated ? [repeatedProblem(name), ...inside] : inside;
		})
		.slice(0, MAX_PROBLEMS);
}

function repeatedProblem({ value, offset, length }: Node): TeamFileProblem {
	const message = `Duplicate name '${abbreviated(String(value))}'. Only the last value is used.`;
	return { message, range: { start: offset, end: offset + length } };
}

function rangeOf(json: Node | undefined, { path, part }: SettingFault): TextRange {
	let property: Node | undefined;
	let node = json;
	for (const segment of path) {
		// The last of several properties with a name is the one that applies.
		property = node?.children?.filter(({ children }) => children?.[0]?.value === segment).at(-1);
		node = typeof segment === 'number' ? node?.children?.[segment] : property?.children?.[1];
	}
	const { offset = 0, length = 1 } = (part === 'name' ? property?.children?.[0] : node) ?? {};
	return { start: offset, end: offset + length };
}
