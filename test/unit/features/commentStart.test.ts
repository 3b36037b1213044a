/** Comments whose start lacks characters. */
import { describe, expect, it } from 'vitest';
import { applyEdits, checkPlist, fixAll, fixesFor } from '../../../server/src/service/index.js';
import { inRoot, open } from './samples.js';

const next = '<key>A</key>\n<true/>';

describe('the start of a comment', () => {
	it.each(['<-- vendor -->', '<- vendor -->', '<--vendor-->', '<-- two\nlines -->'])(
		'is completed: %j',
		(written) => {
			const fixed = written.replace(/<--?/, '<!--');
			const plist = open(inRoot(`${written}\n${next}`), 'kext');
			expect(fixAll(plist).text).toBe(inRoot(`${fixed}\n${next}`));
		},
	);

	it('is completed by a person if entries are in the comment', () => {
		const written = `<--\n<key>B</key>\n<true/>\n-->\n${next}`;
		const plist = open(inRoot(written), 'kext');
		const findings = checkPlist(plist).filter(({ severity }) => severity === 'error');
		expect(findings.map(({ code }) => code)).toEqual(['unfinished-tag', 'unexpected-text']);
		for (const finding of findings) {
			const [fix] = fixesFor(plist, finding);
			expect(applyEdits(plist.text, fix?.edits ?? [])).toBe(inRoot(written.replace('<--', '<!--')));
		}
		expect(fixAll(plist).text).toBe(plist.text);
	});

	it.each([`<-- words\n${next}`, `<-- one\n<!-- two -->\n${next}`])(
		'is not known without the end of that comment: %j',
		(written) => {
			const plist = open(inRoot(written), 'kext');
			expect(fixAll(plist).text).toBe(plist.text);
		},
	);
});
