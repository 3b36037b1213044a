/** Finds the places in a property list that lines of a log are about. */
import { ownIdentifiersOf } from '../../document/bundleIdentifiers.js';
import type { DriverPlist } from '../../document/driverPlist.js';
import { type Finding, isMoreSevere } from '../../document/finding.js';
import { groupBy } from '../../groupBy.js';
import type { MessageParameter } from '../../messages/message.js';
import type { DocumentKind } from '../../platform/documentKind.js';
import type { LogMessage } from '../../platform/logMessages.js';
import { schemaRules, syntaxRules } from '../../rules/registry.generated.js';
import type { TextRange } from '../../text/textRange.js';
import type { DictEntry } from '../../value/plistValue.js';
import { entriesIn } from '../../value/valuesIn.js';
import type { ExplainedLine } from '../explainLog.js';
import type { HoleTexts } from './logPattern.js';

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

const drivers: ReadonlySet<DocumentKind> = new Set([...kexts, 'dext', 'systemExtension']);

/** The keys of drivers whose values messages name. */
const namingKeys = ['CFBundleIdentifier', 'IOClass', 'IOUserClass', 'IOUserServerName'];

/** What is found in files for one line. Where the line names a driver, what is found in the folders of others is left out. */
export class FoundForLine<Item> {
	readonly #folders = new Map<string, { owner: Owner; readonly items: Item[] }>();

	/** `owner` is that of the property list at `uri`. */
	add(uri: string, owner: Owner, item: Item): void {
		const name = uri.slice(0, uri.lastIndexOf('/') + 1);
		const folder = this.#folders.get(name) ?? { owner, items: [] };
		this.#folders.set(name, folder);
		if (owner === 'named' || folder.owner === 'unknown') folder.owner = owner;
		folder.items.push(item);
	}

	get items(): readonly Item[] {
		const folders = [...this.#folders.values()];
		const isNamed = folders.some(({ owner }) => owner === 'named');
		return folders.flatMap(({ owner, items }) => (isNamed && owner === 'other' ? [] : items));
	}
}

/** Whether a property list is that of the driver that a line names, or that of another driver. */
export type Owner = 'named' | 'other' | 'unknown';

/** What lines can be about, indexed once for all of them. */
export class LogPlaces<Each extends Finding> {
	readonly #isDriver: boolean;
	readonly #isKext: boolean;
	readonly #isEntitlements: boolean;
	/** Of its bundle, as its project has them. */
	readonly #identifiers: readonly string[];
	readonly #all: PlaceIndex<Each>;
	readonly #outsidePersonalities: PlaceIndex<Each>;

	constructor(plist: DriverPlist | undefined, findings: readonly Each[]) {
		const root = plist?.root;
		const entries = entriesIn(root).sort((a, b) => a.range.start - b.range.start);
		const personalities = root?.type === 'dict' ? root.get('IOKitPersonalities') : undefined;
		const isOutside = ({ start }: TextRange): boolean =>
			!personalities || start < personalities.value.range.start || start >= personalities.range.end;
		const isEntitlements = plist?.kind === 'entitlements';
		const syntaxFaults = isEntitlements ? rejectedFindings(plist, findings) : undefined;
		this.#isEntitlements = isEntitlements;
		this.#isKext = plist !== undefined && kexts.has(plist.kind);
		this.#identifiers = plist ? ownIdentifiersOf(plist) : [];
		this.#isDriver = plist !== undefined && drivers.has(plist.kind);
		this.#all = new PlaceIndex(entries, findings, isEntitlements, syntaxFaults);
		this.#outsidePersonalities = new PlaceIndex(
			entries.filter(({ range }) => isOutside(range)),
			findings.filter(({ at }) => isOutside(at.range)),
			isEntitlements,
		);
	}

	/** The findings of the rules that find the cause of a line, or else problems at its keys. Those at a key that it names come first. */
	causesOf(line: ExplainedLine): Places<Each> {
		return this.#indexFor(line.message)?.causesOf(line) ?? nowhere;
	}

