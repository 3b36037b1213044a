/**
 * Glob patterns as programs that are run on all paths through them at once, so that no pattern takes more steps than its
 * length times the length of the path (Ken Thompson, "Regular Expression Search Algorithm", 1968). Regular expressions
 * try one way after the other, which for `a*a*a*a*b` never ends.
 */
import { type GlobToken, globTokens } from './globTokens.js';

/** An instruction: a character to accept, or the instructions to continue with. */
type Step = { readonly accepts: (character: string) => boolean } | { readonly next: number[] };

/** The instructions of a glob; a path matches if it reaches the end. */
export type GlobProgram = readonly Step[];

/** A group whose end is not read yet. */
interface OpenGroup {
	/** The starts of its alternatives. */
	readonly starts: number[];
	/** The jumps to its end. */
	readonly ends: number[][];
}

/** The program of a glob. A glob with an invalid range matches nothing. */
export function globProgram(glob: string): GlobProgram {
	const steps: Step[] = [];
	const groups: OpenGroup[] = [];
	for (const token of globTokens(glob)) addToken(steps, groups, token);
	return steps;
}

function addToken(steps: Step[], groups: OpenGroup[], token: GlobToken): void {
	switch (token.type) {
		case 'text':
			for (const character of token.text) accept(steps, (each) => each === character);
			break;
		case 'set':
			accept(steps, inSet(token.source));
			break;
		case 'any':
			accept(steps, isNotSlash);
			break;
		case 'star':
			repeat(steps, () => accept(steps, isNotSlash));
			break;
		case 'folders':
			repeat(steps, () => {
				repeat(steps, () => accept(steps, isNotSlash));
				accept(steps, isSlash);
			});
			break;
		case 'rest':
			orNothing(steps, () => {
				accept(steps, isSlash);
				repeat(steps, () => accept(steps, () => true));
			});
			break;
		case 'open':
			groups.push({ starts: jump(steps), ends: [] });
			startAlternative(steps, groups);
			break;
		case 'comma':
			groups.at(-1)?.ends.push(jump(steps));
			startAlternative(steps, groups);
			break;
		case 'close':
			for (const end of groups.pop()?.ends ?? []) end.push(steps.length);
	}
}

function startAlternative(steps: readonly Step[], groups: readonly OpenGroup[]): void {
	groups.at(-1)?.starts.push(steps.length);
}

function accept(steps: Step[], accepts: (character: string) => boolean): void {
	steps.push({ accepts });
}

/** A jump to the instructions that are added to the result. */
function jump(steps: Step[]): number[] {
	const next: number[] = [];
	steps.push({ next });
	return next;
}

function orNothing(steps: Step[], add: () => void): void {
	const start = jump(steps);
	start.push(steps.length);
	add();
	start.push(steps.length);
}

function repeat(steps: Step[], add: () => void): void {
	const start = steps.length;
	orNothing(steps, () => {
		add();
		jump(steps).push(start);
	});
}

const isSlash = (character: string): boolean => character === '/';
const isNotSlash = (character: string): boolean => character !== '/';

function inSet(source: string): (character: string) => boolean {
	try {
		const set = new RegExp(`^${source}$`, 'su');
		return (character) => set.test(character);
	} catch {
		return () => false;
	}
}

/** Whether the whole path matches. */
export function runGlob(program: GlobProgram, path: string): boolean {
	const reached = new Int32Array(program.length + 1).fill(-1);
	let current = follow(program, [0], reached, 0);
	let read = 0;
	for (const character of path) {
		read += 1;
		const after: number[] = [];
		for (const at of current) {
			const step = program[at];
			if (step && 'accepts' in step && step.accepts(character)) after.push(at + 1);
		}
		if (after.length === 0) return false;
		current = follow(program, after, reached, read);
	}
	return current.includes(program.length);
}

/** The instructions that accept characters, or the end, from these and all that they jump to. `reached` has the last `round` of each. */
function follow(
	program: GlobProgram,
	from: number[],
	reached: Int32Array,
	round: number,
): readonly number[] {
	const found: number[] = [];
	for (let at = from.pop(); at !== undefined; at = from.pop()) {
		if (reached[at] === round) continue;
		reached[at] = round;
		const step = program[at];
		if (step && 'next' in step) for (const next of step.next) from.push(next);
		else found.push(at);
	}
	return found;
}
