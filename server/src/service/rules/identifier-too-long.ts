/** A bundle identifier that the kernel has no room for. */

import { atContent, message } from '../document/finding.js';
import { rootEntry, rootText } from '../document/rootEntries.js';
import { shown } from '../schema/wording.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import { isSentence, longestIdentifier } from './shared/identifierText.js';

export const identifierTooLongDocs: RuleDocs = {
	what: 'A `CFBundleIdentifier` of a kext or dext with more than 63 characters.',
	why: 'The kernel keeps the name of a loaded bundle in 64 bytes. OSKext and the kernel (`setInfoDictionaryAndPath`) refuse what does not fit.',
	fix: 'Choose a shorter identifier.',
	references: [
		'IOKitUser OSKext.c:__OSKextProcessInfoDictionary',
		'xnu OSKext.cpp:setInfoDictionaryAndPath',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|com.example.organization.department.drivers.widget.interface.usb|]</string>',
				findings: [
					"error: 'com.example.organization.department.drivers.widget.interface.usb' has 64 characters; the kernel keeps 63, and refuses the bundle.",
				],
			},
		],
		good: [
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.example.organization.department.drivers.widget.interface.us</string>',
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>$(PRODUCT_BUNDLE_IDENTIFIER).organization.department.drivers.widget.interface.usb</string>',
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.example.organization.department.drivers.widget.interface.usb</string>',
				kind: 'systemExtension',
			},
		],
	}),
};

export const identifierTooLong = definePlistRule({
	code: 'identifier-too-long',
	severity: 'error',
	kinds: ['kext', 'codelessKext', 'dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const value = rootEntry(plist, 'CFBundleIdentifier')?.value;
		const text = rootText(plist, 'CFBundleIdentifier');
		if (!value || text === undefined || text.length <= longestIdentifier || isSentence(text))
			return;
		yield {
			at: atContent(value),
			message: message(
				"'{0}' has {1} characters; the kernel keeps {2}, and refuses the bundle.",
				shown(value) ?? '',
				`${text.length}`,
				`${longestIdentifier}`,
			),
		};
	},
});
