/** CoreFoundation accepts characters that XML does not allow; the new property list has none of them. */
import { parse } from 'plist';
import { SaxesParser } from 'saxes';
import { expect, it } from 'vitest';
import { migrateKext } from '../../../server/src/scaffold/migrate/migrateKext.js';
import { kext } from './kextPlist.js';

const matching = {
	CFBundleIdentifier: 'com.apple.iokit.IOHIDFamily',
	IOClass: 'IOHIDEventDriver',
	IOProviderClass: 'IOHIDInterface',
	ProductID: 3,
	VendorID: 4617,
};

it.each(['&#27;', '\u001b', '&#0;', '\uffff', '\ud800'])(
	'a kext with %j in names and values',
	(character) => {
		const text = `La${character}mp`;
		const migration = migrateKext(
			kext({ [text]: { ...matching, [text]: text } }, { root: { NSHumanReadableCopyright: text } }),
		);
		if ('refused' in migration) throw new Error(migration.refused);
		const parser = new SaxesParser();
		parser.on('error', (error) => {
			throw error;
		});
		parser.write(migration.text).close();
		expect(parse(migration.text)).toMatchObject({
			IOKitPersonalities: { Lamp: { Lamp: 'Lamp' } },
			NSHumanReadableCopyright: 'Lamp',
		});
		expect(migration.notes).toContain(
			'Control characters were left out, because XML does not allow them.',
		);
	},
);
