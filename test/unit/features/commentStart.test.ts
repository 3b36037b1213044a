/** Comments whose start lacks characters, or has others. */
import { describe, expect, it } from 'vitest';
import { applyEdits, checkPlist, fixAll, fixesFor } from '../../../server/src/service/index.js';
import { inRoot, open } from './samples.js';

const next = '<key>A</key>\n<true/>';

describe('the start of a comment', () => {
	it.each([
		...[
			'<-- a -->',
			'<- a -->',
			'<--- a -->',
			'<!- a -->',
			'<! -- a -->',
			'<! - a -->',
			'< !-- a -->',
		],
		...['<!— a —>', '<!– a –>', '<!— a -->', '<!—-- a -->', '<!- a --->'],
		...['<!!-- a -->', '<!<-- a -->', '<! a -->', '<!- - a -->', '<-!-- a -->', '<--! a -->'],
		'<-- a\nb -->',
	])('is completed: %j', (written) => {
		const fixed = written.includes('\n') ? '<!-- a\nb -->' : '<!-- a -->';
		const plist = open(inRoot(`${written}\n${next}`), 'kext');
		expect(fixAll(plist).text).toBe(inRoot(`${fixed}\n${next}`));
	});

	it('is completed next to words', () => {
		const plist = open(inRoot(`<--vendor-->\n<!-vendor-->\n${next}`), 'kext');
		const comment = '<!--vendor-->';
		expect(fixAll(plist).text).toBe(inRoot(`${comment}\n${comment}\n${next}`));
	});

	it.each(['<!-', '<! --', '<!—', '<!', '<!!--', '<!<--', '<!- -'])(
		'%s is one error if entries are in the comment',
		(start) => {
			const written = `${start} <key>B</key>\n<true/> -->\n${next}`;
			const plist = open(inRoot(written), 'kext');
			const [finding, ...others] = checkPlist(plist).filter(({ severity }) => severity === 'error');
			expect([finding?.code, others]).toEqual(['malformed-declaration', []]);
			const [fix] = finding ? fixesFor(plist, finding) : [];
			expect(applyEdits(plist.text, fix?.edits ?? [])).toBe(inRoot(written.replace(start, '<!--')));
			expect(fixAll(plist).text).toBe(plist.text);
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
