/** A sentence where the bundle identifier must stand. */

import type { DriverPlist } from '../document/driverPlist.js';
import { atContent, type Finding, message } from '../document/finding.js';
import { rootEntry, rootText } from '../document/rootEntries.js';
import type { PlistEdit } from '../edit/plistEdit.js';
import { shown } from '../schema/wording.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { isSentence, longestIdentifier } from './shared/identifierText.js';
import { usageKey } from './shared/usageKey.js';

export const sentenceAsIdentifierDocs: RuleDocs = {
	what: 'A sentence as `CFBundleIdentifier`, usually the usage description that slipped one row up in the property list editor.',
	why: 'The identifier is the name of the bundle for the system, the signature and the host app, which look for another one: the driver is not found. An error where it is longer than the 63 characters that the kernel takes, since then OSKext refuses the bundle, too.',
	fix: 'Write `$(PRODUCT_BUNDLE_IDENTIFIER)`, and move the sentence to the usage description.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/cfbundleidentifier',
		'xnu OSKext.cpp:setInfoDictionaryAndPath',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|This driver makes the widget appear as a keyboard.|]</string>\n<key>OSBundleUsageDescription</key>\n<string></string>',
				fixed:
					'<key>CFBundleIdentifier</key>\n<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>\n<key>OSBundleUsageDescription</key>\n<string>This driver makes the widget appear as a keyboard.</string>',
				findings: [
					"warning: 'This driver makes the widget appear as a keyboard.' is a sentence, no identifier: the bundle is not found.",
				],
				fixes: ['Change to $(PRODUCT_BUNDLE_IDENTIFIER)'],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|Filters the traffic of this Mac.|]</string>\n<key>NSSystemExtensionUsageDescription</key>\n<string>Filter</string>',
				fixed:
					'<key>CFBundleIdentifier</key>\n<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>\n<key>NSSystemExtensionUsageDescription</key>\n<string>Filter</string>',
				kind: 'systemExtension',
				findings: [
					"warning: 'Filters the traffic of this Mac.' is a sentence, no identifier: the bundle is not found.",
				],
				fixes: ['Change to $(PRODUCT_BUNDLE_IDENTIFIER)'],
			},
		],
		good: [
			{ text: '<key>CFBundleIdentifier</key>\n<string>com.example.widget</string>' },
			{ text: '<key>CFBundleIdentifier</key>\n<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>' },
		],
	}),
};

export const sentenceAsIdentifier = definePlistRule({
	code: 'sentence-as-identifier',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext', 'systemExtension'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const value = rootEntry(plist, 'CFBundleIdentifier')?.value;
		const text = rootText(plist, 'CFBundleIdentifier');
		if (!value || text === undefined || !isSentence(text)) return;
		const isRefused = text.length > longestIdentifier && plist.kind !== 'systemExtension';
		yield {
			severity: isRefused ? 'error' : 'warning',
			at: atContent(value),
			message: message(
				"'{0}' is a sentence, no identifier: the bundle is not found.",
				shown(value) ?? '',
			),
		};
	},
	fixes({ plist }: RuleContext, _finding: Finding): readonly Fix[] {
		const value = rootEntry(plist, 'CFBundleIdentifier')?.value;
		const text = rootText(plist, 'CFBundleIdentifier');
		if (!value || text === undefined || plist.form === 'built') return [];
		return [
			{
				title: message('Change to {0}', '$(PRODUCT_BUNDLE_IDENTIFIER)'),
				edits: [
					{ kind: 'replaceContent', value, by: '$(PRODUCT_BUNDLE_IDENTIFIER)' },
					...keepSentence(plist, text),
				],
				preferred: true,
			},
		];
	},
});

/** The sentence becomes the usage description where that one says nothing: it is empty, or holds a version. */
function keepSentence(plist: DriverPlist, text: string): readonly PlistEdit[] {
	const value = rootEntry(plist, usageKey(plist.kind))?.value;
	return value?.type === 'string' && /^[\d.\s]*$/.test(value.value)
		? [{ kind: 'replaceContent', value, by: text }]
		: [];
}
