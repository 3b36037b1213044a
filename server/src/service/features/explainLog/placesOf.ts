/** Finds the places in a property list that lines of a log are about. */
import type { PlistContents } from '../../document/driverPlist.js';
import type { Finding } from '../../document/finding.js';
import { groupBy } from '../../groupBy.js';
import type { DocumentKind } from '../../platform/documentKind.js';
import type { LogMessage } from '../../platform/logMessages.js';
import type { TextRange } from '../../text/textRange.js';
import type { DictEntry } from '../../value/plistValue.js';
import { entriesIn } from '../../value/valuesIn.js';
import type { ExplainedLine } from '../explainLog.js';

/** The most places that are listed for a line: a log can have as many lines as a property list has keys. */
export const mostPlaces = 20;

/** A key that a line is about. */
export interface KeyPlace {
	readonly key: string;
	readonly range: TextRange;
}

/** The first places in the order of the text, and how many more there are. */
export interface Places<Place> {
	readonly first: readonly Place[];
	readonly omitted: number;
}

/** The programs that read apps and the extensions in them, but neither kexts nor personalities. */
const programsOfExtensions: ReadonlySet<string> = new Set(['app', 'sysextd', 'neagent']);

const kexts: ReadonlySet<DocumentKind> = new Set(['kext', 'codelessKext']);

/** What lines can be about, indexed once for all of them. */
export class LogPlaces<Each extends Finding> {
	readonly #isKext: boolean;
	readonly #all: PlaceIndex<Each>;
	readonly #outsidePersonalities: PlaceIndex<Each>;

	constructor(plist: Pick<PlistContents, 'root' | 'kind'> | undefined, findings: readonly Each[]) {
		const root = plist?.root;
		const entries = entriesIn(root).sort((a, b) => a.range.start - b.range.start);
		const personalities = root?.type === 'dict' ? root.get('IOKitPersonalities') : undefined;
		const isOutside = ({ start }: TextRange): boolean =>
			!personalities || start < personalities.value.range.start || start >= personalities.range.end;
		this.#isKext = plist !== undefined && kexts.has(plist.kind);
		this.#all = new PlaceIndex(entries, findings);
		this.#outsidePersonalities = new PlaceIndex(
			entries.filter(({ range }) => isOutside(range)),
			findings.filter(({ at }) => isOutside(at.range)),
		);
	}

	/** The findings of the rules that find the cause of a line. */
	causesOf({ message }: ExplainedLine): Places<Each> {
		return this.#indexFor(message)?.causesOf(message) ?? nowhere;
	}

	/** The keys to look at; only those with a value that the line names, if there are any. */
	keysOf(line: ExplainedLine): Places<KeyPlace> {
		return this.#indexFor(line.message)?.keysOf(line) ?? nowhere;
	}

	/** What the programs of a message read; undefined if they don't read the property list. */
	#indexFor({ programs }: LogMessage): PlaceIndex<Each> | undefined {
		if (!programs.every((program) => programsOfExtensions.has(program))) return this.#all;
		return this.#isKext ? undefined : this.#outsidePersonalities;
	}
}

const nowhere = { first: [], omitted: 0 };

class PlaceIndex<Each extends Finding> {
	readonly #findings: ReadonlyMap<string, readonly Each[]>;
	readonly #byKey: ReadonlyMap<string, readonly DictEntry[]>;
	/** By key and text. */
	readonly #byContent: ReadonlyMap<string, readonly DictEntry[]>;

	constructor(entries: readonly DictEntry[], findings: readonly Each[]) {
		this.#findings = groupBy(findings, ({ code }) => code);
		this.#byKey = groupBy(entries, ({ key }) => key);
		this.#byContent = groupBy(entries, ({ key, value }) =>
			value.type === 'string' ? contentOf(key, value.value) : undefined,
		);
	}

	causesOf({ rules }: LogMessage): Places<Each> {
		const lists = [...new Set(rules)].map((code) => this.#findings.get(code) ?? []);
		return firstOf(lists, ({ at }) => at.range.start);
	}

	keysOf({ message, details, holes }: ExplainedLine): Places<KeyPlace> {
		const keys = [...new Set([...message.keys, ...details])];
		const names = [...new Set(Object.values(holes))];
		const named = keys.flatMap((key) =>
			names.map((name) => this.#byContent.get(contentOf(key, name)) ?? []),
		);
		const lists = named.some((list) => list.length > 0)
			? named
			: keys.map((key) => this.#byKey.get(key) ?? []);
		const { first, omitted } = firstOf(lists, ({ range }) => range.start);
		return { first: first.map(({ key, range }) => ({ key, range })), omitted };
	}
}

/** The first of lists that are in the order of the text. */
function firstOf<Each>(
	lists: readonly (readonly Each[])[],
	startOf: (each: Each) => number,
): Places<Each> {
	const first = lists
		.flatMap((list) => list.slice(0, mostPlaces))
		.sort((a, b) => startOf(a) - startOf(b))
		.slice(0, mostPlaces);
	const count = lists.reduce((sum, { length }) => sum + length, 0);
	return { first, omitted: count - first.length };
}

function contentOf(key: string, text: string): string {
	return `${key}\n${text}`;
}
