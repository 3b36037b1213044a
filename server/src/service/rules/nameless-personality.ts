/** The keys of a personality where the names of personalities stand. */
import { atValue, type Finding, message } from '../document/finding.js';
import { entryOf } from '../document/personalityText.js';
import { isPersonalities } from '../document/rootKey.js';
import { sameValue } from '../edit/convertValue.js';
import type { NewValue } from '../edit/plistEdit.js';
import { descriptionsOf } from '../schema/describe.js';
import type { Dict, DictEntry } from '../value/plistValue.js';
import { definePlistRule, type Fix, type RuleContext, type RuleFinding } from './rule.js';
import { dextExample } from './shared/examplePersonality.js';

export const namelessPersonality = definePlistRule({
	code: 'nameless-personality',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext'],
	docs: {
		what: 'A key of a personality directly in `IOKitPersonalities`, without the dict around it that has a name.',
		why: 'Each entry of `IOKitPersonalities` is a personality. What is no dict is refused by the kext tools and skipped by the kernel (`copyPersonalitiesArray`), so the driver never matches.',
		fix: 'Put the keys into a dict with a name of your choice.',
		references: [
			'IOKitUser OSKext.c:__OSKextValidateIOKitPersonalityApplierFunction',
			'xnu OSKext.cpp:copyPersonalitiesArray',
		],
	},
	examples: {
		bad: [
			{
				text: `<key>IOKitPersonalities</key>
<dict>
	<key>IOClass</key>
	[|<string>com_example_Widget</string>|]
	<key>IOProbeScore</key>
	[|<integer>1000</integer>|]
	<key>IOProviderClass</key>
	[|<string>IOWidgetNub</string>|]
</dict>`,
				kind: 'kext',
			},
		],
		good: [{ text: dextExample() }, { text: '<key>IOKitPersonalities</key>\n<dict/>' }],
	},
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		if (plist.root?.type !== 'dict') return;
		for (const { key, value } of plist.root.entries) {
			if (!isPersonalities(key) || value.type !== 'dict') continue;
			for (const entry of value.entries) {
				if (entry.value.type === 'dict' || entry.value.type === 'invalid') continue;
				if (!isPersonalityKey(entry)) continue;
				yield {
					at: atValue(entry.value),
					message: message(
						'{0} is a key of a personality, and stands where personalities stand by their names; the kernel skips it, and the driver never matches.',
						entry.key,
					),
				};
			}
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const list = entryOf(plist, at)?.dict;
		const values = list?.entries.map(({ key, value }) => [key, sameValue(value)] as const);
		const known = values?.filter((pair): pair is [string, NewValue] => pair[1] !== undefined);
		// A dict among them may be a personality of its own; comments are lost, so this is for a person to choose.
		if (!list || !values || known?.length !== values.length) return [];
		const name = nameFor(list);
		return [
			{
				title: message("Put the keys into a personality '{0}'", name),
				edits: [{ kind: 'replaceValue', value: list, by: { dict: [[name, { dict: known }]] } }],
			},
		];
	},
});

function isPersonalityKey({ key }: DictEntry): boolean {
	return descriptionsOf(key).some(({ place }) => place === 'personality');
}

/** By custom a personality is named after its class. */
function nameFor(list: Dict): string {
	for (const key of ['IOUserClass', 'IOClass']) {
		const value = list.get(key)?.value;
		if (value?.type === 'string' && /^\w+$/.test(value.value)) return value.value;
	}
	return 'Driver';
}
