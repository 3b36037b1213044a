/** A matching key with an empty list or an empty name, which nothing matches. */
import { atValue } from '../document/finding.js';
import type { MatchingDictionary } from '../matching/matchingDictionary.js';
import { defineMessages } from '../messages/message.js';
import type { PlistValue } from '../value/plistValue.js';
import { defineRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import {
	codelessKextExample,
	dextExample,
	kextExample,
	virtualDextExample,
} from './shared/examplePersonality.js';

export const emptyMatchListDocs: RuleDocs = {
	what: 'An empty dictionary in `IOPropertyMatch`, an empty array as `IOPropertyMatch`, `IOPropertyExistsMatch`, `IONameMatch`, `idProductArray`, or `ProductIDArray`, an empty dictionary as `IOPropertyExistsMatch` or `IONameMatch`, or an empty string as a name that is compared.',
	why: 'One item of the list must match the provider, and there is none, so the personality never matches. Nothing has an empty name either, and a driver waits for a resource without a name forever. An empty `IOPropertyMatch` dictionary is the opposite: it matches everything.',
	otherSeverities: {
		hint: 'for an empty dictionary in `IOPropertyMatch`.',
		warning:
			'for an empty string, and for a list of products: the closed source of the USB family compares `idProductArray`.',
	},
	fix: 'Add items to the list or the dictionary, or remove the key so that it restricts nothing.',
	references: [
		'xnu IOService.cpp:matchInternal',
		'xnu IORegistryEntry.cpp:compareNames',
		'IOHIDFamily IOHIDFamilyPrivate.cpp:CompareProductID',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({ IOPropertyMatch: '[|<array/>|]' }),
				findings: [
					"error: 'IOPropertyMatch' is an empty list. Nothing matches it, so the personality never matches.",
				],
				fixes: ["Remove 'IOPropertyMatch'"],
			},
			{
				text: dextExample({ IOPropertyExistsMatch: '[|<array/>|]' }),
				findings: [
					"error: 'IOPropertyExistsMatch' is an empty list. Nothing matches it, so the personality never matches.",
				],
				fixes: ["Remove 'IOPropertyExistsMatch'"],
			},
			{
				text: kextExample({ IONameMatch: '[|<array>\n\t\t</array>|]' }),
				kind: 'kext',
				findings: [
					"error: 'IONameMatch' is an empty list. Nothing matches it, so the personality never matches.",
				],
				fixes: ["Remove 'IONameMatch'"],
			},
			{
				text: dextExample({ IONameMatch: '[|<string></string>|]' }),
				findings: [
					"warning: 'IONameMatch' is empty. Nothing has an empty name, so the personality never matches.",
				],
				fixes: ["Remove 'IONameMatch'"],
			},
			{
				text: dextExample({
					IONameMatch: '[|<array>\n\t\t\t<string></string>\n\t\t</array>|]',
				}),
				findings: [
					"warning: 'IONameMatch' is empty. Nothing has an empty name, so the personality never matches.",
				],
				fixes: ["Remove 'IONameMatch'"],
			},
			{
				text: virtualDextExample({ IOResourceMatch: '[|<string> </string>|]' }),
				findings: [
					"warning: 'IOResourceMatch' is empty. The driver waits for a resource without a name and never starts.",
				],
				fixes: ["Remove 'IOResourceMatch'"],
			},
			{
				text: dextExample({ idProduct: undefined, idProductArray: '[|<array/>|]' }),
				findings: [
					"warning: 'idProductArray' is an empty list. Nothing matches it, so the personality never matches.",
				],
			},
			{
				text: codelessKextExample({ ProductID: undefined, ProductIDArray: '[|<array/>|]' }),
				findings: [
					"warning: 'ProductIDArray' is an empty list. Nothing matches it, so the personality never matches.",
				],
				fixes: ["Remove 'ProductIDArray'"],
			},
			{
				text: dextExample({ IOPropertyExistsMatch: '[|<dict/>|]' }),
				findings: [
					"error: 'IOPropertyExistsMatch' is an empty dictionary. Nothing matches it, so the personality never matches.",
				],
				fixes: ["Remove 'IOPropertyExistsMatch'"],
			},
			{
				text: dextExample({ IONameMatch: '[|<dict/>|]' }),
				findings: [
					"error: 'IONameMatch' is an empty dictionary. Nothing matches it, so the personality never matches.",
				],
				fixes: ["Remove 'IONameMatch'"],
			},
			{
				text: dextExample({
					IOParentMatch:
						'<dict>\n\t\t\t<key>IOPropertyMatch</key>\n\t\t\t[|<array/>|]\n\t\t</dict>',
				}),
				findings: [
					"error: 'IOPropertyMatch' is an empty list. Nothing matches it, so the personality never matches.",
				],
				fixes: ["Remove 'IOPropertyMatch'"],
			},
			{
				text: dextExample({ IOPropertyMatch: '[|<dict/>|]' }),
				findings: [
					"hint: The dictionary is empty, so 'IOPropertyMatch' matches everything. It restricts nothing.",
				],
				fixes: ["Remove 'IOPropertyMatch'"],
			},
			{
				text: dextExample({
					IOPropertyMatch:
						'<array>\n\t\t\t[|<dict/>|]\n\t\t\t<dict>\n\t\t\t\t<key>Color</key>\n\t\t\t\t<string>Red</string>\n\t\t\t</dict>\n\t\t</array>',
				}),
				findings: [
					"hint: The dictionary is empty, so 'IOPropertyMatch' matches everything. It restricts nothing.",
				],
			},
		],
		good: [
			{ text: codelessKextExample({ ProductIDArray: '<array/>' }) },
			{
				text: dextExample({
					IONameMatch: '<array>\n\t\t\t<string>widget</string>\n\t\t</array>',
				}),
			},
			{
				text: dextExample({
					IONameMatch:
						'<array>\n\t\t\t<string></string>\n\t\t\t<string>widget</string>\n\t\t</array>',
				}),
			},
			{
				text: kextExample({
					IOProviderClass: 'com_example_Nub',
					IOResourceMatch: undefined,
					idProductArray: '<array/>',
				}),
				kind: 'kext',
			},
		],
	}),
};

