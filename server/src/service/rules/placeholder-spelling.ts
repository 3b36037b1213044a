/** A build variable in a spelling that Xcode does not know. */
import { atContent, type Finding, message } from '../document/finding.js';
import { valueAt } from '../document/locate.js';
import { buildVariables } from '../platform/buildVariables.js';
import { valuesIn } from '../value/valuesIn.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';

const names: ReadonlySet<string> = new Set(buildVariables.map(({ name }) => name));
const otherSpelling = /%([A-Z][A-Z0-9_]*)%|\$[({]([A-Z][A-Z0-9_]*)$/g;

export const placeholderSpellingDocs: RuleDocs = {
	what: 'A variable of Xcode between percent signs, `%PRODUCT_NAME%`, or without its closing parenthesis: `$(PRODUCT_NAME`.',
	why: 'Xcode expands `$(NAME)`, also with braces or without brackets; anything else reaches the product as it is written. `@NAME@` is left alone, since a script or CMake may replace it.',
	fix: 'Write `$(NAME)`.',
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
					"warning: '%PRODUCT_BUNDLE_IDENTIFIER%' is not expanded by Xcode, as $(NAME) is: it reaches the product as it stands.",
				],
				fixes: ["Change to '$(PRODUCT_BUNDLE_IDENTIFIER)'"],
			},
			{
				text: '<key>CFBundleName</key>\n<string>[|$(PRODUCT_NAME|]</string>',
				fixed: '<key>CFBundleName</key>\n<string>$(PRODUCT_NAME)</string>',
				findings: [
					"warning: '$(PRODUCT_NAME' is not expanded by Xcode, as $(NAME) is: it reaches the product as it stands.",
				],
				fixes: ["Change to '$(PRODUCT_NAME)'"],
			},
		],
		good: [
			{ text: '<key>CFBundleName</key>\n<string>$(PRODUCT_NAME)</string>' },
			{ text: `<key>CFBundleName</key>\n<string>\${PRODUCT_NAME}</string>` },
			{ text: '<key>CFBundleName</key>\n<string>%WIDGET_NAME%</string>' },
			{ text: '<key>CFBundleName</key>\n<string>@PRODUCT_NAME@</string>' },
		],
	}),
};

export const placeholderSpelling = definePlistRule({
	code: 'placeholder-spelling',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext', 'systemExtension', 'hostApp', 'entitlements'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		if (plist.form === 'built') return;
		for (const value of valuesIn(plist.root)) {
			if (value.type !== 'string') continue;
			const found = [...value.value.matchAll(otherSpelling)].find(
				([, percent = '', open = '']) => names.has(percent) || names.has(open),
			)?.[0];
			if (found === undefined) continue;
			yield {
				at: atContent(value),
				message: message(
					"'{0}' is not expanded by Xcode, as $(NAME) is: it reaches the product as it stands.",
					found,
				),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const value = valueAt(plist.root, at.range);
		if (value?.type !== 'string') return [];
		const by = value.value.replace(otherSpelling, (whole, percent?: string, open?: string) => {
			const name = percent ?? open ?? '';
			return names.has(name) ? `$(${name})` : whole;
		});
		return [changeContentFix(value, by, true)];
	},
});
