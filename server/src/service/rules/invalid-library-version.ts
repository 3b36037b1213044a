/** A library version that the kernel can't read. */
import { hasText } from '../document/exchangedEntries.js';
import { parseKextVersion } from '../document/kextVersion.js';
import { defineMessages } from '../messages/message.js';
import { kernelBundles } from '../platform/kernelBundles.js';
import { kpiLibraries } from '../platform/kpiLibraries.js';
import { isInfoPlistKey } from '../schema/describe.js';
import { defineRule, type RuleDocs } from './rule.js';
import { exchangeFix } from './shared/insteadFixes.js';
import { invalidVersion, nearestVersionFixes } from './shared/kextVersionFault.js';

export const invalidLibraryVersionDocs: RuleDocs = {
	what: 'A version in `OSBundleLibraries` that does not follow the grammar of kext versions.',
	why: 'Neither OSKext nor the kernel can compare it with the version of the library, and the kext is rejected.',
	fix: 'Use the lowest version of the library that the kext works with.',
	references: [
		'IOKitUser OSKext.c:__OSKextValidateOSBundleLibraryApplierFunction',
		'xnu OSKext.cpp:resolveDependencies',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>[|v19.0|]</string>\n</dict>',
				fixed:
					'<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				findings: [
					"error: 'v19.0' is not a kext version, because it begins with 'v'. The kext does not load without a valid version for 'com.apple.kpi.iokit'.",
				],
				fixes: ["Change to '19.0'"],
			},
			{
				text: '<key>OSBundleLibraries_arm64</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>[|*|]</string>\n</dict>',
				findings: [
					"error: '*' is not a kext version, because it begins with '*'. The kext does not load without a valid version for 'com.apple.kpi.iokit'.",
				],
			},
			{
				kind: 'kext',
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n\t<key>20.0</key>\n\t<string>[|com.apple.kpi.bsd|]</string>\n</dict>',
				fixed:
					'<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n\t<key>com.apple.kpi.bsd</key>\n\t<string>20.0</string>\n</dict>',
				findings: [
					"error: 'com.apple.kpi.bsd' is not a kext version, because it begins with 'c'. The kext does not load without a valid version for '20.0'.",
				],
				fixes: ["Change the key to 'com.apple.kpi.bsd' and the value to '20.0'"],
			},
		],
		good: [
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>8.0.0d0</string>\n\t<key>com.example.library</key>\n\t<string>$(LIBRARY_VERSION)</string>\n</dict>',
			},
			{
				text: '<!-- driver-plist-disable malformed-value -->\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string></string>\n</dict>',
			},
		],
	}),
};

const messages = defineMessages('invalid-library-version', {
	rejected: "The kext does not load without a valid version for '{library}'.",
});

export const invalidLibraryVersion = defineRule({
	code: 'invalid-library-version',
	severity: 'error',
	kinds: ['kext', 'codelessKext'],
	messages,
	visit: 'libraryList',
	*check({ dict }, { plist }) {
		for (const { key, value } of dict.entries) {
			// The schema reports an empty version, and a key of the Info.plist.
			if ((value.type === 'string' && value.value === '') || isInfoPlistKey(key)) continue;
			yield* invalidVersion(value, plist, messages.rejected({ library: key }));
		}
	},
	fixes(version) {
		const { entry, value } = version;
		const isLibrary = kernelBundles.has(value) || kpiLibraries.has(value);
		const isExchanged = isLibrary && entry && hasText(entry) && parseKextVersion(entry.key).valid;
		if (isExchanged && !entry.dict.get(value)) return [exchangeFix(entry, true)];
		return nearestVersionFixes(version);
	},
});
