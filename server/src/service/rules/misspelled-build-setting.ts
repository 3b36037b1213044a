/** A build variable that is nearly a build setting of Xcode. */
import { atContent, type Finding, type Message, message } from '../document/finding.js';
import { valueAt } from '../document/locate.js';
import { buildVariableModifiers, buildVariables } from '../platform/buildVariables.js';
import { nearestName } from '../text/spelling.js';
import type { Str } from '../value/plistValue.js';
import { valuesIn } from '../value/valuesIn.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';

const settings = buildVariables.map(({ name }) => name);
const operators = buildVariableModifiers.map(({ name }) => name);

export const misspelledBuildSettingDocs: RuleDocs = {
	what: 'A `$(NAME)` or `$(NAME:operator)` whose name or operator differs by a letter or two, or by case, from one that Xcode has.',
	why: 'Xcode puts nothing in the place of a setting that nobody has defined, and leaves out an operator it does not know, in both cases without a message. An identifier that ends up empty or with characters that identifiers may not have keeps the driver from being found. A project may define settings of its own, which is why this is no error.',
	fix: 'Write the name as Xcode does; or turn the rule off for a setting that your project does define.',
	references: [
		'swift-build Sources/SWBMacro/MacroEvaluationProgram.swift:evalNamedMacro',
		'swift-build Sources/SWBMacro/MacroNamespace.swift:foundRetrievalOperator',
		'https://developer.apple.com/documentation/xcode/build-settings-reference',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|$(PRODUCT_BUNDLE_IDENTIFER)|]</string>',
				fixed: '<key>CFBundleIdentifier</key>\n<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>',
				findings: [
					"warning: 'PRODUCT_BUNDLE_IDENTIFER' is not a build setting of Xcode; 'PRODUCT_BUNDLE_IDENTIFIER' is. Unless the project defines it, Xcode puts nothing in its place.",
				],
				fixes: ["Change to '$(PRODUCT_BUNDLE_IDENTIFIER)'"],
			},
			{
				text: `<key>CFBundleName</key>\n<string>[|my \${Product_Name:identifer}|]</string>`,
				fixed: `<key>CFBundleName</key>\n<string>my \${PRODUCT_NAME:identifier}</string>`,
				findings: [
					"warning: 'Product_Name' is not a build setting of Xcode; 'PRODUCT_NAME' is. Unless the project defines it, Xcode puts nothing in its place.",
				],
				fixes: ["Change to 'my ${PRODUCT_NAME:identifier}'"],
			},
		],
		good: [
			{ text: '<key>CFBundleName</key>\n<string>$(PROJECT_NAME)</string>' },
			{ text: '<key>CFBundleName</key>\n<string>$(PRODUCT_NAME:rfc1034identifier)</string>' },
			{ text: '<key>CFBundleName</key>\n<string>$(PRODUCT_NAME:default=Widget)</string>' },
			{ text: '<key>CFBundleName</key>\n<string>$(PRODUCT_NAME_SUFFIX)</string>' },
			{ text: '<key>CFBundleName</key>\n<string>@PRODUCT_NAMES@</string>' },
			{ text: '<key>CFBundleName</key>\n<string>$TARGET_NAMED</string>' },
		],
	}),
};

export const misspelledBuildSetting = definePlistRule({
	code: 'misspelled-build-setting',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext', 'systemExtension', 'hostApp', 'entitlements'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		if (plist.form === 'built') return;
		for (const value of valuesIn(plist.root)) {
			if (value.type !== 'string') continue;
			const [slip] = slipsIn(value);
			if (slip) yield { at: atContent(value), message: slip.message };
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const value = valueAt(plist.root, at.range);
		if (value?.type !== 'string') return [];
		const by = slipsIn(value).reduce(
			(text, { written, meant }) => text.replaceAll(written, meant),
			value.value,
		);
		return [changeContentFix(value, by, true)];
	},
});

/** A variable with a misspelt name or operator; `written` and `meant` are the whole of it, brackets included. */
interface Slip {
	readonly written: string;
	readonly meant: string;
	readonly message: Message;
}

/** What is misspelt in a string; only between brackets, for `$PRICE` may be anything. */
function slipsIn({ variables }: Str): readonly Slip[] {
	return variables.flatMap(({ name, modifier = '', written }) => {
		if (!/^\$[({]/.test(written)) return [];
		const setting = nearestName(name, settings);
		const operator = nearestName(modifier, operators);
		if (setting === undefined && operator === undefined) return [];
		return {
			written,
			meant: written
				.replace(name, setting ?? name)
				.replace(`:${modifier}`, `:${operator ?? modifier}`),
			message:
				setting === undefined
					? message(
							"'{0}' is not an operator of Xcode; '{1}' is. Xcode leaves it out and takes the setting as it is.",
							modifier,
							operator ?? '',
						)
					: message(
							"'{0}' is not a build setting of Xcode; '{1}' is. Unless the project defines it, Xcode puts nothing in its place.",
							name,
							setting,
						),
		};
	});
}
