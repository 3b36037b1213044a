/** Leaves out what the preprocessor may leave out of C++ code without comments. */

/** Matches a line that starts, continues, or ends a conditional, with its condition. */
const directive =
	/^[^\S\n]{0,99}#[^\S\n]{0,99}(if|ifdef|ifndef|elif|elifdef|elifndef|else|endif)\b([^\n]*)/m;

/** A conditional, at one of its branches. */
interface Conditional {
	/** Whether the branch, or one around it, is never compiled. */
	readonly isUnused: boolean;
	/** The same for what is around the conditional. */
	readonly isAroundUnused: boolean;
	/** Whether a branch before it is always compiled. */
	readonly isDecided: boolean;
}

/** The code without what `#if 0` excludes. */
export function withoutUnused(code: string): string {
	return keep(code, (open) => open.at(-1)?.isUnused !== true);
}

/** The code without the conditionals in it. One that begins before it ends with its first branch. */
export function withoutConditionals(code: string): string {
	return keep(code, (open) => open.length === 0);
}

/** The lines of the directives stay if `isKept` accepts the conditionals that are open after them. */
function keep(code: string, isKept: (open: readonly Conditional[]) => boolean): string {
	const open: Conditional[] = [];
	const [first = '', ...parts] = code.split(directive);
	const kept = [first];
	for (let at = 0; at < parts.length; at += 3) {
		const [word = '', condition = '', text = ''] = parts.slice(at, at + 3);
		enter(open, word, condition.trim());
		if (isKept(open)) kept.push(`#${word}${condition}`, text);
	}
	return kept.join('');
}

function enter(open: Conditional[], word: string, condition: string): void {
	if (word.startsWith('if')) {
		const isAroundUnused = open.at(-1)?.isUnused ?? false;
		const isUnused = isAroundUnused || condition === '0';
		open.push({ isUnused, isAroundUnused, isDecided: condition === '1' });
		return;
	}
	const before = open.pop();
	if (word === 'endif') return;
	const { isAroundUnused = false, isDecided = false } = before ?? {};
	open.push({ isUnused: isAroundUnused || isDecided, isAroundUnused, isDecided });
}
