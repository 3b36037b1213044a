/** The placeholders of templates. */
import { describe, expect, it } from 'vitest';
import { fill } from '../../../server/src/scaffold/fill.js';

describe('a placeholder at the end of a sentence', () => {
	it.each([
		['Widget', 'This driver lets you use Widget.'],
		['Widget, Inc.', 'This driver lets you use Widget, Inc.'],
	])('is followed by one full stop: %s', (name, text) => {
		expect(fill('This driver lets you use {{name}}.', { name })).toBe(text);
	});
});