const messages = defineMessages('empty-match-list', {
	empty: "'{key}' is an empty list. Nothing matches it, so the personality never matches.",
	emptyDictionary:
		"'{key}' is an empty dictionary. Nothing matches it, so the personality never matches.",
	everything: "The dictionary is empty, so '{key}' matches everything. It restricts nothing.",
	noName: "'{key}' is empty. Nothing has an empty name, so the personality never matches.",
	noResource: "'{key}' is empty. The driver waits for a resource without a name and never starts.",
});

/** Keys whose lists the kernel compares, and those whose strings are names. */
const lists: ReadonlySet<string> = new Set([
	'IOPropertyMatch',
	'IOPropertyExistsMatch',
	'IONameMatch',
]);
const names: ReadonlySet<string> = new Set(['IOPropertyExistsMatch', 'IONameMatch']);
const resource = 'IOResourceMatch';

export const emptyMatchList = defineRule({
	code: 'empty-match-list',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext'],
	replacesMoreSevere: true,
	messages,
	visit: 'matchingKey',
	keys: [...lists, resource, 'idProductArray', 'ProductIDArray'],
	*check({ entry, key, value, owner }) {
		const at = atValue(value);
		if (key === resource && isEmptyName(value)) {
			yield { severity: 'warning', at, message: messages.noResource({ key }), state: entry };
		} else if (names.has(key) && isEmptyName(value)) {
			yield { severity: 'warning', at, message: messages.noName({ key }), state: entry };
		} else if (value.type === 'array' && value.items.length === 0) {
			if (!lists.has(key) && !comparesProducts(owner, key)) return;
			const severity = lists.has(key) ? 'error' : 'warning';
			yield { severity, at, message: messages.empty({ key }), state: entry };
		} else if (names.has(key) && isEmptyDict(value)) {
			yield { at, message: messages.emptyDictionary({ key }), state: entry };
		} else if (key === 'IOPropertyMatch') {
			const dicts = value.type === 'array' ? value.items : [value];
			for (const dict of dicts.filter(isEmptyDict)) {
				const message = messages.everything({ key });
				// Of several dictionaries, another one is probably intended.
				const state = dict === value ? entry : undefined;
				yield { severity: 'hint', at: atValue(dict), message, state };
			}
		} else if (value.type === 'array' && names.has(key) && value.items.every(isEmptyName)) {
			yield { severity: 'warning', at, message: messages.noName({ key }), state: entry };
		}
	},
	fixes: (entry) => (entry ? [removeEntryFix(entry)] : []),
});

/** Whether the family compares a list of products; on HID, one product in another key is enough. */
function comparesProducts(owner: MatchingDictionary, key: string): boolean {
	if (key === 'idProductArray') return owner.usb !== undefined;
	return key === 'ProductIDArray' && owner.provider.isHid && !owner.get('ProductID');
}

function isEmptyDict(value: PlistValue): boolean {
	return value.type === 'dict' && value.entries.length === 0;
}

function isEmptyName(value: PlistValue): boolean {
	return value.type === 'string' && value.value.trim() === '';
}
