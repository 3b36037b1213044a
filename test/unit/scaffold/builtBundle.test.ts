/** Personalities that commands insert into a built bundle contain no build variables, which nothing expands there. */
import { expect, it } from 'vitest';
import { personalitySnippet } from '../../../server/src/scaffold/devices/personalitySnippet.js';
import { readDevices } from '../../../server/src/scaffold/devices/readDevices.js';
import { noNames } from '../../../server/src/scaffold/names/deviceNames.js';
import { skeletonsFor } from '../../../server/src/scaffold/skeletons.js';
import { analyze } from '../../../server/src/service/index.js';
import { wholePlist } from '../../support/wholePlist.js';

const [device] = readDevices('Bus 001 Device 004: ID 05ac:1234 Widget').devices;

it.each([
	['DEXT', 'com.example.widget.dext/Info.plist', 'com.example.widget'],
	['KEXT', 'Widget.kext/Contents/Info.plist', 'com.example.widget'],
	['DEXT', 'Widget/Info.plist', '\\$(PRODUCT_BUNDLE_IDENTIFIER)'],
])('%s in %s has %s', (type, path, identifier) => {
	const text = wholePlist(
		`<key>CFBundleIdentifier</key>\n<string>com.example.widget</string>\n<key>CFBundlePackageType</key>\n<string>${type}</string>`,
	);
	const plist = analyze(text, { uri: `file:///${path}` });
	if (!device) throw new Error('There is no device.');
	const bodies = [
		personalitySnippet(plist, device, 0, noNames).body,
		...skeletonsFor(plist).map(({ body }) => body),
	];
	expect(bodies.length).toBeGreaterThan(2);
	expect(
		bodies.filter((body) => body.includes(`<string>${identifier}</string>`)).length,
	).toBeGreaterThan(1);
	if (!identifier.includes('$'))
		expect(bodies.filter((body) => body.includes('PRODUCT_BUNDLE_IDENTIFIER'))).toEqual([]);
});
