/** Personalities that are not sent to the kernel. */
import { atKey, message } from '../document/finding.js';
import { isTrue, rootEntry } from '../document/rootEntries.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import { removeFoundFix } from './shared/removeFoundFix.js';

export const explicitLoadWithPersonalitiesDocs: RuleDocs = {
	what: '`OSBundleRequireExplicitLoad` with `<true/>` in a kext that has personalities.',
	why: 'The personalities are not sent to the kernel until something loads the kext by name, so no device brings it in (`copyPersonalitiesArray`).',
	fix: 'Delete the key where devices should start the driver; keep it where a program of yours loads the kext.',
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
					'information: The personalities are held back until something loads the kext by name: no device starts it.',
				],
				fixes: ["Remove 'OSBundleRequireExplicitLoad'"],
			},
		],
		good: [{ text: '<key>OSBundleRequireExplicitLoad</key>\n<true/>' }],
	}),
};

export const explicitLoadWithPersonalities = definePlistRule({
	code: 'explicit-load-with-personalities',
	severity: 'information',
	kinds: ['kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const entry = rootEntry(plist, 'OSBundleRequireExplicitLoad');
		const [first] = plist.personalities;
		if (!entry || !first || !isTrue(entry.dict, entry.key)) return;
		yield {
			at: atKey(entry),
			message: message(
				'The personalities are held back until something loads the kext by name: no device starts it.',
			),
			related: [{ at: atKey(first.entry), message: message('Waits for an explicit load.') }],
		};
	},
	fixes: (context, finding) => removeFoundFix(context, finding),
});
