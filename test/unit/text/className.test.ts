/** Class names in texts with quotes and other characters. */
import { describe, expect, it } from 'vitest';
import { classNameIn } from '../../../server/src/service/text/className.js';

describe('the name in a text', () => {
	it.each([
		['"Widget"', 'Widget'],
		['Widget;', 'Widget'],
		['<Widget>', 'Widget'],
		['“Gerät”', 'Gerät'],
		['Widget', undefined],
		['"Widget Driver"', undefined],
		['"1Widget"', undefined],
		['"', undefined],
		['', undefined],
	])('is found without what is around it: %s', (text, name) => {
		expect(classNameIn(text)).toBe(name);
	});
});
