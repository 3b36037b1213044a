/** Reads property lists in the old style, with `{ key = value; }` and `( item, item )`, such as `project.pbxproj`. */

export type OpenStepValue = string | readonly OpenStepValue[] | ReadonlyMap<string, OpenStepValue>;

/** Deeper lists are not read. Project files have about five levels. */
const maxDepth = 64;

const token =
	/\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|"([^"\\]*(?:\\[\s\S][^"\\]*)*)"|([\w./$:@+~%&!?#^|-]+)|([{}()<>=;,])/y;

/** The value of a text; undefined if the text is not a property list in the old style. Never throws. */
export function readOpenStep(text: string): OpenStepValue | undefined {
	return new Reader(text).value(0);
}

class Reader {
	#at = 0;
	readonly #text: string;

	constructor(text: string) {
		this.#text = text;
	}

	value(depth: number): OpenStepValue | undefined {
		if (depth > maxDepth) return undefined;
		const next = this.#next();
		if (next === '{') return this.#dictionary(depth);
		if (next === '(') return this.#array(depth);
		return next?.startsWith('"') ? next.slice(1) : undefined;
	}

	#dictionary(depth: number): OpenStepValue | undefined {
		const entries = new Map<string, OpenStepValue>();
		for (;;) {
			const key = this.#next();
			if (key === '}') return entries;
			if (!key?.startsWith('"') || this.#next() !== '=') return undefined;
			const value = this.value(depth + 1);
			if (value === undefined || this.#next() !== ';') return undefined;
			entries.set(key.slice(1), value);
		}
	}

	#array(depth: number): OpenStepValue | undefined {
		const items: OpenStepValue[] = [];
		for (;;) {
			const before = this.#at;
			const next = this.#next();
			if (next === ')') return items;
			if (next === undefined) return undefined;
			this.#at = before;
			const value = this.value(depth + 1);
			if (value === undefined) return undefined;
			items.push(value);
			const end = this.#next();
			if (end === ')') return items;
			if (end !== ',') return undefined;
		}
	}

	/** The next token: a delimiter, or a string with `"` before it; undefined at the end and at anything else. */
	#next(): string | undefined {
		for (;;) {
			token.lastIndex = this.#at;
			const match = token.exec(this.#text);
			if (!match) return undefined;
			this.#at = token.lastIndex;
			const [, quoted, bare, delimiter] = match;
			if (quoted !== undefined) return `"${quoted.replace(/\\([\s\S])/g, '$1')}`;
			if (bare !== undefined) return `"${bare}`;
			if (delimiter !== undefined) return delimiter;
		}
	}
}
