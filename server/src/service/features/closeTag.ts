/** Auto-closing of tags while typing: `<dict>` gets its `</dict>`, `</` the name of what is open. */

const HOLDERS: readonly string[] = ['plist', 'dict', 'array'];
const SCALARS: readonly string[] = ['key', 'string', 'integer', 'real', 'date', 'data'];
/** Elements that are a value by themselves and want no end tag. */
const BOOLEANS: readonly string[] = ['true', 'false'];

/** What to insert at `offset` right after a typed `>` or `/` (`$0</string>`, `string>`), as an LSP snippet; undefined where nothing is open. */
export function closeTagAt(text: string, offset: number): string | undefined {
	const typed = text[offset - 1];
	if (typed === '>') return closeStartTag(text, offset);
	if (typed !== '/') return undefined;
	return text[offset - 2] === '<' ? nameOfOpen(text, offset) : closeEmptyTag(text, offset);
}

/** After `<dict>`; nothing where the end tag is there already. */
function closeStartTag(text: string, offset: number): string | undefined {
	const start = text.lastIndexOf('<', offset - 1);
	const name =
		start < 0 ? undefined : /^<(\w+)(?:\s[^<>]*)?>$/.exec(text.slice(start, offset))?.[1];
	if (name === undefined || text[offset - 2] === '/') return undefined;
	if (isInComment(text, start)) return undefined;
	if (SCALARS.includes(name)) {
		const next = text.indexOf('<', offset);
		return next >= 0 && text.startsWith(`</${name}`, next) ? undefined : `$0</${name}>`;
	}
	return HOLDERS.includes(name) && !isClosed(text, offset, name) ? `$0</${name}>` : undefined;
}

/** Also in CDATA. Cheap, for what is typed most. */
function isInComment(text: string, offset: number): boolean {
	const inside = (open: string, close: string): boolean => {
		const start = text.lastIndexOf(open, offset);
		const end = start < 0 ? -1 : text.indexOf(close, start + open.length);
		return start >= 0 && (end < 0 || end >= offset);
	};
	return inside('<!--', '-->') || inside('<![CDATA[', ']]>');
}

/** After `<true/` or `<dict/`. */
function closeEmptyTag(text: string, offset: number): string | undefined {
	const start = text.lastIndexOf('<', offset - 1);
	const name = start < 0 ? undefined : /^<(\w+)\s*\/$/.exec(text.slice(start, offset))?.[1];
	if (name === undefined || text[offset] === '>') return undefined;
	const known = HOLDERS.includes(name) || SCALARS.includes(name) || BOOLEANS.includes(name);
	return known && !isInComment(text, start) ? '>' : undefined;
}

/** After `</`: the name of the innermost element that is open there. */
function nameOfOpen(text: string, offset: number): string | undefined {
	const name = openElementsAt(text, offset - 2)?.at(-1);
	if (name === undefined || /^\w/.test(text.slice(offset, offset + 1))) return undefined;
	return text[offset] === '>' ? name : `${name}>`;
}

/** Whether an end tag further on belongs to the element whose start tag ends at `offset`. */
function isClosed(text: string, offset: number, name: string): boolean {
	let depth = openElementsAt(text, offset)?.filter((open) => open === name).length ?? 0;
	for (const tag of tagsIn(text, offset, text.length)) {
		if (tag.name !== name) continue;
		depth += tag.closes ? -1 : 1;
		if (depth === 0) return true;
	}
	return false;
}

/** The names of the elements open at `offset`, outermost first; undefined inside a comment or CDATA. */
function openElementsAt(text: string, offset: number): readonly string[] | undefined {
	const open: string[] = [];
	for (const tag of tagsIn(text, 0, offset)) {
		if (tag.name === undefined) return undefined;
		if (!tag.closes) {
			open.push(tag.name);
			continue;
		}
		const start = open.lastIndexOf(tag.name);
		if (start >= 0) open.length = start;
	}
	return open;
}

interface Tag {
	/** Undefined for a comment that is not closed before the end of what was read. */
	readonly name: string | undefined;
	readonly closes: boolean;
}

/** The start and end tags of plist elements that end before `end`; comments, CDATA and declarations skipped. */
function* tagsIn(text: string, from: number, end: number): Iterable<Tag> {
	for (let at = text.indexOf('<', from); at >= 0 && at < end; at = text.indexOf('<', at)) {
		const skipTo = endOfOpaque(text, at);
		if (skipTo !== undefined) {
			if (skipTo > end) {
				yield { name: undefined, closes: false };
				return;
			}
			at = skipTo;
			continue;
		}
		const close = text.indexOf('>', at);
		if (close < 0 || close >= end) return;
		const next = text.indexOf('<', at + 1);
		if (next < 0 || close < next) {
			const name = /^<\/?(\w+)/.exec(text.slice(at, Math.min(close, at + 16)))?.[1];
			if (name !== undefined && text[close - 1] !== '/')
				yield { name, closes: text[at + 1] === '/' };
			at = close + 1;
		} else {
			at = next;
		}
	}
}

function endOfOpaque(text: string, at: number): number | undefined {
	const close = text.startsWith('<!--', at)
		? '-->'
		: text.startsWith('<![CDATA[', at)
			? ']]>'
			: text.startsWith('<?', at)
				? '?>'
				: text.startsWith('<!', at)
					? '>'
					: undefined;
	if (close === undefined) return undefined;
	const end = text.indexOf(close, at + 2);
	return end < 0 ? text.length + 1 : end + close.length;
}
