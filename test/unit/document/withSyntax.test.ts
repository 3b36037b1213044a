/** Faults in the bytes of a file are faults of its property list. */
import { expect, it } from 'vitest';
import { withByteFaults } from '../../../server/src/service/bytes/byteFaults.js';
import { decodePlist } from '../../../server/src/service/bytes/decodePlist.js';
import { analyze, withSyntax } from '../../../server/src/service/document/analyze.js';
import { checkPlist } from '../../../server/src/service/features/check.js';

it('is rejected for bytes that are not UTF-8, and for nothing that follows from them', () => {
	const file = decodePlist(
		Buffer.from('<plist version="1.0"><string>\xff</string></plist>', 'latin1'),
	);
	const text = analyze(file.text, { uri: 'file:///Info.plist', kind: 'dext' });
	const plist = withSyntax(text, withByteFaults(text.syntax, file));
	expect([text.hasFaults, plist.hasFaults]).toEqual([false, true]);
	expect(checkPlist(plist).map(({ code }) => code)).toEqual(['invalid-utf8']);
});
