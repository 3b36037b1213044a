/** The items of a JSON array, each written by itself on a line, so that no text is longer than one of them. */
import { type DisplayText, display } from './displayText.js';
import type { Terminal } from './terminal.js';

export class JsonList {
	private isEmpty = true;

	constructor(private readonly output: Pick<Terminal, 'write'>) {}

	/** Writes JSON, or its beginning. */
	add(json: DisplayText): void {
		this.output.write(this.isEmpty ? display`\n${json}` : display`,\n${json}`);
		this.isEmpty = false;
	}
}
