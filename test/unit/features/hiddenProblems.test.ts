/** A fix does not hide another problem below a comment that disables rules. */
import { expect, it } from 'vitest';
import { analyze, checkPlist, fixAll } from '../../../server/src/service/index.js';
import { wholePlist } from '../../support/wholePlist.js';

const comment = '<!-- driver-plist-disable-next-line wrong-type, invalid-bundle-version -->';
const libraries = '<key>OSBundleLibraries</key><dict/>';
const version = '<key>CFBundleVersion</key><string>abc</string>';

it.each([
	`${comment}\n${libraries}\n${version}`,
	`${comment}\n<!-- A remark -->\n${libraries}\n${version}`,
	`${comment} <!-- A remark -->\n${libraries}\n${version}`,
	`${comment}\n${libraries}<!-- A remark -->\n${version}`,
	`<key>CFBundleName</key><string>a</string>${comment}\n${libraries}\n${version}`,
	`${comment}\n<key>OSBundleLibraries</key><dict>\n</dict>${version}`,
])('%j', (content) => {
	const codesIn = (text: string): readonly string[] =>
		checkPlist(analyze(text, { uri: '', kind: 'dext' })).map(({ code }) => code);
	const text = wholePlist(content);
	expect(codesIn(text)).toContain('libraries-in-dext');
	const isShown = codesIn(text).includes('invalid-bundle-version');
	const fixed = fixAll(analyze(text, { uri: '', kind: 'dext' }), {});
	expect(codesIn(fixed.text).includes('invalid-bundle-version')).toBe(isShown);
});
