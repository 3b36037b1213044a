/** A match category that other drivers share, or that differs from the class of a kext. */
import { atContent } from '../document/finding.js';
import { ownIdentifier } from '../document/personalityText.js';
import { defineMessages } from '../messages/message.js';
import { isKnownClass } from '../platform/classNames.js';
import { isDriverKitProxy } from '../platform/pairings.js';
import { defineRule, type RuleDocs } from './rule.js';
import { cannotBeOfCode } from './shared/classOfCode.js';
import { changeContentFix } from './shared/entryFixes.js';
import { kextExample, virtualDextExample } from './shared/examplePersonality.js';

export const unsuitableMatchCategoryDocs: RuleDocs = {
	what: 'An `IOMatchCategory` on `IOUserResources` that other dexts may have too, such as `IOUserService`, or one on `IOResources` that differs from the `IOClass` of the kext.',
	why: 'One driver of each category attaches to the nub, so a category needs a unique name. The kext tools warn about a category that differs from `IOClass`, although that may be intended.',
	otherSeverities: {
		information: 'in kexts, and for `IODefaultMatchCategory`.',
	},
	fix: 'Use the identifier or the `IOUserClass` of a dext, and the `IOClass` of a kext.',
	references: [
		'xnu IOService.cpp:probeCandidates',
		'IOKitUser OSKext.c:__OSKextValidateIOKitPersonalityApplierFunction',
	],
	examples: () => ({
		bad: [
			{
				text: virtualDextExample({ IOMatchCategory: '[|IOUserService|]' }),
				fixed: virtualDextExample(),
				findings: [
					"warning: Other dexts may use the category 'IOUserService' too. Only the first attaches to 'IOUserResources'.",
				],
				fixes: ["Change to '$(PRODUCT_BUNDLE_IDENTIFIER)'", "Change to 'WidgetDriver'"],
			},
			{
				text: virtualDextExample({ IOMatchCategory: '[|IODefaultMatchCategory|]' }),
				findings: [
					"information: Other dexts may use the category 'IODefaultMatchCategory' too. Only the first attaches to 'IOUserResources'.",
				],
				fixes: ["Change to '$(PRODUCT_BUNDLE_IDENTIFIER)'", "Change to 'WidgetDriver'"],
			},
			{
				text: kextExample({ IOMatchCategory: '[|IOGraphics|]' }),
				kind: 'kext',
				findings: [
					"information: 'IOGraphics' is not the value of 'IOClass', 'com_example_Widget'. The kext tools warn about such a category on 'IOResources'.",
				],
				fixes: ["Change to 'com_example_Widget'"],
			},
		],
		good: [
			{ text: virtualDextExample() },
			{ text: virtualDextExample({ IOMatchCategory: 'WidgetDriver' }) },
			{ text: kextExample(), kind: 'kext' },
			{ text: kextExample({ IOMatchCategory: '$(PRODUCT_NAME)' }), kind: 'kext' },
			{
				text: kextExample({
					IOClass: '$(WIDGET_CLASS)',
					IOMatchCategory: 'com_example_Widget',
				}),
				kind: 'kext',
			},
		],
	}),
};

const messages = defineMessages('unsuitable-match-category', {
	notClass:
		"'{category}' is not the value of 'IOClass', '{name}'. The kext tools warn about such a category on 'IOResources'.",
	shared:
		"Other dexts may use the category '{category}' too. Only the first attaches to 'IOUserResources'.",
});

export const unsuitableMatchCategory = defineRule({
	code: 'unsuitable-match-category',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'personalityKey',
	keys: ['IOMatchCategory'],
	*check({ owner, key, value }, { plist }) {
		const category = owner.text(key);
		const name = owner.text('IOClass');
		if (!category || !name) return;
		const at = atContent(value);
		if (plist.kind !== 'dext') {
			// A class of macOS would be a category that others have, too.
			const isShared = isKnownClass(name);
			// `unusable-io-class` reports a text that is not a class.
			if (cannotBeOfCode(name, plist)) return;
			if (owner.providerClass !== 'IOResources' || category === name || isShared) return;
			// As bad as none: `missing-match-category` reports it.
			if (category === 'IODefaultMatchCategory') return;
			const message = messages.notClass({ category, name });
			yield {
				severity: 'information',
				at,
				message,
				state: { value, names: [name], certain: false },
			};
			return;
		}
		const isDefault = category === 'IODefaultMatchCategory';
		if (owner.providerClass !== 'IOUserResources') return;
		if (!isDefault && !isDriverKitProxy(category)) return;
		const names = [ownIdentifier(plist), owner.text('IOUserClass')];
		yield {
			severity: isDefault ? 'information' : 'warning',
			at,
			message: messages.shared({ category }),
			state: { value, names: names.filter((each) => each !== undefined), certain: !isDefault },
		};
	},
	fixes: ({ value, names, certain }) =>
		names.map((name, index) => changeContentFix(value, name, certain && index === 0)),
});
