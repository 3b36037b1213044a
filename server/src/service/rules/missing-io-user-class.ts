/** A DriverKit personality that does not say which class of the dext to create. */

import { isDextPersonality } from '../document/dextPersonality.js';
import {
	type Anchor,
	atContent,
	atKey,
	atValue,
	type Finding,
	message,
} from '../document/finding.js';
import { inferValue } from '../document/inferValue.js';
import { entryOf } from '../document/personalityText.js';
import type { Dict, PlistValue } from '../value/plistValue.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';
import { lacksKey } from './shared/lacksKey.js';

export const missingIoUserClassDocs: RuleDocs = {
	what: 'A personality that launches the dext without `IOUserClass`, or with one that is empty or no string.',
	why: 'The process of the dext starts, but the kernel cannot tell it which class to create: `IOUserServer::objectInstantiate` gives kIOReturnError, the log says “no IOUserClass defined for” the service, and the driver never starts.',
	fix: 'Insert `IOUserClass` with the name of the class that the `.iig` file declares.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/iouserclass',
		'xnu IOUserServer.cpp:objectInstantiate',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({
					IOUserClass: undefined,
					IOUserServerName: undefined,
					'[|IOUserServerName|]': '$(PRODUCT_BUNDLE_IDENTIFIER)',
				}),
				findings: [
					'error: IOUserClass is missing; the dext is launched, but has no class to create, and the driver never starts.',
				],
				fixes: ["Insert IOUserClass 'Widget'"],
			},
			{
				text: dextExample({ IOUserClass: '[|<string></string>|]' }),
				findings: [
					'error: IOUserClass is empty; the dext is launched, but has no class to create, and the driver never starts.',
				],
				fixes: ["Change to 'Widget'"],
			},
			{
				text: dextExample({ IOUserClass: '[|<integer>3</integer>|]' }),
				findings: [
					'error: IOUserClass is no string; the dext is launched, but has no class to create, and the driver never starts.',
				],
				fixes: ["Change to 'Widget'"],
			},
		],
		good: [
			{ text: dextExample() },
			{
				text: dextExample({
					CFBundleIdentifierKernel: 'com.apple.driver.AppleUSBMergeNub',
					IOClass: 'AppleUSBMergeNub',
					IOProviderMergeProperties: '<dict/>',
					IOUserClass: undefined,
					IOUserServerName: undefined,
				}),
			},
		],
	}),
};

export const missingIoUserClass = definePlistRule({
	code: 'missing-io-user-class',
	severity: 'error',
	kinds: ['dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { dict } of plist.personalities) {
			const written = dict.get('IOUserClass')?.value;
			const fault = faultOf(written);
			if (fault === undefined) continue;
			if (!isDextPersonality(plist, dict)) continue;
			if (!written && !lacksKey(plist, dict, 'IOUserClass')) continue;
			const at = written ? placeOf(written) : whatLaunches(dict);
			if (!at) continue;
			yield {
				at,
				message: message(
					'IOUserClass is {0}; the dext is launched, but has no class to create, and the driver never starts.',
					fault,
				),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const into = entryOf(plist, at)?.dict;
		const name = into && inferValue(plist, into, 'IOUserClass');
		if (!into || name === undefined) return [];
		const written = into.get('IOUserClass')?.value;
		if (written?.type === 'string') return [changeContentFix(written, name)];
		if (written) {
			return [
				{
					title: message("Change to '{0}'", name),
					edits: [{ kind: 'replaceValue', value: written, by: name }],
				},
			];
		}
		return [
			{
				title: message("Insert IOUserClass '{0}'", name),
				edits: [{ kind: 'insertEntry', into, key: 'IOUserClass', value: name }],
			},
		];
	},
});

/** What is wrong with the value, as the end of a sentence: the kernel takes a string for the name, and all else for none. */
function faultOf(value: PlistValue | undefined): string | undefined {
	if (!value) return 'missing';
	if (value.type === 'string') return value.value.trim() === '' ? 'empty' : undefined;
	return value.type === 'invalid' ? undefined : 'no string';
}

function placeOf(value: PlistValue): Anchor {
	return value.type === 'string' ? atContent(value) : atValue(value);
}

/** The key that makes the kernel launch the dext, or will once it is there. */
function whatLaunches(dict: Dict): Anchor | undefined {
	const server = dict.get('IOUserServerName');
	const kernelClass = dict.get('IOClass');
	return server ? atKey(server) : kernelClass && atContent(kernelClass.value);
}
