/** Findings as plain data: what is wrong, where, and why. */
import { abbreviated, type Message, renderParameters } from '../messages/message.js';
import type { LineIndex } from '../text/lineIndex.js';
import type { TextRange } from '../text/textRange.js';
import { type PlistPath, type PlistPlace, pathOfPlace } from '../value/plistPath.js';
import type { DictEntry, PlistValue } from '../value/plistValue.js';
import { pathAt } from './locate.js';

/** Severities, the most severe first. */
export const severities = ['error', 'warning', 'information', 'hint'] as const;

/** `error`: the system rejects or ignores it; `warning`: almost certainly a mistake; `information` and `hint`: advice. */
export type Severity = (typeof severities)[number];

/** Negative if `a` is more severe than `b`, 0 if they are equal. */
export function compareSeverities(a: Severity, b: Severity): number {
	return severities.indexOf(a) - severities.indexOf(b);
}

/** Whether a severity is more severe than another one, if there is one. */
export function isMoreSevere(severity: Severity, than: Severity | undefined): boolean {
	return than === undefined || compareSeverities(severity, than) < 0;
}

/** What a finding is about: its path, which part of it, and the range of that part. */
export interface Anchor {
	/** Determined whenever it is read: most findings of a broken text are never shown, and paths are long in deep ones. */
	readonly path: PlistPath;
	/** The entry or the value; undefined if it is a range of the text. */
	readonly place?: PlistPlace;
	readonly part: 'key' | 'value' | 'content' | 'entry' | 'openTag' | 'text';
	readonly range: TextRange;
}

/** A file near the document, and the text and lines to which ranges in it refer. */
export interface NearbyFile {
	readonly uri: string;
	readonly text: string;
	readonly lines: LineIndex;
}

export interface RelatedPlace {
	readonly at: Anchor;
	readonly message: Message;
	/** The file that the place is in, if it is not the document itself. */
	readonly in?: NearbyFile;
}

/** A fault as plain data, which the language server and the command line convert to what they show. */
export interface Finding {
	readonly code: string;
	readonly severity: Severity;
	readonly at: Anchor;
	readonly message: Message;
	/** Other locations that the finding is about, shown as links. */
	readonly related?: readonly RelatedPlace[];
	/** `unnecessary` shows the text faded, `deprecated` struck through. */
	readonly tags?: readonly ('unnecessary' | 'deprecated')[];
}

/**
 * The properties of a finding that do not change in other versions of the document: all except its range. Long keys are abbreviated.
 * Two findings can have the same identity, such as those on the second and the third entry with one key.
 */
export function identityOf({ code, at: { part, path }, message }: Finding): string {
	const steps = path.map((step) => (typeof step === 'string' ? abbreviated(step) : step));
	return [code, part, ...steps, ...renderParameters(message)].join('\n');
}

/** An anchor at an entry or a value. */
class PlaceAnchor implements Anchor {
	constructor(
		readonly place: PlistPlace,
		readonly part: Anchor['part'],
		readonly range: TextRange,
	) {}

	get path(): PlistPath {
		return pathOfPlace(this.place);
	}
}

/** An anchor at a range of the text. */
class TextAnchor implements Anchor {
	readonly part = 'text';

	constructor(
		private readonly root: PlistValue | undefined,
		readonly range: TextRange,
	) {}

	get path(): PlistPath {
		return pathAt(this.root, this.range.start);
	}
}

/** The `<key>` element of an entry. */
export function atKey(entry: DictEntry): Anchor {
	return new PlaceAnchor(entry, 'key', entry.keyRange);
}

/** The text of a key without its tags, for findings on names. Findings on missing entries are on the whole key. */
export function atName(entry: DictEntry): Anchor {
	return new PlaceAnchor(entry, 'key', entry.keyContentRange);
}

/** A whole value with its tags. */
export function atValue(value: PlistValue): Anchor {
	return new PlaceAnchor(value, 'value', value.range);
}

/** The text between the tags of a value; the whole value if there is none. */
export function atContent(value: PlistValue): Anchor {
	const empty = value.contentRange.start === value.contentRange.end;
	return empty ? atValue(value) : new PlaceAnchor(value, 'content', value.contentRange);
}

/** A range in the text between the tags of a value. */
export function atPart(value: PlistValue, range: TextRange): Anchor {
	return new PlaceAnchor(value, 'content', range);
}

/** The start tag of a value, or the key of its entry, which is easier to see; for findings on missing entries. */
export function atOpenTag(value: PlistValue): Anchor {
	return new PlaceAnchor(value, 'openTag', value.entry?.keyRange ?? value.openTagRange);
}

/** A range of the text; the path is that of the innermost value or entry at its start. */
export function atText(
	{ root }: { readonly root: PlistValue | undefined },
	range: TextRange,
): Anchor {
	return new TextAnchor(root, range);
}
