/** Recognition of documents, and its duration. */
import { buildBinary } from 'plist';
import { expect, it } from 'vitest';
import { isNamedIn, Recognizer } from '../../../server/src/lsp/recognition.js';

const never = (): boolean => false;
const driver = '<plist><dict><key>IOKitPersonalities</key>';

it.each([
	['file:///a.xml', '<project/>', undefined],
	['file:///a.xml', '', undefined],
	['file:///a.xml', driver, 'driverPlist'],
	['file:///a.plist', '<plist><dict/></plist>', undefined],
	['file:///a.plist', ' \n', 'empty'],
	['file:///a.plist', '<', 'empty'],
	['file:///a.plist', '<?xml version="1.0" encoding="UTF-8"?>\n', 'empty'],
	['file:///a.plist', '<?xml version="1.0"?>\n<!DOCTYPE plist>\n<pl', 'empty'],
	['file:///a.plist', '<plist version="1.0">', undefined],
	['file:///a.plist', 'bplist00', undefined],
	['file:///a.plist', `<${' '.repeat(400)}`, undefined],
	['file:///a.xml', '<', undefined],
	['untitled:Untitled-1', '<', undefined],
	['file:///A.ENTITLEMENTS', '', 'driverPlist'],
	['untitled:Untitled-1', '', 'empty'],
	['file:///Widget.kext/Contents/Info.plist', '', 'driverPlist'],
])('%s with the text "%s" is %s', (uri, text, recognition) => {
	expect(new Recognizer().recognize(uri, text, never)).toBe(recognition);
});

it.each([0, 20])(
	'a binary property list of a driver without its last %i bytes is one',
	(missing) => {
		const root = { IOKitPersonalities: {}, Notes: 'Reads the widget.' };
		const bytes = Buffer.from(buildBinary(root));
		const text = new TextDecoder().decode(bytes.subarray(0, bytes.length - missing));
		expect(new Recognizer().recognize('file:///a/Info.plist', text, never)).toBe('driverPlist');
	},
);

it('keeps a driver property list until it is closed, with any text', () => {
	const recognizer = new Recognizer();
	const uri = 'file:///a.xml';
	recognizer.recognize(uri, driver, never);
	expect(recognizer.recognize(uri, '<key>IOKit', never)).toBe('driverPlist');
	recognizer.forget(uri);
	expect(recognizer.has(uri)).toBe(false);
	expect(recognizer.recognize(uri, '<key>IOKit', never)).toBeUndefined();
});

it('keeps an empty property list and recognizes it later', () => {
	const recognizer = new Recognizer();
	const uri = 'untitled:Untitled-1';
	recognizer.recognize(uri, '', never);
	expect(recognizer.recognize(uri, '<project>', never)).toBe('empty');
	expect(recognizer.recognize(uri, driver, never)).toBe('driverPlist');
});

it('serves documents in a setting', () => {
	expect(new Recognizer().recognize('file:///a.xml', '<dict/>', () => true)).toBe('driverPlist');
});

it.each([
	['Drivers/*.plist', true],
	['/disk/Drivers/*.plist', true],
	['/Drivers/*.plist', false],
	['*.{xml,plist}', true],
	['.hidden/*', false],
	['', false],
])('the glob "%s" matches a document in /disk/Drivers: %s', (glob, matches) => {
	expect(isNamedIn({ [glob]: 'kext' }, 'file:///disk/Drivers/a.plist')).toBe(matches);
});
