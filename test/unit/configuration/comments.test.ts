/** Comments that turn rules off, and the quick fixes that add them. */
import { describe, expect, it } from 'vitest';
import { suppressionFixesFor } from '../../../server/src/service/features/suppressionFixes.js';
import { applyEdits } from '../../../server/src/service/text/textEdit.js';
import { analyzeExample, checkFindings, findingsOf } from '../../support/checkFindings.js';
import { withoutFrame } from '../../support/wholePlist.js';

const codes = ['wrong-type', 'unknown-key'];
const typo = '<key>CFBundleExecutible</key>';
const wrong = '<key>CFBundleName</key>\n<integer>1</integer>';

describe('a comment', () => {
	it.each([
		[
			'turns off one rule',
			`<!-- driver-plist-disable-next-line unknown-key -->\n${typo}\n<string/>`,
		],
		[
			'turns off several rules',
			`<!-- driver-plist-disable-next-line wrong-type, unknown-key -->\n${typo}\n<string/>`,
		],
		['turns off all rules', `<!-- driver-plist-disable-next-line -->\n${typo}\n<string/>`],
		[
			'accepts a reason',
			`<!-- driver-plist-disable-next-line unknown-key: read by our installer, see -> wiki -->\n${typo}\n<string/>`,
		],
		[
			'accepts a reason for all rules',
			`<!-- driver-plist-disable-next-line: why -->\n${typo}\n<string/>`,
		],
		[
			'covers the value of the key below it',
			`<!-- driver-plist-disable-next-line wrong-type -->\n${wrong}`,
		],
		[
			'applies across other comments',
			`<!-- driver-plist-disable-next-line wrong-type -->\n\t<!-- a name -->\n${wrong}`,
		],
		['applies to the whole file', `${typo}\n<string/>\n<!-- driver-plist-disable unknown-key -->`],
		[
			'applies to the whole file for all rules',
			`<!-- driver-plist-disable -->\n${wrong}\n${typo}\n<string/>`,
		],
	])('%s', (_, text) => {
		checkFindings(text, { codes });
	});

	it.each([
		[
			'does not apply to the line after the next one',
			`<!-- driver-plist-disable-next-line unknown-key -->\n<key>CFBundleName</key>\n<string/>\n[|${typo}|]\n<string/>`,
		],
		[
			'does not apply to other rules',
			`<!-- driver-plist-disable wrong-type: unknown-key -->\n[|${typo}|]\n<string/>`,
		],
		[
			'does not apply to a code that only starts the same',
			`<!-- driver-plist-disabled -->\n[|${typo}|]\n<string/>`,
		],
		[
			'for the next line does not apply to the file',
			`<!-- driver-plist-disable-nextline unknown-key -->\n[|${typo}|]\n<string/>`,
		],
		[
			'does not apply to any rule if its code is unknown',
			`<!-- driver-plist-disable unknown-kye -->\n[|${typo}|]\n<string/>`,
		],
	])('%s', (_, text) => {
		checkFindings(text, { codes });
	});

	it('above a dictionary does not apply to its content', () => {
		checkFindings(
			`<!-- driver-plist-disable-next-line -->\n<key>IOKitPersonalities</key>\n<dict>\n<key>A</key>\n[|<string/>|]\n</dict>`,
			{ codes },
		);
	});
});

it('a comment has no rules after a tag', () => {
	const comment = '<!-- driver-plist-disable <string> unknown-key -->';
	checkFindings(`${comment}\n[|${typo}|]\n<string/>`, { codes });
});

/** The text after each of the quick fixes for the one finding of these codes. */
function suppressed(text: string): readonly string[] {
	const plist = analyzeExample(text);
	const [finding, ...more] = findingsOf(plist).filter(({ code }) => codes.includes(code));
	expect(more).toEqual([]);
	if (!finding) throw new Error('nothing was found');
	return suppressionFixesFor(plist, finding).map(({ edits }) => {
		const after = applyEdits(plist.text, edits);
		const left = findingsOf(analyzeExample(after)).map(({ code }) => code);
		expect(left.filter((code) => codes.includes(code))).toEqual([]);
		return withoutFrame(after, text);
	});
}

describe('a quick fix', () => {
	it('adds a comment above the line', () => {
		expect(suppressed(`\t${typo}\n\t<string/>`)[0]).toBe(
			`\t<!-- driver-plist-disable-next-line unknown-key -->\n\t${typo}\n\t<string/>`,
		);
	});

	it('adds it above the key of a value', () => {
		expect(suppressed(wrong)[0]).toBe(
			`<!-- driver-plist-disable-next-line wrong-type -->\n${wrong}`,
		);
	});

	it('adds it above a line that starts with another key', () => {
		expect(suppressed(`<key>Own</key><true/>${typo}<string/>`)[0]).toContain(
			'<!-- driver-plist-disable-next-line unknown-key -->\n<key>Own</key>',
		);
	});

	it('is not available for a line inside a value', () => {
		expect(suppressed(`<key>Own</key><string>\n</string>${typo}<string/>`).length).toBe(1);
	});

	it('keeps the effect of the comment above it', () => {
		const above = '<!-- driver-plist-disable-next-line unknown-key -->\n';
		const text = `${above}<key>CFBundlName</key>\n<integer>1</integer>\n${wrong}`;
		for (const after of suppressed(text)) expect(after).toContain(above);
	});
});
