/** Renders `snippets/personalities.code-snippets` from the skeletons in `schemas/personality.schema.json`. */
import { readFileSync } from 'node:fs';
import type { SchemaSnippet } from '../../../server/src/service/schema/schema.js';
import type { Output } from '../output.js';

const schema = 'schemas/personality.schema.json';

/** An entry of a `.code-snippets` file of VS Code. */
export interface CodeSnippet {
	readonly scope: string;
	readonly prefix: string;
	readonly description: string;
	readonly body: readonly string[];
}

/** `Dext: USB device` → `personality-dext-usb-device`. */
function prefixOf(label: string): string {
	const words = label.toLowerCase().match(/[a-z0-9]+/g) ?? [];
	return ['personality', ...words].join('-');
}

/** Converts skeletons to snippets of VS Code, by label. */
export function toCodeSnippets(
	skeletons: readonly SchemaSnippet[],
): Readonly<Record<string, CodeSnippet>> {
	return Object.fromEntries(
		skeletons.map(({ label, description, body }) => [
			label,
			{
				scope: 'xml,plist',
				prefix: prefixOf(label),
				description: description ?? label,
				body: body.split('\n'),
			},
		]),
	);
}

export function render(): Output {
	const { defaultSnippets } = JSON.parse(readFileSync(schema, 'utf8')) as {
		defaultSnippets: readonly SchemaSnippet[];
	};
	const text = JSON.stringify(toCodeSnippets(defaultSnippets), undefined, 2);
	return new Map([['snippets/personalities.code-snippets', `${text}\n`]]);
}
