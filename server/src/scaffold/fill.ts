/**
 * Fills `{{name}}` and keeps or drops what stands between the lines `{{#if name}}` and `{{/if}}`.
 * Our own, since this is all that templates may hold: an engine would weigh more in every bundle, bring loops and
 * partials, know one way to escape for all kinds of files, and fill a hole that nobody gives with nothing.
 */
import type { Values } from './template.js';

/** Makes a value safe where it goes; `before` is the text in front of the hole. */
export type Escape = (value: string, before: string) => string;

const opening = /^[ \t]*\{\{#if (!?[\w:.-]+)\}\}[ \t]*$/;
const closing = /^[ \t]*\{\{\/if\}\}[ \t]*$/;

/** The text with its holes filled. Throws where a template asks for a value that nobody gives: that is a fault of the template. */
export function fill(text: string, values: Values, makeSafe: Escape = (value) => value): string {
	const kept = keepLines(text, values);
	return kept.replace(/\{\{([\w:.-]+)\}\}/g, (_hole, name: string, offset: number) => {
		const value = values[name];
		if (value === undefined) throw new Error(`a template asks for '${name}', which nobody gives`);
		return makeSafe(value, kept.slice(0, offset));
	});
}

/** `name`: its value is there and not empty; `!name`: it is not. No condition always holds. */
export function holds(condition: string | undefined, values: Values): boolean {
	if (condition === undefined) return true;
	return condition.startsWith('!') ? !values[condition.slice(1)] : Boolean(values[condition]);
}

function keepLines(text: string, values: Values): string {
	const open: boolean[] = [];
	const kept = text.split('\n').filter((line) => {
		const condition = opening.exec(line)?.[1];
		if (condition !== undefined) {
			open.push(holds(condition, values));
			return false;
		}
		if (closing.test(line)) {
			if (open.pop() === undefined)
				throw new Error('a template closes a condition that is not open');
			return false;
		}
		return open.every(Boolean);
	});
	if (open.length > 0) throw new Error('a template leaves a condition open');
	return kept.join('\n');
}
