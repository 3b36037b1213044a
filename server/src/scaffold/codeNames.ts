/** Names that the code of a template uses, which its class can't have: one would hide the other. */
import type { Prompt, Template } from './template.js';

/** Comments, strings, lines of the preprocessor, and placeholders, also as a part of a name. */
const ignored = /\/\/.*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|^#.*|(?<!\w)\w*\{\{[^}\n]*\}\}\w*/gm;

/** Why the class can't have this name, whatever is chosen later; undefined where it can. */
export function codeNameFault(
	{ files }: Template,
	{ kind }: Prompt,
	answer: string,
): string | undefined {
	if (kind !== 'identifier') return undefined;
	const word = answer.trim();
	const isUsed = files.some(
		({ path, text }) =>
			/\.(?:iig|[ch]pp)$/.test(path) && new Set(text.replace(ignored, ' ').match(/\w+/g)).has(word),
	);
	return isUsed
		? `'${word}' is a name in the code of the driver. A class with the same name does not compile.`
		: undefined;
}