	/** Whether the property list is that of the driver that a line names. */
	ownerFor({ bundle, holes }: ExplainedLine): Owner {
		if (!this.#isDriver) return 'unknown';
		const names = [...namesIn(holes), ...(bundle === undefined ? [] : [bundle])];
		const isNamed =
			names.some((name) => this.#identifiers.includes(name)) ||
			this.#all.hasContent(namingKeys, names);
		return isNamed ? 'named' : 'other';
	}

	/** The keys to look at; only those that the line names, or that have a value that it names, if there are any. */
	keysOf(line: ExplainedLine): Places<KeyPlace> {
		return this.#indexFor(line.message)?.keysOf(line) ?? nowhere;
	}

	/** What the programs of a message read; undefined if they don't read the property list. */
	#indexFor({ programs, aboutSyntax }: LogMessage): PlaceIndex<Each> | undefined {
		const isOfSigning = programs.every((program) => program === 'codesign');
		if (isOfSigning && !this.#isEntitlements) return undefined;
		if (aboutSyntax && !isOfSigning && this.#isEntitlements) return undefined;
		if (!programs.every((program) => programsOfExtensions.has(program))) return this.#all;
		return this.#isKext ? undefined : this.#outsidePersonalities;
	}
}

const nowhere = { first: [], omitted: 0 };

function isProblem({ severity }: Finding): boolean {
	return isMoreSevere(severity, 'information');
}

class PlaceIndex<Each extends Finding> {
	readonly #isEntitlements: boolean;
	readonly #findings: ReadonlyMap<string, readonly Each[]>;
	/** The faults of syntax with which a parser of Apple rejects the file. */
	readonly #syntaxFaults: readonly Each[];
	/** The findings about any key, by their code and the keys that they are about. */
	readonly #ofCode: ReadonlyMap<string, readonly Each[]>;
	/** The problems by the keys that they are about. */
	readonly #problemsAt: ReadonlyMap<string, readonly Each[]>;
	readonly #byKey: ReadonlyMap<string, readonly DictEntry[]>;
	/** By key and text. */
	readonly #byContent: ReadonlyMap<string, readonly DictEntry[]>;

	constructor(
		entries: readonly DictEntry[],
		findings: readonly Each[],
		isEntitlements: boolean,
		syntaxFaults?: readonly Each[],
	) {
		const problems = findings.filter(isProblem);
		this.#isEntitlements = isEntitlements;
		this.#findings = groupBy(findings, ({ code }) => code);
		this.#syntaxFaults = syntaxFaults ?? problems.filter(({ code }) => isOfSyntax(code));
		this.#problemsAt = byEach(problems, keysAbout);
		const aboutAnyKey = findings.filter(({ code }) => isAboutAnyKey(code));
		this.#ofCode = byEach(aboutAnyKey, (finding) =>
			keysAbout(finding).map((key) => codeAt(finding.code, key)),
		);
		this.#byKey = groupBy(entries, ({ key }) => key);
		this.#byContent = groupBy(entries, ({ key, value }) =>
			value.type === 'string' ? contentOf(key, value.value) : undefined,
		);
	}

	causesOf({ message, details, holes }: ExplainedLine): Places<Each> {
		const { below, keys } = this.#keysFor(message, details);
		const named = firstOf([...namesIn(holes), ...below].map(this.#problemsIn), startOf);
		// A list can be long, and so can the log: no list is read to its end.
		const ofRules = firstOf(this.#listsOf(message, keys), startOf);
		// A hint of a rule is rarely the cause where there is a problem at a key.
		const isFound = [...named.first, ...ofRules.first].some(isProblem);
		const atKeys = isFound ? nowhere : firstOf(keys.map(this.#problemsIn), startOf);
		const all = [...new Set([...named.first, ...atKeys.first, ...ofRules.first])];
		const first = all.slice(0, mostPlaces);
		const unread = Math.max(named.omitted, atKeys.omitted, ofRules.omitted);
		return { first, omitted: all.length - first.length + unread };
	}

	/** Whether one of the keys has one of the texts. */
	hasContent(keys: readonly string[], texts: readonly string[]): boolean {
		return keys.some((key) => texts.some((text) => this.#byContent.has(contentOf(key, text))));
	}

	/** The keys in the lines below a message, and the keys to look at: these, if there are any. */
	#keysFor(
		message: LogMessage,
		details: readonly string[],
	): { readonly below: readonly string[]; readonly keys: readonly string[] } {
		const named = details.flatMap(namesInText);
		const below = named.filter((key) => this.#byKey.has(key) || this.#problemsAt.has(key));
		return { below, keys: below.length > 0 ? below : [...new Set([...message.keys, ...details])] };
	}

	/** The problems of any rule at a key, in its value, or with its name, such as that the key is missing or misspelled. */
	readonly #problemsIn = (key: string): readonly Each[] => this.#problemsAt.get(key) ?? [];

	/** The findings of the rules of a message: those about any key only at its keys. */
	#listsOf(
		{ rules, entitlementRules, aboutSyntax }: LogMessage,
		keys: readonly string[],
	): readonly (readonly Each[])[] {
		const ofEntitlements = new Set(entitlementRules);
		const lists = [...new Set(rules)].flatMap((code): readonly (readonly Each[])[] => {
			const all = this.#findings.get(code) ?? [];
			if (ofEntitlements.has(code)) return this.#isEntitlements ? [all] : [];
			if (aboutSyntax && isOfSyntax(code)) return [];
			const isAtKeys = isAboutAnyKey(code) && keys.length > 0;
			return isAtKeys ? keys.map((key) => this.#ofCode.get(codeAt(code, key)) ?? []) : [all];
		});
		return aboutSyntax ? [...lists, this.#syntaxFaults] : lists;
	}

	keysOf({ message, details, holes }: ExplainedLine): Places<KeyPlace> {
		const { keys } = this.#keysFor(message, details);
		const names = namesIn(holes);
		const withContent = keys.flatMap((key) =>
			names.map((name) => this.#byContent.get(contentOf(key, name)) ?? []),
		);
		const named = names.map((name) => this.#byKey.get(name) ?? []);
		const all = keys.map((key) => this.#byKey.get(key) ?? []);
		const lists = [withContent, named].find((each) => each.some(({ length }) => length > 0)) ?? all;
		const { first, omitted } = firstOf(lists, ({ range }) => range.start);
		return { first: first.map(({ key, range }) => ({ key, range })), omitted };
	}
}

/** The findings of syntax faults with which a parser rejects a file, also those that are hints because Xcode removes them. */
function rejectedFindings<Each extends Finding>(
	{ syntax }: Pick<DriverPlist, 'syntax'>,
	findings: readonly Each[],
): readonly Each[] {
	const rejected = syntax.faults.filter(({ rejectedBy }) => rejectedBy.length > 0);
	const places = new Set(rejected.map(({ code, range }) => codeAt(code, `${range.start}`)));
	return findings.filter(({ code, at }) => places.has(codeAt(code, `${at.range.start}`)));
}

/** Items by each of their keys. */
function byEach<Item>(
	items: readonly Item[],
	keysOf: (item: Item) => readonly string[],
): ReadonlyMap<string, readonly Item[]> {
	const pairs = items.flatMap((item) => keysOf(item).map((key) => ({ key, item })));
	const groups = groupBy(pairs, ({ key }) => key);
	return new Map([...groups].map(([key, group]) => [key, group.map(({ item }) => item)]));
}

function codeAt(code: string, key: string): string {
	return `${code}\n${key}`;
}

function startOf({ at }: Finding): number {
	return at.range.start;
}

function isOfSyntax(code: string): boolean {
	return Object.hasOwn(syntaxRules, code);
}

/** Whether the schemas report the code, so that it can be about any key. */
function isAboutAnyKey(code: string): boolean {
	return Object.hasOwn(schemaRules, code);
}

/** What a message names, and the names in it, such as those of a list of entitlements. */
function namesIn(holes: HoleTexts): readonly string[] {
	return [...new Set(Object.values(holes).flatMap(namesInText))];
}

/** A text and the words in it, which can be quoted. */
function namesInText(text: string): readonly string[] {
	return [text, ...text.split(/[\s,'"[\]]+/).filter((word) => word !== '')];
}

/** The key of a place, that of the root that it is in, such as `OSBundleLibraries`, and what the message names. Personalities have too much in common. */
function keysAbout({ at: { path }, message }: Finding): readonly string[] {
	const [root, ...inside] = path.filter((step) => typeof step === 'string');
	const last = inside.at(-1);
	const around = last !== undefined && root === 'IOKitPersonalities' ? [last] : [root, last];
	const named = Object.values(message.parameters).flatMap(textsIn);
	return [...new Set([...around, ...named])].filter((key) => key !== undefined);
}

/** The texts of a parameter, without quotation marks. */
function textsIn(parameter: MessageParameter): readonly string[] {
	if (typeof parameter === 'number') return [];
	const all = typeof parameter === 'object' && 'anyOf' in parameter ? parameter.anyOf : parameter;
	return [all].flat().map((text) => text.replace(/^'(.*)'$/, '$1'));
}

/** The first of lists that are in the order of the text, each once. */
function firstOf<Each>(
	lists: readonly (readonly Each[])[],
	offsetOf: (each: Each) => number,
): Places<Each> {
	const found = lists.flatMap((list) => list.slice(0, mostPlaces));
	const different = [...new Set(found)].sort((a, b) => offsetOf(a) - offsetOf(b));
	const unread = lists.reduce((sum, { length }) => sum + Math.max(length - mostPlaces, 0), 0);
	const first = different.slice(0, mostPlaces);
	return { first, omitted: unread + different.length - first.length };
}

function contentOf(key: string, text: string): string {
	return `${key}\n${text}`;
}
