/** Personalities are inserted only into property lists of drivers, and of what can become one. */
import { expect, it } from 'vitest';
import { insertPersonality } from '../../../server/src/scaffold/insertPersonality.js';
import { analyze } from '../../../server/src/service/index.js';
import { wholePlist } from '../../support/wholePlist.js';

const xml = '<key>Widget</key>\n<dict>\n</dict>';
const type = (name: string): string => `<key>CFBundlePackageType</key>\n<string>${name}</string>\n`;

it.each([
	[
		'Entitlements have no personalities. Open the Info.plist of the driver. Nothing was inserted.',
		'Widget.entitlements',
		'<key>com.apple.developer.driverkit</key>\n<true/>',
	],
	[
		'This is the property list of an app. Open the Info.plist of the driver. Nothing was inserted.',
		'Info.plist',
		`${type('APPL')}<key>NSSystemExtensionUsageDescription</key>\n<string>Tests.</string>`,
	],
	[
		'This is the property list of a system extension that is not a driver. Open the Info.plist of the driver. Nothing was inserted.',
		'Info.plist',
		`${type('SYSX')}<key>CMIOExtension</key>\n<dict/>`,
	],
	[
		'This is the property list of an app extension. Open the Info.plist of the driver. Nothing was inserted.',
		'Info.plist',
		'<key>NSExtension</key>\n<dict/>',
	],
])('%s', (refused, name, content) => {
	const plist = analyze(wholePlist(content), { uri: `file:///Widget/${name}` });
	expect(insertPersonality(plist, xml)).toEqual({ refused });
});

it.each([
	['a dext', type('DEXT')],
	['a kext', type('KEXT')],
	['an empty property list', ''],
	['a bundle of any kind', '<key>CFBundleName</key>\n<string>Widget</string>'],
])('%s gets one', (_title, content) => {
	const plist = analyze(wholePlist(content), { uri: 'file:///Widget/Info.plist' });
	expect(insertPersonality(plist, xml)).toMatchObject({
		edit: { newText: expect.stringContaining('<key>Widget</key>') },
	});
});
