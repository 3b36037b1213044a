/** A build variable in a spelling that Xcode does not expand. */
import { atContent } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';
import { unexpandedIn, withVariables } from './shared/unexpandedVariables.js';

export const placeholderSpellingDocs: RuleDocs = {
	what: 'An Xcode build variable between percent signs, `%PRODUCT_NAME%`, with another end, `$(PRODUCT_NAME}`, without an end or the first bracket, with two brackets or dollar signs, or in parentheses without a dollar sign.',
	why: 'Xcode expands `$(NAME)`, also with braces or without brackets. Any other spelling reaches the product unchanged. `@NAME@` is not reported, because a script or CMake may replace it.',
	fix: 'Use `$(NAME)`.',
	references: [
		'swift-build Sources/SWBMacro/MacroExpressionParsing.swift',
		'https://developer.apple.com/documentation/bundleresources/managing-your-app-s-information-property-list',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|%PRODUCT_BUNDLE_IDENTIFIER%|]</string>',
				fixed: '<key>CFBundleIdentifier</key>\n<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>',
				findings: [
					"warning: Xcode does not expand '%PRODUCT_BUNDLE_IDENTIFIER%'. The text reaches the product unchanged.",
				],
				fixes: ["Change to '$(PRODUCT_BUNDLE_IDENTIFIER)'"],
			},
			{
				text: '<key>CFBundleName</key>\n<string>[|$(PRODUCT_NAME|]</string>',
				fixed: '<key>CFBundleName</key>\n<string>$(PRODUCT_NAME)</string>',
				findings: [
					"warning: Xcode does not expand '$(PRODUCT_NAME'. The text reaches the product unchanged.",
				],
				fixes: ["Change to '$(PRODUCT_NAME)'"],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|$(PRODUCT_BUNDLE_IDENTIFIER}|]</string>',
				fixed: '<key>CFBundleIdentifier</key>\n<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>',
				findings: [
					"warning: Xcode does not expand '$(PRODUCT_BUNDLE_IDENTIFIER}'. The text reaches the product unchanged.",
				],
				fixes: ["Change to '$(PRODUCT_BUNDLE_IDENTIFIER)'"],
			},
			{
				text: dextExample({ IOUserServerName: '[|(PRODUCT_BUNDLE_IDENTIFIER)|]' }),
				fixed: dextExample({ IOUserServerName: '$(PRODUCT_BUNDLE_IDENTIFIER)' }),
				findings: [
					"warning: Xcode does not expand '(PRODUCT_BUNDLE_IDENTIFIER)'. The text reaches the product unchanged.",
				],
				fixes: ["Change to '$(PRODUCT_BUNDLE_IDENTIFIER)'"],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|com.example.(PRODUCT_NAME)|]</string>',
				fixed: '<key>CFBundleIdentifier</key>\n<string>com.example.$(PRODUCT_NAME)</string>',
				findings: [
					"warning: Xcode does not expand '(PRODUCT_NAME)'. The text reaches the product unchanged.",
				],
				fixes: ["Change to 'com.example.$(PRODUCT_NAME)'"],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|$(PRODUCT_BUNDLE_IDENTIFIER.widget|]</string>',
				fixed:
					'<key>CFBundleIdentifier</key>\n<string>$(PRODUCT_BUNDLE_IDENTIFIER).widget</string>',
				findings: [
					"warning: Xcode does not expand '$(PRODUCT_BUNDLE_IDENTIFIER'. The text reaches the product unchanged.",
				],
				fixes: ["Change to '$(PRODUCT_BUNDLE_IDENTIFIER).widget'"],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|$PRODUCT_BUNDLE_IDENTIFIER).widget|]</string>',
				fixed:
					'<key>CFBundleIdentifier</key>\n<string>$(PRODUCT_BUNDLE_IDENTIFIER).widget</string>',
				findings: [
					"warning: '$PRODUCT_BUNDLE_IDENTIFIER)' has no opening bracket. Xcode expands the name, and the bracket reaches the product.",
				],
				fixes: ["Change to '$(PRODUCT_BUNDLE_IDENTIFIER).widget'"],
			},
			{
				text: '<key>CFBundleName</key>\n<string>[|$$(PRODUCT_NAME)|]</string>',
				fixed: '<key>CFBundleName</key>\n<string>$(PRODUCT_NAME)</string>',
				findings: [
					"warning: Xcode does not expand '$$(PRODUCT_NAME)'. The text reaches the product unchanged.",
				],
				fixes: ["Change to '$(PRODUCT_NAME)'"],
			},
			{
				text: '<key>CFBundleName</key>\n<string>[|$((PRODUCT_NAME)|]</string>',
				fixed: '<key>CFBundleName</key>\n<string>$(PRODUCT_NAME)</string>',
				findings: [
					"warning: Xcode does not expand '$((PRODUCT_NAME)'. The text reaches the product unchanged.",
				],
				fixes: ["Change to '$(PRODUCT_NAME)'"],
			},
			{
				text: '<key>CFBundleName</key>\n<string>[|4(PRODUCT_NAME)|]</string>',
				fixed: '<key>CFBundleName</key>\n<string>$(PRODUCT_NAME)</string>',
				findings: [
					"warning: Xcode does not expand '4(PRODUCT_NAME)'. The text reaches the product unchanged.",
				],
				fixes: ["Change to '$(PRODUCT_NAME)'"],
			},
			{
				text: '<key>CFBundleName</key>\n<string>[|%WIDGET% $(PRODUCT_NAME|]</string>',
				fixed: '<key>CFBundleName</key>\n<string>%WIDGET% $(PRODUCT_NAME)</string>',
				findings: [
					"warning: Xcode does not expand '$(PRODUCT_NAME'. The text reaches the product unchanged.",
				],
				fixes: ["Change to '%WIDGET% $(PRODUCT_NAME)'"],
			},
		],
		good: [
			{ text: '<key>CFBundleName</key>\n<string>$(PRODUCT_NAME)</string>' },
			{ text: `<key>CFBundleName</key>\n<string>\${PRODUCT_NAME}</string>` },
			{ text: '<key>CFBundleName</key>\n<string>%WIDGET_NAME%</string>' },
			{ text: '<key>CFBundleName</key>\n<string>(Widget of $PRODUCT_NAME)</string>' },
			{ text: '<key>CFBundleName</key>\n<string>$(PRODUCT_NAME_SHORT) A</string>' },
			{ text: '<key>CFBundleName</key>\n<string>$(PRODUCT_NAME:lower) $(PRODUCT_NAME)</string>' },
			{ text: '<key>CFBundleName</key>\n<string>Widget (PRODUCT_NAME)</string>' },
			{ text: '<key>CFBundleName</key>\n<string>@PRODUCT_NAME@</string>' },
			{
				text: '<!-- driver-plist-disable missing-key, missing-personalities, unexpanded-placeholder -->\n<key>CFBundleName</key>\n<string>%PRODUCT_NAME%</string>',
				kind: 'dext',
				form: 'built',
			},
		],
	}),
};

const messages = defineMessages('placeholder-spelling', {
	stray:
		"'{written}' has no opening bracket. Xcode expands the name, and the bracket reaches the product.",
	unexpanded: "Xcode does not expand '{written}'. The text reaches the product unchanged.",
});

export const placeholderSpelling = defineRule({
	code: 'placeholder-spelling',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext', 'systemExtension', 'hostApp', 'entitlements'],
	messages,
	visit: 'string',
	check(value, { plist }) {
		if (plist.form === 'built') return undefined;
		const found = unexpandedIn(value.value);
		if (!found) return undefined;
		const { written, isStray } = found;
		const message = isStray ? messages.stray({ written }) : messages.unexpanded({ written });
		return [{ at: atContent(value), message, state: value }];
	},
	fixes(value) {
		return [changeContentFix(value, withVariables(value.value), true)];
	},
});
