/** Expands a snippet like VS Code, with the default or the nth choice of every tab stop. */

/** The number of different expansions, which is the longest list of choices in the body. */
export function choiceCount(body: string): number {
	const lists = [...body.matchAll(/(?<!\\)\$\{\d+\|(.*?)\|\}/g)];
	return Math.max(1, ...lists.map(([, list = '']) => list.split(',').length));
}

/** Throws on variables and transforms, which our snippets don't use. */
export function expandSnippet(body: string, choice = 0): string {
	const defaults = new Map<string, string>();
	const expand = (text: string): string => expandOnce(text, choice, defaults);
	expand(body);
	return expand(body);
}

const part =
	/\\(?<escaped>[$}\\])|\$\{(?<listed>\d+)\|(?<list>.*?)\|\}|\$\{(?<named>\d+):(?<text>(?:\\.|[^}\\])*)\}|\$\{?(?<bare>\d+)\}?|(?<dollar>\$)/g;

function expandOnce(body: string, choice: number, defaults: Map<string, string>): string {
	return body.replace(part, (...match: unknown[]) => {
		const groups = match.at(-1) as Record<string, string | undefined>;
		if (groups.escaped !== undefined) return groups.escaped;
		if (groups.dollar !== undefined) throw new Error(`Not a tab stop in ${body}.`);
		const number = groups.listed ?? groups.named ?? groups.bare ?? '0';
		const text = groups.list ? chosen(groups.list, choice) : unescaped(groups.text);
		if (text !== undefined && defaults.has(number) && defaults.get(number) !== text) {
			throw new Error(`Tab stop ${number} has two defaults in ${body}.`);
		}
		if (text !== undefined) defaults.set(number, text);
		return defaults.get(number) ?? '';
	});
}

function chosen(list: string, choice: number): string {
	const choices = list.split(',');
	return choices[Math.min(choice, choices.length - 1)] ?? '';
}

function unescaped(text: string | undefined): string | undefined {
	return text?.replace(/\\([$}\\])/g, '$1');
}
