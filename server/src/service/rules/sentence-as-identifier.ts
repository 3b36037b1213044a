/** A sentence in place of the bundle identifier. */

import type { PlistContents } from '../document/driverPlist.js';
import { atContent } from '../document/finding.js';
import { rootEntry } from '../document/rootEntries.js';
import { literalText } from '../document/unexpanded.js';
import type { PlistEdit } from '../edit/plistEdit.js';
import { defineMessages } from '../messages/message.js';
import { usageKey } from '../platform/usageDescriptions.js';
import type { PlistValue } from '../value/plistValue.js';
import { defineRule, type RuleDocs } from './rule.js';
import { fixTitles } from './shared/entryFixes.js';
import { isSentence, maxIdentifierLength } from './shared/identifierText.js';

export const sentenceAsIdentifierDocs: RuleDocs = {
	what: 'A sentence as `CFBundleIdentifier`, usually the usage description in the wrong row of the property list editor.',
	why: 'The system, the signature, and the host app identify the bundle by its identifier. They do not find a bundle whose identifier is a sentence. It is an error if the sentence has more than 63 characters, because OSKext then also rejects the bundle.',
	otherSeverities: {
		error: 'for more than 63 characters, where OSKext rejects the bundle, too.',
	},
	fix: 'Use `$(PRODUCT_BUNDLE_IDENTIFIER)`, and move the sentence to the usage description.',
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
					"warning: 'This driver makes the widget appear as a keyboard.' is a sentence, not an identifier. The system does not find the bundle.",
				],
				fixes: ["Change to '$(PRODUCT_BUNDLE_IDENTIFIER)'"],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|Filters the traffic of this Mac.|]</string>\n<key>NSSystemExtensionUsageDescription</key>\n<string>Filter</string>',
				kind: 'systemExtension',
				findings: [
					"warning: 'Filters the traffic of this Mac.' is a sentence, not an identifier. The system does not find the bundle.",
				],
				fixes: ["Change to '$(PRODUCT_BUNDLE_IDENTIFIER)'"],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|This driver makes the widget appear as a keyboard and as a mouse.|]</string>\n<key>OSBundleUsageDescription</key>\n<string>Drives the widget.</string>',
				findings: [
					"error: 'This driver makes the widget app…r as a keyboard and as a mouse.' is a sentence, not an identifier. The system does not find the bundle.",
				],
				fixes: ["Change to '$(PRODUCT_BUNDLE_IDENTIFIER)'"],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|This driver makes the widget appear as a keyboard.|]</string>\n<key>CFBundleName</key>\n<string>Widget</string>',
				fixed:
					'<key>CFBundleIdentifier</key>\n<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>\n<key>CFBundleName</key>\n<string>Widget</string>\n<key>OSBundleUsageDescription</key>\n<string>This driver makes the widget appear as a keyboard.</string>',
				kind: 'dext',
				findings: [
					"warning: 'This driver makes the widget appear as a keyboard.' is a sentence, not an identifier. The system does not find the bundle.",
				],
				fixes: ["Change to '$(PRODUCT_BUNDLE_IDENTIFIER)'"],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|Makes the widget a keyboard.|]</string>\n<key>CFBundlePackageType</key>\n<string>KEXT</string>\n<key>CFBundleVersion</key>\n<string>1.0</string>',
				kind: 'kext',
				form: 'built',
				findings: [
					"warning: 'Makes the widget a keyboard.' is a sentence, not an identifier. The system does not find the bundle.",
				],
			},
		],
		good: [
			{ text: '<key>CFBundleIdentifier</key>\n<string>com.example.widget</string>' },
			{ text: '<key>CFBundleIdentifier</key>\n<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>' },
		],
	}),
};

const messages = defineMessages('sentence-as-identifier', {
	sentence: "'{text}' is a sentence, not an identifier. The system does not find the bundle.",
});

const identifier = '$(PRODUCT_BUNDLE_IDENTIFIER)';

export const sentenceAsIdentifier = defineRule({
	code: 'sentence-as-identifier',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext', 'systemExtension'],
	messages,
	visit: 'rootKey',
	keys: ['CFBundleIdentifier'],
	*check({ entry: { value } }, { plist }) {
		const { kind, form } = plist;
		const text = literalText(value, form);
		if (text === undefined || !isSentence(text)) return;
		const isRejected = text.length > maxIdentifierLength && kind !== 'systemExtension';
		yield {
			severity: isRejected ? 'error' : 'warning',
			at: atContent(value),
			message: messages.sentence({ text }),
			state: { value, text, usage: rootEntry(plist, usageKey(kind))?.value },
		};
	},
	fixes({ value, text, usage }, { plist }) {
		if (plist.form === 'built') return [];
		const moved = moveSentence(plist, usage, text);
		return [
			{
				title: fixTitles.change({ value: identifier }),
				edits: [{ kind: 'replaceContent', value, by: identifier }, ...moved],
				// Otherwise the sentence would be lost without a decision.
				preferred: moved.length > 0,
			},
		];
	},
});

/** The sentence becomes the usage description if that one is missing, empty, or a version. */
function moveSentence(
	{ root, kind }: PlistContents,
	usage: PlistValue | undefined,
	text: string,
): readonly PlistEdit[] {
	if (!usage) {
		const isShown = kind === 'dext' || kind === 'systemExtension';
		return root?.type === 'dict' && isShown
			? [{ kind: 'insertEntry', into: root, key: usageKey(kind), value: text }]
			: [];
	}
	return usage.type === 'string' && /^[\d.\s]*$/.test(usage.value)
		? [{ kind: 'replaceContent', value: usage, by: text }]
		: [];
}
