/** Personalities that are not sent to the kernel. */
import { atKey } from '../document/finding.js';
import { isTrue } from '../document/rootEntries.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';

export const explicitLoadWithPersonalitiesDocs: RuleDocs = {
	what: '`OSBundleRequireExplicitLoad` with `<true/>` in a kext that has personalities.',
	why: 'The personalities are not sent to the kernel until a program loads the kext by name (`copyPersonalitiesArray`). They match no device before that.',
	fix: 'Remove the key if the kext should load when a device appears. Keep it if your own program loads the kext.',
	references: ['xnu OSKext.cpp:copyPersonalitiesArray'],
	examples: () => ({
		bad: [
			{
				text: `<key>IOKitPersonalities</key>
<dict>
	<key>Widget</key>
	<dict>
		<key>CFBundleIdentifier</key>
		<string>com.example.widget</string>
		<key>IOClass</key>
		<string>com_example_Widget</string>
		<key>IOProviderClass</key>
		<string>IOResources</string>
		<key>IOMatchCategory</key>
		<string>com_example_Widget</string>
	</dict>
</dict>
[|<key>OSBundleRequireExplicitLoad</key>|]
<true/>`,
				kind: 'kext',
				findings: [
					"information: 'OSBundleRequireExplicitLoad' hides the personalities from the kernel. They match no device until a program loads the kext.",
				],
				fixes: ["Remove 'OSBundleRequireExplicitLoad'"],
			},
		],
		good: [
			{ text: '<key>OSBundleRequireExplicitLoad</key>\n<true/>' },
			{
				text: `<key>IOKitPersonalities</key>
<dict>
	<key>Widget</key>
	<dict>
		<key>CFBundleIdentifier</key>
		<string>com.example.widget</string>
		<key>IOClass</key>
		<string>com_example_Widget</string>
		<key>IOProviderClass</key>
		<string>IOResources</string>
		<key>IOMatchCategory</key>
		<string>com_example_Widget</string>
	</dict>
</dict>
<key>OSBundleRequireExplicitLoad</key>
<false/>`,
				kind: 'kext',
			},
		],
	}),
};

const messages = defineMessages('explicit-load-with-personalities', {
	heldBack:
		"'{key}' hides the personalities from the kernel. They match no device until a program loads the kext.",
	personality: 'This personality waits for an explicit load.',
});

export const explicitLoadWithPersonalities = defineRule({
	code: 'explicit-load-with-personalities',
	severity: 'information',
	kinds: ['kext', 'codelessKext'],
	messages,
	visit: 'rootKey',
	keys: ['OSBundleRequireExplicitLoad'],
	*check({ entry }, { plist }) {
		const { dict, key } = entry;
		const [first] = plist.personalities;
		if (!first || !isTrue(dict, key)) return;
		yield {
			at: atKey(entry),
			message: messages.heldBack({ key }),
			related: [{ at: atKey(first.entry), message: messages.personality() }],
			state: entry,
		};
	},
	fixes: (entry) => [removeEntryFix(entry)],
});
