/** The keys of a personality where the names of personalities stand. */
import { atKey, type Finding, message } from '../document/finding.js';
import { entryOf } from '../document/personalityText.js';
import { isPersonalities } from '../document/rootKey.js';
import { sameValue } from '../edit/convertValue.js';
import type { NewValue } from '../edit/plistEdit.js';
import { isPersonalityKey } from '../schema/describe.js';
import { inWords } from '../text/inWords.js';
import type { Dict, DictEntry } from '../value/plistValue.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { dextExample } from './shared/examplePersonality.js';

export const unnamedPersonalityDocs: RuleDocs = {
	what: 'Keys of a personality directly in `IOKitPersonalities`, without the dict around it that has a name.',
	why: 'Each entry of `IOKitPersonalities` is a personality. What is no dict is refused by the kext tools and skipped by the kernel (`copyPersonalitiesArray`), so the driver never matches.',
	fix: 'Put the keys into a dict with a name of your choice.',
	references: [
		'IOKitUser OSKext.c:__OSKextValidateIOKitPersonalityApplierFunction',
		'xnu OSKext.cpp:copyPersonalitiesArray',
	],
	examples: () => ({
		bad: [
			{
				text: `[|<key>IOKitPersonalities</key>|]
<dict>
	<key>IOClass</key>
	<string>com_example_Widget</string>
	<key>IOProbeScore</key>
	<integer>1000</integer>
	<key>IOProviderClass</key>
	<string>IOWidgetNub</string>
</dict>`,
				kind: 'kext',
				findings: [
					'error: IOClass, IOProbeScore, and IOProviderClass are keys of a personality, where personalities stand by their names: the kernel skips what is no dict, and the driver never matches.',
				],
				fixes: ["Put the keys into a personality 'com_example_Widget'"],
			},
		],
		good: [{ text: dextExample() }, { text: '<key>IOKitPersonalities</key>\n<dict/>' }],
	}),
};

export const unnamedPersonality = definePlistRule({
	code: 'unnamed-personality',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		if (plist.root?.type !== 'dict') return;
		for (const list of plist.root.entries) {
			const { key, value } = list;
			if (!isPersonalities(key) || value.type !== 'dict') continue;
			const strays = value.entries.filter(isStray);
			if (strays.length === 0) continue;
			yield {
				at: atKey(list),
				message: message(
					'{0} {1} of a personality, where personalities stand by their names: the kernel skips what is no dict, and the driver never matches.',
					inWords(listed(strays.map(({ key }) => key))),
					strays.length === 1 ? 'is a key' : 'are keys',
				),
				related: strays.map((entry) => ({
					at: atKey(entry),
					message: message('{0} is a key of a personality', entry.key),
				})),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const list = entryOf(plist, at)?.value;
		if (list?.type !== 'dict') return [];
		const values = list.entries.map(({ key, value }) => [key, sameValue(value)] as const);
		const known = values.filter((pair): pair is [string, NewValue] => pair[1] !== undefined);
		// A dict among them may be a personality of its own; comments are lost, so this is for a person to choose.
		if (known.length !== values.length) return [];
		const name = nameFor(list);
		return [
			{
				title: message("Put the keys into a personality '{0}'", name),
				edits: [{ kind: 'replaceValue', value: list, by: { dict: [[name, { dict: known }]] } }],
			},
		];
	},
});

function isStray({ key, value }: DictEntry): boolean {
	if (value.type === 'dict' || value.type === 'invalid') return false;
	return isPersonalityKey(key);
}

/** The first of many, so that the sentence can be read. */
function listed(keys: readonly string[]): readonly string[] {
	return keys.length <= 4 ? keys : [...keys.slice(0, 3), `${keys.length - 3} more`];
}

/** By custom a personality is named after its class. */
function nameFor(list: Dict): string {
	for (const key of ['IOUserClass', 'IOClass']) {
		const value = list.get(key)?.value;
		if (value?.type === 'string' && /^\w+$/.test(value.value)) return value.value;
	}
	return 'Driver';
}
