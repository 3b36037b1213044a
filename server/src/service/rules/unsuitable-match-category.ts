/** A match category that other drivers share, that differs from the class of a kext, or that has stray characters. */

import { cannotBeOfCode } from '../document/classOfCode.js';
import type { PlistContents } from '../document/driverPlist.js';
import { atContent } from '../document/finding.js';
import { ownIdentifier } from '../document/personalityText.js';
import type { PreparedPersonality } from '../matching/matchingDictionary.js';
import { defineMessages } from '../messages/message.js';
import { isKnownClass } from '../platform/classNames.js';
import { isDriverKitProxy } from '../platform/pairings.js';
import type { PlistValue, Str } from '../value/plistValue.js';
import { defineRule, type FoundWith, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import {
	codelessKextExample,
	kextExample,
	virtualDextExample,
} from './shared/examplePersonality.js';
import { misspelledCategory, strayCharacterIn } from './shared/matchCategoryText.js';

export const unsuitableMatchCategoryDocs: RuleDocs = {
	what: 'An `IOMatchCategory` on `IOUserResources` that other dexts may have too, such as `IOUserService`, or one on `IOResources` that differs from the `IOClass` of the kext. Also one with quotes, commas, or invisible characters, and the misspelling of a usual category.',
	why: 'One driver of each category attaches to the nub, so a category needs a unique name. The kext tools warn about a category that differs from `IOClass`, although that may be intended. Categories are compared character by character, so a misspelled one is another category, in which the driver does not compete with the others.',
	otherSeverities: {
		information:
			'in kexts, for `IODefaultMatchCategory`, for stray characters, and for a misspelled category.',
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
				text: virtualDextExample({ IOMatchCategory: '[|"$(PRODUCT_BUNDLE_IDENTIFIER)"|]' }),
				findings: [
					"information: '\"$(PRODUCT_BUNDLE_IDENTIFIER)\"' contains '\"', which is a part of the name of the category.",
				],
				fixes: ["Change to '$(PRODUCT_BUNDLE_IDENTIFIER)'"],
			},
			{
				text: virtualDextExample({ IOMatchCategory: '[|com.example.one, com.example.two|]' }),
				findings: [
					"information: 'com.example.one, com.example.two' contains ',', which is a part of the name of the category.",
				],
			},
			{
				text: virtualDextExample({ IOMatchCategory: '[|Widget\u200BDriver|]' }),
				findings: [
					"information: 'Widget​Driver' contains '​', which is a part of the name of the category.",
				],
				fixes: ["Change to 'WidgetDriver'"],
			},
			{
				text: codelessKextExample({ IOMatchCategory: '[|IODefaultMatchCategry|]' }),
				kind: 'codelessKext',
				findings: [
					"information: 'IODefaultMatchCategry' is a category of its own. Did you mean 'IODefaultMatchCategory'? The kernel compares all characters.",
				],
				fixes: ["Change to 'IODefaultMatchCategory'"],
			},
			{
				text: kextExample({ IOMatchCategory: '[|IOGraphics|]' }),
				kind: 'kext',
				findings: [
					"information: 'IOGraphics' is not the value of 'IOClass', 'com_example_Widget'. The kext tools warn about such a category on 'IOResources'.",
				],
				fixes: ["Change to 'com_example_Widget'"],
			},
			{
				text: virtualDextExample({ IOMatchCategory: '[|""|]' }),
				findings: [
					"information: '\"\"' contains '\"', which is a part of the name of the category.",
				],
			},
		],
		good: [
			{ text: virtualDextExample() },
			{ text: virtualDextExample({ IOMatchCategory: "Bob's Widget (2)" }) },
			{ text: virtualDextExample({ IOMatchCategory: 'com_example::Pair&lt;A, B&gt;' }) },
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
	misspelled:
		"'{category}' is a category of its own. Did you mean '{usual}'? The kernel compares all characters.",
	notClass:
		"'{category}' is not the value of 'IOClass', '{name}'. The kext tools warn about such a category on 'IOResources'.",
	shared:
		"Other dexts may use the category '{category}' too. Only the first attaches to 'IOUserResources'.",
	stray: "'{category}' contains '{character}', which is a part of the name of the category.",
});

interface Category {
	readonly value: PlistValue;
	/** The categories to use instead. */
	readonly names: readonly string[];
	readonly certain: boolean;
}

export const unsuitableMatchCategory = defineRule({
	code: 'unsuitable-match-category',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'personalityKey',
	keys: ['IOMatchCategory'],
	*check({ owner, value }, { plist }) {
		if (value.type !== 'string') return;
		const found = plist.kind === 'dext' ? inDext(owner, value, plist) : inKext(owner, value, plist);
		// A personality has one category, so the most specific fault is enough.
		const fault = found ?? misspelled(value, plist) ?? stray(value, plist);
		if (fault) yield fault;
	},
	fixes: ({ value, names, certain }) =>
		names.map((name, index) => changeContentFix(value, name, certain && index === 0)),
});

/** A category that other dexts have, too. */
function inDext(
	owner: PreparedPersonality,
	value: Str,
	plist: PlistContents,
): FoundWith<Category> | undefined {
	const category = owner.text('IOMatchCategory');
	if (!category || !owner.text('IOClass')) return undefined;
	const isDefault = category === 'IODefaultMatchCategory';
	if (owner.providerClass !== 'IOUserResources') return undefined;
	if (!isDefault && !isDriverKitProxy(category)) return undefined;
	const names = [ownIdentifier(plist), owner.text('IOUserClass')];
	return {
		severity: isDefault ? 'information' : 'warning',
		at: atContent(value),
		message: messages.shared({ category }),
		state: { value, names: names.filter((each) => each !== undefined), certain: !isDefault },
	};
}

/** A category that is not the class of a kext. */
function inKext(
	owner: PreparedPersonality,
	value: Str,
	plist: PlistContents,
): FoundWith<Category> | undefined {
	const category = owner.text('IOMatchCategory');
	const name = owner.text('IOClass');
	if (!category || !name || owner.providerClass !== 'IOResources') return undefined;
	// A class of macOS would be a category that others have, too.
	if (category === name || isKnownClass(name)) return undefined;
	// `unusable-io-class` reports a text that is not a class.
	if (cannotBeOfCode(name, plist)) return undefined;
	// As bad as none: `missing-match-category` reports it.
	if (category === 'IODefaultMatchCategory') return undefined;
	return {
		severity: 'information',
		at: atContent(value),
		message: messages.notClass({ category, name }),
		state: { value, names: [name], certain: false },
	};
}

function misspelled(value: Str, { form }: PlistContents): FoundWith<Category> | undefined {
	const usual = misspelledCategory(value, form);
	if (usual === undefined) return undefined;
	return {
		severity: 'information',
		at: atContent(value),
		message: messages.misspelled({ category: value.value, usual }),
		state: { value, names: [usual], certain: false },
	};
}

function stray(value: Str, { form }: PlistContents): FoundWith<Category> | undefined {
	const found = strayCharacterIn(value, form);
	if (!found) return undefined;
	return {
		severity: 'information',
		at: atContent(value),
		message: messages.stray({ category: value.value, character: found.character }),
		state: { value, names: found.plain === undefined ? [] : [found.plain], certain: false },
	};
}
