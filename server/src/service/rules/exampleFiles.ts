/** The files of an example: where they are, and the names under which they are shown. */
import { fileNameOf } from '../document/neighbors.js';
import type { DocumentKind } from '../platform/documentKind.js';
import type { GoodExample, Rule } from './rule.js';

/** A file of an example as people read it. */
export interface ShownFile {
	/** Its path from the folder of the example; undefined if the example is the only file. */
	readonly name: string | undefined;
	readonly text: string;
}

/** The kind of an example: its own, or the first one of the rule. */
export function exampleKind(rule: Rule, { kind }: GoodExample): DocumentKind | undefined {
	return kind ?? ('kinds' in rule ? rule.kinds[0] : undefined);
}

/** Where an example is: at `uri`, or else under the usual name for its kind. */
export function exampleUri(kind: DocumentKind | undefined, uri?: string): string {
	const name = kind === 'entitlements' ? 'Example.entitlements' : 'Info.plist';
	return uri ?? `file:///Example/${name}`;
}

/** The example, and the files near it, without the marks of findings. */
export function shownFiles(rule: Rule, example: GoodExample): readonly ShownFile[] {
	const { neighbors, uri } = example;
	const text = example.text.replaceAll('[|', '').replaceAll('|]', '');
	if (!neighbors) return [{ name: undefined, text }];
	const name = fileNameOf(exampleUri(exampleKind(rule, example), uri));
	return [
		{ name, text },
		...Object.entries(neighbors).map(([path, each]) => ({ name: path, text: each })),
	];
}

/** Writes characters that a reader would not see as their code points: a byte order mark as `⟨U+FEFF⟩`. */
export function visibleText(text: string): string {
	const lines = text.replace(/\r(?!\n)/g, '\r\n');
	return lines.replace(/(?![\n\t ])[\p{Cc}\p{Cf}\p{Z}]/gu, (character) => {
		const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
		return `⟨U+${code.padStart(4, '0')}⟩`;
	});
}
