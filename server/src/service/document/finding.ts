/** Findings: what is wrong, where, why, as plain data. */
import type { Message } from '../messages/message.js';
import type { TextRange } from '../text/textRange.js';
import { type PlistPath, pathOf, pathOfEntry } from '../value/plistPath.js';
import type { DictEntry, PlistValue } from '../value/plistValue.js';

/** Levels, most severe first. */
export const severities = ['error', 'warning', 'information', 'hint'] as const;

/** `error`: refused or ignored by the system; `warning`: almost surely not meant; the others are advice. */
export type Severity = (typeof severities)[number];

/** A thing in a plist that a finding is about: named by its path, with the range of the part that is meant. */
export interface Anchor {
	readonly path: PlistPath;
	readonly part: 'key' | 'value' | 'content' | 'entry' | 'openTag' | 'text';
	readonly range: TextRange;
}

/** What survives the way to an editor and back. */
export type JsonValue =
	| string
	| number
	| boolean
	| null
	| readonly JsonValue[]
	| { readonly [name: string]: JsonValue };

/** One thing that is wrong, as plain data; LSP and the command line make of it what they show. */
export interface Finding {
	readonly code: string;
	readonly severity: Severity;
	readonly at: Anchor;
	readonly message: Message;
	/** Other places the finding is about, shown as links beside it. */
	readonly related?: readonly { readonly at: Anchor; readonly message: Message }[];
	/** `unnecessary` fades the text, `deprecated` strikes it through. */
	readonly tags?: readonly ('unnecessary' | 'deprecated')[];
	/** What the fixes of the rule need to know again. */
	readonly data?: JsonValue;
}

export type { Message } from '../messages/message.js';

/** A message without an id, for rules that have no set of messages yet. */
export function message(text: string, ...args: readonly string[]): Message {
	return { id: '', text, parameters: Object.fromEntries(args.entries()) };
}

/** The `<key>` element of an entry. */
export function atKey(entry: DictEntry): Anchor {
	return { path: pathOfEntry(entry), part: 'key', range: entry.keyRange };
}

/** The text of a key without its tags, for names that people give; what an entry lacks is said on the whole key. */
export function atName(entry: DictEntry): Anchor {
	return { path: pathOfEntry(entry), part: 'key', range: entry.keyContentRange };
}

/** A whole value, tags included. */
export function atValue(value: PlistValue): Anchor {
	return { path: pathOf(value), part: 'value', range: value.range };
}

/** What stands between the tags of a value; the whole value where there is nothing between them. */
export function atContent(value: PlistValue): Anchor {
	const empty = value.contentRange.start === value.contentRange.end;
	return empty
		? atValue(value)
		: { path: pathOf(value), part: 'content', range: value.contentRange };
}

/** The start tag of a value, for what a whole dict lacks; on the key of its entry where it has one, which reads better. */
export function atOpenTag(value: PlistValue): Anchor {
	return value.entry
		? { path: pathOf(value), part: 'openTag', range: value.entry.keyRange }
		: { path: pathOf(value), part: 'openTag', range: value.openTagRange };
}
