/** *Fix all* removes no entry with others in it that belong elsewhere. */
import { expect, it } from 'vitest';
import { fixAll } from '../../../server/src/service/index.js';
import { inRoot, open } from '../features/samples.js';

const usage = '<key>OSBundleUsageDescription</key>\n<string>Reads the widget.</string>\n';
const personalities =
	'<key>IOKitPersonalities</key>\n<dict>\n<key>Widget</key>\n<dict>\n<key>IOClass</key>\n<string>IOUserService</string>\n</dict>\n</dict>';

it.each([
	['OSBundleLibraries', `<dict>\n${personalities}\n</dict>`, true],
	['OSBundleLibraries', '<dict>\n<key>CFBundleVersion</key>\n<string>1</string>\n</dict>', true],
	['OSBundleLibraries', '<dict>\n<key>IOUSBHostFamily</key>\n<real>1.0</real>\n</dict>', false],
	['OSBundleRequired', `<dict>\n${personalities}\n</dict>`, true],
	['OSKernelResource', `<array>\n<dict>\n${personalities}\n</dict>\n</array>`, true],
	['NSSystemExtensionUsageDescription', `<dict>\n${personalities}\n</dict>`, true],
	['NSSystemExtensionUsageDescription', '<string>Reads.</string>', false],
])('%s with the value %j in a dext', (key, value, isKept) => {
	const { text } = fixAll(open(inRoot(`${usage}<key>${key}</key>\n${value}`), 'dext'));
	expect(text.includes(`<key>${key}</key>`)).toBe(isKept);
});
