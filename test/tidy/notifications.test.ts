/** Notifications, in which `[text](command:…)` runs a command: what is not written in the code is made plain. */
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './sourceFiles.js';

/** The first argument of each notification that is neither a constant nor plain. Dialogs show no links. */
function richMessages(text: string): readonly string[] {
	const calls = text.matchAll(
		/show(?:Error|Warning|Information)Message\(\s*([\s\S]*?)(?=,?\s*\);|,\s*(?:\{|\.\.\.|[a-z]\w*,))(,\s*\{\s*modal)?/g,
	);
	return [...calls].flatMap(([, message = '', modal]) =>
		modal || message.startsWith('plainMessage(') || isConstant(message) ? [] : [message],
	);
}

function isConstant(message: string): boolean {
	return /^(?:'[^']*'|"[^"]*"|\w+\s*\?\s*'[^']*'\s*:\s*'[^']*')/.test(message);
}

describe('notifications', () => {
	it('contain only constants and plain texts', () => {
		const files = sourceFiles(/^client\/src\//);
		expect(files.length).toBeGreaterThan(50);
		const rich = files.map(({ path, text }) => [path, richMessages(text)] as const);
		expect(rich.filter(([, messages]) => messages.length > 0)).toEqual([]);
	});

	it.each([
		['window.showErrorMessage(found.fault);', ['found.fault']],
		['window.showErrorMessage(`$' + '{name} fails`);', ['`$' + '{name} fails`']],
		['window.showErrorMessage(fault, { modal: true });', []],
		["window.showErrorMessage('It fails.', again);", []],
		['window.showErrorMessage(plainMessage(fault));', []],
	])('%s', (text, rich) => {
		expect(richMessages(text)).toEqual(rich);
	});
});
