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

/** The content of a key, and nothing else, is named whole in the outline, and a section has no markup. */
const before = '<plist><dict><key>IOKitPersonalities</key><dict/>\n<key><![CDATA[(';
const after = ')]]></key><true/></dict></plist>';

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

	/** Compares every character: the text becomes the name of a key in the outline, and then what it was. */
	async compare(): Promise<void> {
		const start: Position = { line: 0, character: 0 };
		const edits = this.recorded;
		this.#send([
			{ range: { start, end: start }, text: before },
			{ range: { start: last, end: last }, text: after },
		]);
		const { result } = await this.client.ask('textDocument/documentSymbol', {
			textDocument: { uri: this.uri },
		});
		const whole = before + this.text + after;
		const endOfText = positionOf(whole, before.length + this.text.length);
		const endOfBefore = positionOf(whole, before.length);
		this.#send([
			{ range: { start: endOfText, end: last }, text: '' },
			{ range: { start, end: endOfBefore }, text: '' },
		]);
		this.recorded = [];
		const [, symbol] = result as { name: string; range: { end: Position } }[];
		const record = `${this.uri}, which was edited with ${JSON.stringify(edits)}`;
		expect(symbol?.name, record).toBe(`(${this.text})`);
		expect(symbol?.range.end, record).toEqual(
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
