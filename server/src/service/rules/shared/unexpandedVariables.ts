/** Build variables in spellings that Xcode does not expand. */
import { buildVariables } from '../../platform/buildVariables.js';

const names: ReadonlySet<string> = new Set(buildVariables.map(({ name }) => name));

/** Between percent signs, without the end or with another one, and without the dollar sign where the text is nothing else, or a name with dots. */
const otherSpelling =
	/%(?<percent>[A-Z]\w*)%|\$[({](?<open>[A-Z]\w*)$|\$(?:\((?<round>[A-Z]\w*)[}\]]|\{(?<curly>[A-Z]\w*)[)\]])|^\{(?<bare>[A-Z]\w*)[)}]$|(?<![^.)-])\((?<part>[A-Z]\w*)[)}](?![^.\w$(-])/g;

/** The first variable in a spelling that Xcode does not expand. */
export function unexpandedIn(text: string): string | undefined {
	// Most texts have none of these characters.
	const found = /[%$({]/.test(text) ? [...text.matchAll(otherSpelling)] : [];
	return found.find(({ groups }) => names.has(nameIn(groups)))?.[0];
}

/** The text with these variables as Xcode expands them. */
export function withVariables(text: string): string {
	return text.replace(otherSpelling, (written: string, ...others: readonly unknown[]) => {
		const name = nameIn(others.at(-1) as Groups);
		return names.has(name) ? `$(${name})` : written;
	});
}

type Groups = RegExpMatchArray['groups'];

function nameIn(groups: Groups = {}): string {
	return Object.values(groups).find((name) => name !== undefined) ?? '';
}
