/** Edits documents at random, and compares the texts of the server with those of an independent model. */
import { expect } from 'vitest';
import { Random } from '../support/random.js';
import type { RawClient } from './rawClient.js';
import { type Change, changed, linesOf, offsetOf, type Position, positionOf } from './textModel.js';

export interface EditStorm {
	readonly seed: number;
	/** The number of `didChange` notifications. */
	readonly edits: number;
	/** How many of them are sent between two comparisons. */
	readonly interval: number;
}

/** Documents in several languages. The server applies edits whatever the language is. */
const languages = ['xml', 'plist', 'plaintext', 'json', ''] as const;

/** None contains a square bracket, which would end the section in which a text is compared. */
const pieces = [
	'',
	'a',
	'ß',
	' ',
	'\t',
	'\n',
	'\r',
	'\r\n',
	'\n\r',
	'\r\r\n',
	'\u2028',
	'\0',
	'😀',
	'\ud83d',
	'\ude00',
	'e\u0301',
	'&amp;',
	'&',
	'<key>',
	'</key>',
	'<string>512</string>',
	'<dict>\n\t<key>IOClass</key>\r\n</dict>',
	'<!-- ',
	'-->',
] as const;

const maxLength = 3000;

/** A section has no markup, so the content of a key is exactly the text. */
const before = '<plist><dict><key>IOKitPersonalities</key><dict/>\n<key><![CDATA[(';
const cut = ']]></key><true/>\n<key><![CDATA[';
const after = ')]]></key><true/></dict></plist>';

/** The outline shows names of this length whole, with escapes for control characters. */
const wholeName = 60;

class EditedDocument {
	readonly uri: string;
	text = '';
	version = 1;
	/** What was sent since the last comparison. */
	recorded: object[] = [];

	constructor(
		readonly client: RawClient,
		readonly random: Random,
		readonly languageId: string,
		index: number,
	) {
		this.uri = `file:///storm/${index}/Info.plist`;
		client.open(this.uri, this.text, languageId, this.version);
	}

	edit(): void {
		const count = this.random.chance(0.2) ? this.random.between(0, 5) : 1;
		const changes: Change[] = [];
		for (let index = 0; index < count; index += 1) {
			const change = this.#change();
			changes.push(change);
			this.text = changed(this.text, change);
		}
		this.#send(changes, this.#nextVersion());
	}

	/** Compares every character: the text becomes the names of keys in the outline, and then what it was. */
	async compare(): Promise<void> {
		const edits = this.recorded;
		let whole = this.text;
		const changes: Change[] = [];
		const insert = (offset: number, text: string): void => {
			const at = positionOf(whole, offset);
			changes.push({ range: { start: at, end: at }, text });
			whole = whole.slice(0, offset) + text + whole.slice(offset);
		};
		insert(whole.length, after);
		for (const offset of cutsIn(this.text).reverse()) insert(offset, cut);
		insert(0, before);
		this.#send(changes);
		const { result } = await this.client.ask('textDocument/documentSymbol', {
			textDocument: { uri: this.uri },
		});
		this.#send([{ text: this.text }]);
		this.recorded = [];
		const [, ...symbols] = result as { name: string; range: { end: Position } }[];
		const record = `${this.uri}, which was edited with ${JSON.stringify(edits)}`;
		expect(symbols.map(({ name }) => unescaped(name)).join(''), record).toBe(`(${this.text})`);
		expect(symbols.at(-1)?.range.end, record).toEqual(
			positionOf(whole, whole.length - '</dict></plist>'.length),
		);
	}

	#change(): Change {
		if (this.text.length > maxLength || this.random.chance(0.01)) {
			const range = this.random.chance(0.5) ? {} : { range: null };
			return { ...range, text: this.#text(20) };
		}
		const start = this.#position();
		const end = this.#end(start);
		const rangeLength = this.random.pick([{}, {}, { rangeLength: 7 }, { rangeLength: null }]);
		return { range: { start, end }, ...rangeLength, text: this.#text(4) };
	}

	#end(start: Position): Position {
		if (this.random.chance(0.4)) return start;
		if (this.random.chance(0.9)) return this.#position(start);
		return { line: start.line + this.random.between(0, 2), character: this.random.between(0, 9) };
	}

	#text(count: number): string {
		return Array.from({ length: this.random.between(0, count) }, () =>
			this.random.pick(pieces),
		).join('');
	}

	/** Any position, also after, before, and between what exists; most are near another one, so that little is deleted. */
	#position(near?: Position): Position {
		if (near && this.random.chance(0.97)) {
			const offset = offsetOf(this.text, near) + this.random.between(-6, 6);
			return positionOf(this.text, Math.max(0, Math.min(offset, this.text.length)));
		}
		if (this.random.chance(0.02)) return this.random.pick(farAway);
		const lines = linesOf(this.text);
		const line = this.random.between(-1, lines.length + 2);
		const { start, end } = lines[line] ?? { start: 0, end: 3 };
		return { line, character: this.random.between(-1, end - start + 3) };
	}

	/** Versions jump, go back, and are missing; the order of the messages counts. */
	#nextVersion(): { readonly version?: number | null } {
		this.version += this.random.chance(0.05) ? this.random.between(-3, 1000) : 1;
		return this.random.pick([
			...Array<{ version: number }>(30).fill({ version: this.version }),
			{ version: null },
			{},
		]);
	}

	#send(contentChanges: readonly Change[], version: object = { version: this.version }): void {
		const params = { textDocument: { uri: this.uri, ...version }, contentChanges };
		this.recorded.push(params);
		this.client.notify('textDocument/didChange', params);
	}
}

const last: Position = { line: 2 ** 31 - 1, character: 2 ** 31 - 1 };

const farAway: readonly [Position, ...Position[]] = [
	last,
	{ line: -5, character: 3 },
	{ line: 0, character: 2 ** 31 - 1 },
	{ line: 2 ** 31 - 1, character: 0 },
];

export async function runEditStorm(client: RawClient, storm: EditStorm): Promise<void> {
	const random = new Random(storm.seed);
	const documents = languages.map(
		(language, index) => new EditedDocument(client, random, language, index),
	);
	for (let edit = 1; edit <= storm.edits; edit += 1) {
		documents[random.between(0, documents.length - 1)]?.edit();
		if (edit % storm.interval === 0 || edit === storm.edits) {
			await Promise.all(documents.map((document) => document.compare()));
		}
	}
	for (const { uri } of documents) client.close(uri);
}

/** Offsets that cut a text into short parts, but no character or line break in two. */
function cutsIn(text: string): number[] {
	const cuts: number[] = [];
	for (let at = wholeName; at < text.length; at += wholeName) {
		while (/^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])/.test(text.slice(at - 1, at + 1))) at += 1;
		cuts.push(at);
	}
	return cuts;
}

const controls: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r' };

/** The name of a key without the escapes of the outline. No piece contains a backslash. */
function unescaped(name: string): string {
	return name.replace(/\\(?:u([0-9a-f]{4})|([tnr]))/g, (_, code?: string, letter = '') =>
		code === undefined ? (controls[letter] ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
	);
}
