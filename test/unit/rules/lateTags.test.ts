/** Start tags and document types after what they belong before, and a root without its start tags. */
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../server/src/service/document/analyze.js';
import { fixAll } from '../../../server/src/service/features/fixAll.js';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import { findingsOf } from '../../support/checkFindings.js';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const doctype = '<!DOCTYPE plist>\n';
const root = '<plist version="1.0">\n';
const key = '\t<key>CFBundlePackageType</key>\n';
const rest =
	'\t<string>KEXT</string>\n\t<key>A</key>\n\t<dict>\n\t\t<key>B</key>\n\t\t<true/>\n\t</dict>\n';
const end = '</dict>\n</plist>\n';
const right = `${declaration}${doctype}${root}<dict>\n${key}${rest}${end}`;

const open = (text: string) => analyze(text, { uri: 'file:///Info.plist', kind: 'kext' });

/** The messages of the errors, without what other parsers do with the file. */
function errorsOf(text: string): readonly string[] {
	return findingsOf(open(text))
		.filter(({ severity, code }) => severity === 'error' && code !== 'missing-key')
		.map(({ message }) => renderMessage(message));
}

const lateRoot = '\'<plist version="1.0">\' is in the wrong place.';
const lateDict = "'<dict>' is in the wrong place.";
const lateDoctype = "'<!DOCTYPE plist>' is not allowed in a property list.";

describe('a start tag after what it belongs before', () => {
	it.each([
		[`${declaration}${doctype}<dict>\n${root}${key}${rest}${end}`, [lateRoot]],
		[`${declaration}<dict>\n${doctype}${root}${key}${rest}${end}`, [lateDoctype, lateRoot]],
		[`${declaration}${doctype}<dict>\n${key}${root}${rest}${end}`, [lateRoot]],
		[`${declaration}${doctype}${root}${key}<dict>\n${rest}${end}`, [lateDict]],
		[`${declaration}${root}${doctype}<dict>\n${key}${rest}${end}`, [lateDoctype]],
		[`${root}${declaration}${doctype}<dict>\n${key}${rest}${end}`, [lateDoctype]],
		[
			`${declaration}${doctype}<dict>\n${root}${key}${rest}</plist>\n</dict>\n`,
			[lateRoot, "'</plist>' has no start tag."],
		],
		[right.replace('\t<dict>\n\t\t<key>B</key>\n', '\t\t<key>B</key>\n\t<dict>\n'), [lateDict]],
		[right.replace(doctype, '').replace('\t<key>A', `${doctype}\t<key>A`), [lateDoctype]],
	])('is moved there: %j', (text, errors) => {
		expect(errorsOf(text)).toEqual(errors);
		expect(fixAll(open(text)).text).toContain(right.replace(end, ''));
		expect(fixAll(open(text)).text.endsWith(end)).toBe(true);
	});

	it('is not assumed of a value without a key', () => {
		const text = right.replace('<key>B</key>\n\t\t', '');
		expect(errorsOf(text)).toEqual(["'<true/>' has no key."]);
		expect(fixAll(open(text)).text).toContain(text.slice(text.indexOf('\t<key>A')));
	});
});
