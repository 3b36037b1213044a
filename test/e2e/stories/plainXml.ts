/** A workspace without drivers costs nothing: the server starts with the first driver property list. */
import assert from 'node:assert/strict';
import { dextPlist, pedalPersonality, type Story } from '../story.js';
import { waitUntil } from '../waitUntil.js';

const appPlist = `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0">
<dict>
	<key>CFBundlePackageType</key>
	<string>APPL</string>
</dict>
</plist>
`;

export const plainXml: Story = {
	name: 'an app and a plain XML file do not start the server, and a driver property list does',
	host: 'desktop',
	files: {
		'.gitignore': 'build/\n',
		'App.entitlements': appPlist.replace('CFBundlePackageType', 'com.apple.security.app-sandbox'),
		'Info.plist': appPlist,
		'build/Driver.plist': dextPlist(pedalPersonality),
		'pom.xml': '<?xml version="1.0"?>\n<project>\n\t<name>pedal</name>\n</project>\n',
	},
	async run({ workbench, countServers }) {
		await workbench.openFile('pom.xml');
		await workbench.openFile('Info.plist');
		await workbench.waitForActivation('Driver Plist');
		assert.equal(await countServers(), 0);
		await workbench.openFile('build/Driver.plist');
		await waitUntil('the server', async () => ((await countServers()) === 1 ? true : undefined));
	},
};
