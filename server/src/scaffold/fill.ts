/**
 * Fills `{{name}}` and keeps or drops the lines between `{{#if name}}` and `{{/if}}`.
 * Templates contain nothing else. An engine would enlarge every bundle, escape all kinds of files alike, and fill a
 * placeholder without a value with nothing.
 */
import type { Values } from './template.js';

/** Escapes a value for its position; `before` is the text before the placeholder. */
export type Escape = (value: string, before: string) => string;

const opening = /^[ \t]*\{\{#if (!?[\w:.-]+)\}\}[ \t]*$/;
const closing = /^[ \t]*\{\{\/if\}\}[ \t]*$/;

/** The text with its placeholders filled. Throws where a value is missing, which is a fault of the template. */
export function fill(text: string, values: Values, escapeValue: Escape = (value) => value): string {
	const kept = keepLines(text, values);
	const placeholder = /\{\{([\w:.-]+)\}\}(\.?)/g;
	return kept.replace(placeholder, (_placeholder, name: string, stop: string, offset: number) => {
		const value = values[name];
		if (value === undefined) throw new Error(`the template has no value for '${name}'`);
		// `Widget, Inc.` ends a sentence by itself.
		const after = value.endsWith('.') ? '' : stop;
		return escapeValue(value, kept.slice(0, offset)) + after;
	});
}

/** `name` holds if it has a value that is not empty, `!name` if it has none. An absent condition always holds. */
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
			if (open.pop() === undefined) throw new Error('the template has {{/if}} without {{#if}}');
			return false;
		}
		return open.every(Boolean);
	});
	if (open.length > 0) throw new Error('the template has {{#if}} without {{/if}}');
	return kept.join('\n');
}
