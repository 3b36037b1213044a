/** An IOUserClass that cannot be the name of a class. */

import { isDextPersonality } from '../document/dextPersonality.js';
import { atContent, type Finding, message, type Severity } from '../document/finding.js';
import { inferValue } from '../document/inferValue.js';
import { entryOf, personalityText } from '../document/personalityText.js';
import { isClassName } from '../text/className.js';
import type { Str } from '../value/plistValue.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';

export const unusableIoUserClassDocs: RuleDocs = {
	what: 'An `IOUserClass` that cannot be the name of a class, such as the identifier of the bundle, in a personality that launches the dext.',
	why: 'The process of the dext tells the kernel which classes it has, under their names in the code (`IOUserServer::registerClass`). The kernel looks `IOUserClass` up among them, finds no name with a dot or a hyphen, and the driver never starts.',
	fix: 'Write the name of the class that the `.iig` file declares.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/iouserclass',
		'xnu IOUserServer.cpp:registerClass',
		'xnu IOUserServer.cpp:objectInstantiate',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({ IOUserClass: '[|com.example.driver|]' }),
				findings: [
					"error: 'com.example.driver' is the name of no class; the dext is launched, but the kernel finds no such class in it, and the driver never starts.",
				],
				fixes: ["Change to 'Widget'"],
			},
			{
				text: dextExample({ IOUserClass: '[|Widget-Driver|]' }),
				findings: [
					"error: 'Widget-Driver' is the name of no class; the dext is launched, but the kernel finds no such class in it, and the driver never starts.",
				],
				fixes: ["Change to 'Widget'"],
			},
			{
				text: dextExample({ IOUserClass: '[|$(PRODUCT_BUNDLE_IDENTIFIER)|]' }),
				findings: [
					"warning: '$(PRODUCT_BUNDLE_IDENTIFIER)' is the name of no class; the dext is launched, but the kernel finds no such class in it, and the driver never starts.",
				],
				fixes: ["Change to 'Widget'"],
			},
		],
		good: [
			{ text: dextExample() },
			{ text: dextExample({ IOUserClass: '$(PRODUCT_NAME)' }) },
			{ text: dextExample({ IOUserClass: '$(PRODUCT_BUNDLE_IDENTIFIER:c99extidentifier)' }) },
			{ text: dextExample({ IOUserClass: '%CLASS_NAME%' }) },
			{
				text: dextExample({
					CFBundleIdentifierKernel: 'com.apple.driver.AppleUSBMergeNub',
					IOClass: 'AppleUSBMergeNub',
					IOProviderMergeProperties: '<dict/>',
					IOUserClass: 'com.example.override',
					IOUserServerName: undefined,
				}),
			},
		],
	}),
};

export const unusableIoUserClass = definePlistRule({
	code: 'unusable-io-user-class',
	severity: 'error',
	kinds: ['dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { dict } of plist.personalities) {
			const value = dict.get('IOUserClass')?.value;
			if (value?.type !== 'string') continue;
			const text = personalityText(plist, dict, 'IOUserClass');
			const severity = text === undefined ? levelOfVariable(value) : levelOfText(text);
			if (!severity || !isDextPersonality(plist, dict)) continue;
			yield {
				severity,
				at: atContent(value),
				message: message(
					"'{0}' is the name of no class; the dext is launched, but the kernel finds no such class in it, and the driver never starts.",
					value.value,
				),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const entry = entryOf(plist, at);
		if (!entry) return [];
		const name = inferValue(plist, entry.dict, 'IOUserClass');
		return name === undefined ? [] : [changeContentFix(entry.value, name)];
	},
});

/** Blanks around a name and an empty one are said elsewhere. */
function levelOfText(text: string): Severity | undefined {
	return text.trim() === '' || isClassName(text.trim()) ? undefined : 'error';
}

/** An identifier has a dot by custom, not by law. */
function levelOfVariable({ value, variables: [only] }: Str): Severity | undefined {
	const isIdentifier = only?.name === 'PRODUCT_BUNDLE_IDENTIFIER' && only.modifier === undefined;
	return isIdentifier && only.written === value ? 'warning' : undefined;
}
