/** Finds the variables in strings that Xcode or a script replaces in a build. */
import type { BuildVariable } from './plistValue.js';

/** Matches `$(NAME:modifier)` and `${NAME:modifier}`, the innermost of nested ones; `@TOKEN@`; `$TOKEN`. */
const variable =
	/\$\(([^\s()<>&:=]+)(?:[:=]([^()<>&]*))?\)|\$\{([^\s{}<>&:=]+)(?:[:=]([^{}<>&]*))?\}|@([A-Za-z][A-Za-z0-9_]*)@|\$([A-Za-z_][A-Za-z0-9_]*)/g;

const none: readonly BuildVariable[] = Object.freeze([]);

/** The variables between two offsets, in order. */
export function buildVariablesIn(
	text: string,
	start: number,
	end: number,
): readonly BuildVariable[] {
	if (!mayContainVariable(text, start, end)) return none;
	const found: BuildVariable[] = [];
	for (const match of text.slice(start, end).matchAll(variable)) {
		const at = start + match.index;
		found.push({
			name: match[1] ?? match[3] ?? match[5] ?? match[6] ?? '',
			modifier: match[2] ?? match[4],
			written: match[0],
			range: { start: at, end: at + match[0].length },
		});
	}
	return found;
}

function mayContainVariable(text: string, start: number, end: number): boolean {
	for (let at = start; at < end; at++) {
		const code = text.charCodeAt(at);
		if (code === 0x24 || code === 0x40) return true;
	}
	return false;
}
