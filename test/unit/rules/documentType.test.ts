/** The fixes of document types that are not valid. */
import { expect, it } from 'vitest';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import { analyzeExample, findingsOf, fixesOf } from '../../support/checkFindings.js';

const start = '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN"';

it('a document type is changed', () => {
	expect(fixTitlesOf(`${start} "a.dtd<!-- A -->`)).toEqual([
		`Change to '<!DOCTYPE plist PUBLIC "-//Apple…com/DTDs/PropertyList-1.0.dtd">'`,
	]);
});

it.each([`${start} "a.dt<!-- A -->d">`, `${start} "a.dtd>`])(
	'one whose end other readers look for elsewhere is not: %s',
	(doctype) => {
		expect(fixTitlesOf(doctype)).toEqual([]);
	},
);

/** The titles of the fixes of a document type. */
function fixTitlesOf(doctype: string): readonly string[] {
	const text = `${doctype}\n<plist version="1.0">\n<dict/>\n</plist>`;
	const plist = analyzeExample(text, { kind: 'dext' });
	const findings = findingsOf(plist).filter(({ code }) => code === 'not-well-formed');
	expect(findings).toHaveLength(1);
	return findings.flatMap((finding) =>
		fixesOf(plist, finding).map(({ title }) => renderMessage(title)),
	);
}
