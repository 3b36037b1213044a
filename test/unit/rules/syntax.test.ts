/** The severity of a syntax fault depends on the parsers of the kind of file. */
import { describe, expect, it } from 'vitest';
import { analyseExample, findingsOf } from '../../support/checkFindings.js';

describe('a construct that only the parsers of IOKit reject', () => {
	it.each([
		['kext', 'built', ['warning']],
		['kext', 'source', ['information']],
		['codelessKext', 'built', ['warning']],
		['dext', 'source', ['hint']],
		['entitlements', 'source', ['hint']],
		['systemExtension', 'source', []],
		['hostApp', 'source', []],
		['other', 'source', []],
	] as const)('in a %s, %s', (kind, form, levels) => {
		const plist = analyseExample('<key>Widget</key>\n<true />', { kind, form });
		const found = findingsOf(plist).filter(({ code }) => code === 'space-in-tag');
		expect(found.map(({ severity }) => severity)).toEqual(levels);
	});

	it('is an error everywhere if CoreFoundation rejects it, too', () => {
		for (const kind of ['kext', 'systemExtension', 'other'] as const) {
			const plist = analyseExample('<key>A & B</key>\n<true/>', { kind });
			const found = findingsOf(plist).filter(({ code }) => code === 'bare-ampersand');
			expect(found.map(({ severity }) => severity)).toEqual(['error']);
		}
	});
});
