/** Where keys and strings are in a report of `system_profiler`, in JSON and in XML. */

/** A part of the text, without quotes and tags. */
export interface TextPart {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

export interface ReportEntry {
	readonly key: TextPart;
	/** The string, or the strings of an array. */
	readonly strings: TextPart[];
	/** Whether the value is a dictionary. */
	isDictionary: boolean;
}

export interface ReportDictionary {
	readonly parent: ReportDictionary | undefined;
	/** The key below which it is, also in an array. */
	readonly key: string | undefined;
	readonly entries: ReportEntry[];
}

/** All dictionaries, each after the one that it is in. Of a text that is damaged, those that can be found. */
export function reportDictionaries(text: string): readonly ReportDictionary[] {
	const builder = new ReportBuilder();
	if (/^\ufeff?\s*[{[]/.test(text)) readJson(text, builder);
	else readXml(text, builder);
	return builder.dictionaries;
}

/** What is open: a dictionary, or an array with the entry that it is the value of. */
interface Level {
	readonly dictionary: ReportDictionary | undefined;
	readonly isArray: boolean;
	entry: ReportEntry | undefined;
}

class ReportBuilder {
	readonly dictionaries: ReportDictionary[] = [];
	readonly #levels: Level[] = [];

	open(isArray: boolean): void {
		const outer = this.#levels.at(-1);
		const entry = outer?.entry;
		if (isArray) {
			this.#levels.push({ dictionary: outer?.dictionary, isArray, entry });
			return;
		}
		if (entry && outer?.isArray === false) entry.isDictionary = true;
		const dictionary = { parent: outer?.dictionary, key: entry?.key.text, entries: [] };
		this.dictionaries.push(dictionary);
		this.#levels.push({ dictionary, isArray, entry: undefined });
	}

	close(): void {
		this.#levels.pop();
	}

	key(key: TextPart): void {
		const level = this.#levels.at(-1);
		if (!level?.dictionary || level.isArray) return;
		level.entry = { key, strings: [], isDictionary: false };
		level.dictionary.entries.push(level.entry);
	}

	string(part: TextPart): void {
		this.#levels.at(-1)?.entry?.strings.push(part);
	}
}

/** A string that has no end ends with the text, so that each is read once. */
const jsonToken = /"([^"\\]*(?:\\[\s\S][^"\\]*)*)(?:"(\s*:)?|$)|[{}[\]]/g;

function readJson(text: string, builder: ReportBuilder): void {
	for (const match of text.matchAll(jsonToken)) {
		const [token, content, colon] = match;
		if (content !== undefined) {
			const part = partAt(match.index + 1, content);
			if (colon === undefined) builder.string(part);
			else builder.key(part);
		} else if (token === '{' || token === '[') builder.open(token === '[');
		else builder.close();
	}
}

const xmlToken =
	/<(?:(key|string)(?:\s[^<>]{0,200})?>([^<]*)(?=<)|(dict|array)(?:\s[^<>]{0,200})?>|\/(?:dict|array)>)/g;

function readXml(text: string, builder: ReportBuilder): void {
	for (const match of text.matchAll(xmlToken)) {
		const [token, leaf, content = '', container] = match;
		const part = partAt(match.index + token.length - content.length, content);
		if (leaf === 'key') builder.key(part);
		else if (leaf === 'string') builder.string(part);
		else if (container !== undefined) builder.open(container === 'array');
		else builder.close();
	}
}

function partAt(start: number, text: string): TextPart {
	return { start, end: start + text.length, text };
}
