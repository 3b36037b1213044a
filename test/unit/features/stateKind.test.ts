/** The comment that states the kind of a file. */
import { describe, expect, it } from 'vitest';
import {
	analyze,
	applyEdits,
	type DocumentKind,
	stateKind,
} from '../../../server/src/service/index.js';

function changed(text: string, kind: DocumentKind): string | undefined {
	const edits = stateKind(analyze(text, { uri: 'Info.plist' }), kind);
	return edits && applyEdits(text, edits);
}

describe('the comment', () => {
	it.each([
		[
			'is above the root',
			'<?xml version="1.0"?>\n<plist version="1.0">\n<dict>\n</dict>\n</plist>\n',
			'<?xml version="1.0"?>\n<plist version="1.0">\n<!-- driver-plist: kind=kext -->\n<dict>\n</dict>\n</plist>\n',
		],
		[
			'is indented as the root, and keeps the ends of lines',
			'<plist>\r\n\t<dict>\r\n\t</dict>\r\n</plist>',
			'<plist>\r\n\t<!-- driver-plist: kind=kext -->\r\n\t<dict>\r\n\t</dict>\r\n</plist>',
		],
		[
			'is above everything on one line',
			'<plist><dict></dict></plist>',
			'<!-- driver-plist: kind=kext -->\n<plist><dict></dict></plist>',
		],
		[
			'is changed if there is one',
			'<plist>\n<!-- driver-plist: kind=dext -->\n<dict/>\n</plist>',
			'<plist>\n<!-- driver-plist: kind=kext -->\n<dict/>\n</plist>',
		],
		[
			'in place of the kind before a remark',
			'<plist>\n<!-- driver-plist: kind=dext: the target\n is a dext -->\n<dict/>\n</plist>',
			'<plist>\n<!-- driver-plist: kind=kext: the target\n is a dext -->\n<dict/>\n</plist>',
		],
		[
			'in place of the kind before more lines',
			'<plist>\n<!-- driver-plist: kind=dext\n by Acme -->\n<dict/>\n</plist>',
			'<plist>\n<!-- driver-plist: kind=kext\n by Acme -->\n<dict/>\n</plist>',
		],
		[
			'is changed if it has an unknown kind',
			'<plist>\n<!--driver-plist:kind=driver-->\n<dict/>\n</plist>',
			'<plist>\n<!--driver-plist:kind=kext-->\n<dict/>\n</plist>',
		],
		[
			'is changed wherever it is repeated',
			'<!-- driver-plist: kind=dext -->\n<plist>\n<!-- driver-plist: kind=hostApp -->\n<dict/>\n</plist>',
			'<!-- driver-plist: kind=kext -->\n<plist>\n<!-- driver-plist: kind=kext -->\n<dict/>\n</plist>',
		],
	])('%s', (_, before, after) => {
		expect(changed(before, 'kext')).toBe(after);
	});

	it.each([
		['no root', '<?xml version="1.0"?>\n<plist>\n</plist>\n'],
		['no text', ''],
	])('has no place in a file with %s', (_, text) => {
		expect(changed(text, 'kext')).toBeUndefined();
	});
});
