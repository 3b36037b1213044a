/** A driver without hardware that competes with all others for one nub. */
import { atContent } from '../document/finding.js';
import { inferValue } from '../document/inferValue.js';
import { defineMessages } from '../messages/message.js';
import { once } from '../once.js';
import { defineRule, type RuleDocs } from './rule.js';
import { changeContentFix, fixTitles } from './shared/entryFixes.js';
import { kextExample, virtualDextExample } from './shared/examplePersonality.js';
import { deviceKeysOf } from './shared/transports.js';

export const missingMatchCategoryDocs: RuleDocs = {
	what: 'A personality on `IOResources` or `IOUserResources` without `IOMatchCategory`, or in a kext with the default category.',
	why: 'The nub exists once, and one driver of each category attaches to it (`probeCandidates`). Without `IOMatchCategory` all drivers share the default category, so only the first one attaches to the nub.',
	fix: 'Add an `IOMatchCategory` that no other driver has: the identifier of the dext, or the `IOClass` of the kext.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/iomatchcategory',
		'xnu IOService.cpp:probeCandidates',
		'IOKitUser OSKext.c:__OSKextValidateIOKitPersonalityApplierFunction',
	],
	examples: () => ({
		bad: [
			{
				text: virtualDextExample({
					IOMatchCategory: undefined,
					IOProviderClass: '[|IOUserResources|]',
				}),
				fixed: virtualDextExample(),
				findings: [
					"warning: 'IOUserResources' starts one driver of each category. Without 'IOMatchCategory', another driver can replace this one.",
				],
				fixes: ["Add 'IOMatchCategory' with value '$(PRODUCT_BUNDLE_IDENTIFIER)'"],
			},
			{
				text: kextExample({ IOMatchCategory: undefined, IOProviderClass: '[|IOResources|]' }),
				fixed: kextExample(),
				kind: 'kext',
				findings: [
					"warning: 'IOResources' starts one driver of each category. Without 'IOMatchCategory', another driver can replace this one.",
				],
				fixes: ["Add 'IOMatchCategory' with value 'com_example_Widget'"],
			},
			{
				text: kextExample({ IOMatchCategory: '[|IODefaultMatchCategory|]' }),
				fixed: kextExample(),
				kind: 'kext',
				findings: [
					"warning: 'IODefaultMatchCategory' is the category of all drivers without one. Another driver can replace this one on 'IOResources'.",
				],
				fixes: ["Change to 'com_example_Widget'"],
			},
		],
		good: [
			{ text: virtualDextExample() },
			{ text: kextExample(), kind: 'kext' },
			{ text: kextExample({ IOProviderClass: 'IOService' }), kind: 'kext' },
		],
	}),
};

const messages = defineMessages('missing-match-category', {
	default:
		"'{category}' is the category of all drivers without one. Another driver can replace this one on '{provider}'.",
	missing:
		"'{provider}' starts one driver of each category. Without 'IOMatchCategory', another driver can replace this one.",
});

const key = 'IOMatchCategory';

/** xnu IOService.cpp:gIODefaultMatchCategoryKey. */
const defaultCategory = 'IODefaultMatchCategory';

export const missingMatchCategory = defineRule({
	code: 'missing-match-category',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'personalityKey',
	families: ['resources'],
	keys: ['IOProviderClass'],
	check({ owner, value }, { plist }) {
		const { dict, providerClass: provider } = owner;
		if (provider !== 'IOResources' && provider !== 'IOUserResources') return undefined;
		const written = dict.get(key)?.value;
		// `unsuitable-match-category` reports it in dexts.
		if (written && owner.text(key) === defaultCategory && plist.kind !== 'dext') {
			const message = messages.default({ category: defaultCategory, provider });
			return [{ at: atContent(written), message, state: dict }];
		}
		if (dict.get(key)) return undefined;
		return [{ at: atContent(value), message: messages.missing({ provider }), state: dict }];
	},
	fixes(dict, { plist }) {
		const value = inferValue(plist, dict, key);
		const written = dict.get(key)?.value;
		if (value === undefined) return [];
		if (written) return typeof value === 'string' ? [changeContentFix(written, value, true)] : [];
		return [
			{
				title: fixTitles.addWithValue({ key, value }),
				edits: [{ kind: 'insertEntry', into: dict, key, value }],
				// Keys that a device is compared with are probably for another provider.
				preferred: !dict.entries.some((entry) => isDeviceKey(entry.key)),
			},
		];
	},
});

const deviceKeys = once(() => new Set([...deviceKeysOf('usb'), ...deviceKeysOf('pci')]));

function isDeviceKey(name: string): boolean {
	return deviceKeys().has(name);
}
