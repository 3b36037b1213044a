/** An OSBundleCompatibleVersion above the version of the bundle itself. */
import { atContent } from '../document/finding.js';
import { kextVersionNumber } from '../document/kextVersion.js';
import { rootEntry } from '../document/rootEntries.js';
import { numberText } from '../document/unexpanded.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';

export const compatibleVersionTooHighDocs: RuleDocs = {
	what: 'An `OSBundleCompatibleVersion` that is later than `CFBundleVersion`. A version with a stage is earlier than the one without: `1.0.0d1` is earlier than `1.0.0`.',
	why: 'OSKext and the kernel reject the bundle, because it would be incompatible with itself.',
	fix: 'Lower the compatible version, or raise the version of the bundle.',
	references: [
		'IOKitUser OSKext.c:__OSKextProcessInfoDictionary',
		'xnu OSKext.cpp:setInfoDictionaryAndPath',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleVersion</key>\n<string>1.0.0d1</string>\n<key>OSBundleCompatibleVersion</key>\n<string>[|1.0.0|]</string>',
				findings: [
					"error: '1.0.0' is later than '1.0.0d1', the bundle's version. The system rejects the bundle.",
				],
				fixes: ["Change to '1.0.0d1'"],
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>9.12</string>\n<key>OSBundleCompatibleVersion</key>\n<string>[|10|]</string>',
				kind: 'dext',
				findings: [
					"error: '10' is later than '9.12', the bundle's version. The system rejects the bundle.",
				],
				fixes: ["Change to '9.12'"],
			},
		],
		good: [
			{
				text: '<key>CFBundleVersion</key>\n<string>1.0</string>\n<key>OSBundleCompatibleVersion</key>\n<string>1.0.0</string>',
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>1.10</string>\n<key>OSBundleCompatibleVersion</key>\n<string>1.9</string>',
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>$(CURRENT_PROJECT_VERSION)</string>\n<key>OSBundleCompatibleVersion</key>\n<string>2.0</string>',
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>WIDGET_VERSION</string>\n<key>OSBundleCompatibleVersion</key>\n<string>2.0</string>',
			},
		],
	}),
};

const messages = defineMessages('compatible-version-too-high', {
	own: "The bundle has version '{version}'.",
	tooHigh:
		"'{compatible}' is later than '{version}', the bundle's version. The system rejects the bundle.",
});

export const compatibleVersionTooHigh = defineRule({
	code: 'compatible-version-too-high',
	severity: 'error',
	kinds: ['kext', 'codelessKext', 'dext'],
	messages,
	visit: 'rootKey',
	keys: ['OSBundleCompatibleVersion'],
	*check({ entry: { value } }, { plist }) {
		const own = rootEntry(plist, 'CFBundleVersion')?.value;
		const version = numberText(own, plist);
		const compatible = numberText(value, plist);
		if (!own || version === undefined || compatible === undefined) return;
		if (!isLater(compatible, version)) return;
		yield {
			at: atContent(value),
			message: messages.tooHigh({ compatible, version }),
			related: [{ at: atContent(own), message: messages.own({ version }) }],
			state: { value, version },
		};
	},
	fixes: ({ value, version }) => [changeContentFix(value, version)],
});

/** Whether both texts are versions, and the first one comes after the second. */
function isLater(a: string, b: string): boolean {
	const [left, right] = [kextVersionNumber(a), kextVersionNumber(b)];
	return left !== undefined && right !== undefined && left > right;
}
