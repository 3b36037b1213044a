/** A known key in a dict where nothing reads it. */
import { type Finding, message } from '../document/finding.js';
import { entryAt } from '../document/locate.js';
import { isPersonalityKey } from '../schema/describe.js';
import { defineSchemaRule, type Fix, type RuleContext, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';

export const misplacedKeyDocs: RuleDocs = {
	what: 'A known key in a place where nothing reads it: a key of a personality at the root, an entitlement in an Info.plist, a property that only the system or the device has.',
	why: 'Each reader looks in one place. A key anywhere else has no effect, and no message says so.',
	fix: 'Move the key to its place, or delete it.',
	references: [
		'xnu IOCatalogue.cpp:addDrivers',
		'IOKitUser OSKext.c:__OSKextProcessInfoDictionary',
	],
	examples: () => ({
		bad: [
			{
				text: '[|<key>IOProbeScore</key>|]\n<integer>1000</integer>',
				findings: [
					'information: IOProbeScore belongs in a personality; at the root nothing reads it.',
				],
				fixes: ["Remove 'IOProbeScore'"],
			},
			{
				text: '[|<key>IOProviderClass</key>|]\n<string>IOUSBHostDevice</string>',
				findings: [
					'information: IOProviderClass belongs in a personality; at the root nothing reads it.',
				],
				fixes: ["Remove 'IOProviderClass'"],
			},
		],
		good: [{ text: '<key>CFBundleName</key>\n<string>Widget</string>' }],
	}),
};

export const misplacedKey = defineSchemaRule({
	code: 'misplaced-key',
	severity: 'information',
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const entry = entryAt(plist.root, at.range);
		if (!entry) return [];
		const remove = removeEntryFix(entry);
		const [personality] = plist.personalities;
		const movable =
			entry.dict === plist.root &&
			plist.personalities.length === 1 &&
			personality &&
			!personality.dict.get(entry.key) &&
			isPersonalityKey(entry.key);
		if (!movable) return [remove];
		const move: Fix = {
			title: message('Move {0} into the personality {1}', entry.key, personality.name),
			edits: [{ kind: 'moveEntry', entry, into: personality.dict }],
		};
		return [move, remove];
	},
});
