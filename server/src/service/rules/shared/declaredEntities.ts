/** The entities that a document type declares, which no parser of Apple expands, and the references to them. */
import type { DriverPlist } from '../../document/driverPlist.js';
import { onceFor } from '../../once.js';
import { namedEntity } from '../../syntax/entities.js';
import { ForwardSearch } from '../../syntax/forwardSearch.js';
import { matchAt } from '../../syntax/matchAt.js';
import type { TextRange } from '../../text/textRange.js';
import type { Fix } from '../rule.js';
import { changeTextFix } from './textFixes.js';

interface DeclaredEntities {
	/** The text of each entity; undefined if it is not plain text. */
	readonly texts: ReadonlyMap<string, string | undefined>;
	/** The names in lowercase, each with the first entity that has it. */
	readonly names: ReadonlyMap<string, string>;
	/** The offset after the declarations. */
	readonly end: number;
}

/** A reference to a declared entity. */
export interface EntityReference extends TextRange {
	/** The text of the entity; undefined if it is not plain text. */
	readonly text: string | undefined;
	/** Whether it is written as XML requires. */
	readonly isExact: boolean;
}

/** The start of a declaration, up to the text of the entity. */
const declaration = /<!ENTITY\s+([^\s"'<>&%;]+)\s+/y;

/** A longer text would make the file much larger if there are many references to it. */
const mostCharacters = 255;

/** Comments, instructions, and quoted texts, which contain no declarations. */
const skipped: readonly (readonly [open: string, close: string])[] = [
	['<!--', '-->'],
	['<?', '?>'],
	['"', '"'],
	["'", "'"],
];

const declaredIn = onceFor(({ text, syntax }: DriverPlist): DeclaredEntities => {
	const subset = syntax.faults.find(({ code }) => code === 'doctype-subset')?.range;
	if (!subset) return { texts: new Map(), names: new Map(), end: text.length };
	const root = text.indexOf('<plist', subset.end);
	const end = root < 0 ? subset.end : root;
	const texts = textsIn(text.slice(subset.start, end));
	const names = new Map([...texts.keys()].reverse().map((name) => [name.toLowerCase(), name]));
	return { texts, names, end };
});

/** Whether an entity is one of those that need no declaration. */
function isPredefined(name: string): boolean {
	return namedEntity(name) !== undefined;
}

/** Of several declarations of an entity, the first one is binding (XML 1.0, 4.2). */
function textsIn(declarations: string): ReadonlyMap<string, string | undefined> {
	const texts = new Map<string, string | undefined>();
	const search = new ForwardSearch(declarations);
	let isUncertain = false;
	let at = 0;
	while (at < declarations.length) {
		const [open, close] = skipped.find(([each]) => declarations.startsWith(each, at)) ?? [];
		if (open !== undefined && close !== undefined) {
			const closed = search.indexOf(close, at + open.length);
			if (closed < 0) return texts;
			at = closed + close.length;
			continue;
		}
		const match = matchAt(declaration, declarations, at);
		// A parameter entity can contain declarations, which are before those after it.
		if (declarations.charAt(at) === '%' && /\S/.test(declarations.charAt(at + 1))) {
			isUncertain = true;
		}
		const name = match?.[1];
		at += match?.[0].length ?? 1;
		if (name === undefined || texts.has(name) || isPredefined(name)) continue;
		texts.set(name, isUncertain ? undefined : plainTextAt(declarations, at, search));
	}
	return texts;
}

/** The quoted text at an offset, if it is plain and short. */
function plainTextAt(declarations: string, at: number, search: ForwardSearch): string | undefined {
	const quote = declarations.charAt(at);
	if (quote !== '"' && quote !== "'") return undefined;
	const end = search.indexOf(quote, at + 1);
	if (end < 0 || end - at - 1 > mostCharacters) return undefined;
	const text = declarations.slice(at + 1, end);
	return /[<&%]/.test(text) ? undefined : text;
}

const reference = /&(\s{0,9})([^\s"'<>&%;]{1,99})(;?)/y;

/** The reference that the `&` at an offset begins, also one with a slip: `&name`, `& name;`, `&Name;`. */
export function entityReferenceAt(plist: DriverPlist, at: number): EntityReference | undefined {
	const { texts, names } = declaredIn(plist);
	if (names.size === 0) return undefined;
	const [whole = '', space = '', written = '', close = ''] =
		matchAt(reference, plist.text, at) ?? [];
	if (isPredefined(written)) return undefined;
	if (texts.has(written)) {
		const isExact = space === '' && close !== '';
		return { start: at, end: at + whole.length, text: texts.get(written), isExact };
	}
	// With a space or a semicolon, what begins with the name is another word or entity.
	const shortest = space === '' && close === '' ? 1 : written.length;
	for (let length = written.length; length >= shortest && length > 0; length--) {
		const name = names.get(written.slice(0, length).toLowerCase());
		if (name === undefined) continue;
		const end = at + 1 + space.length + length + (length === written.length ? close.length : 0);
		return { start: at, end, text: texts.get(name), isExact: false };
	}
	return undefined;
}

/** The references between two offsets, in order. */
function* referencesIn(
	plist: DriverPlist,
	{ start: from, end }: TextRange,
): Iterable<EntityReference> {
	for (const { index } of plist.text.slice(from, end).matchAll(/&/g)) {
		const found = entityReferenceAt(plist, from + index);
		if (found) yield found;
	}
}

/** Whether anything after the declarations refers to an entity that they declare, or may declare. */
export const areEntitiesUsed = onceFor((plist: DriverPlist): boolean => {
	const { text, syntax } = plist;
	if (syntax.faults.some(({ code }) => code === 'unknown-entity')) return true;
	const [first] = referencesIn(plist, { start: declaredIn(plist).end, end: text.length });
	return first !== undefined;
});

/** The fix that replaces the references in a range by the texts of the entities; undefined if there are no references. */
export function entityFixes(range: TextRange, plist: DriverPlist): readonly Fix[] | undefined {
	const references = [...referencesIn(plist, range)];
	if (references.length === 0) return undefined;
	let changed = '';
	let done = range.start;
	for (const { start: from, end, text } of references) {
		if (text === undefined) return [];
		changed += plist.text.slice(done, from) + text;
		done = end;
	}
	changed += plist.text.slice(done, range.end);
	return [
		changeTextFix(
			range,
			changed,
			references.every(({ isExact }) => isExact),
		),
	];
}
