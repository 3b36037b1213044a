/** A build variable that is nearly a build setting of Xcode. */
import { atContent } from '../document/finding.js';
import { defineMessages, type Message } from '../messages/message.js';
import { buildVariableModifiers, buildVariables } from '../platform/buildVariables.js';
import { nearestName } from '../text/spelling.js';
import { buildVariablesIn, textsBetween } from '../value/buildVariables.js';
import type { BuildVariable } from '../value/plistValue.js';
import { defineRule, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';

const settings = buildVariables.map(({ name }) => name);
const operators = buildVariableModifiers.map(({ name }) => name);

export const misspelledBuildSettingDocs: RuleDocs = {
	what: 'A `$(NAME)` or `$(NAME:operator)` whose name or operator differs by a letter or two, or by case, from one that Xcode has.',
	why: 'Xcode expands an undefined setting to nothing and ignores an unknown operator, both without a message. An identifier that becomes empty, or contains invalid characters, prevents the driver from being found. It is not an error, because a project may define its own settings.',
	fix: 'Use the name that Xcode has. Turn the rule off for a setting that your project defines.',
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
					"warning: Unknown build setting 'PRODUCT_BUNDLE_IDENTIFER'. Did you mean 'PRODUCT_BUNDLE_IDENTIFIER'? It expands to nothing unless the project defines it.",
				],
				fixes: ["Change to '$(PRODUCT_BUNDLE_IDENTIFIER)'"],
			},
			{
				text: `<key>CFBundleName</key>\n<string>[|my \${Product_Name:identifer}|]</string>`,
				fixed: `<key>CFBundleName</key>\n<string>my \${PRODUCT_NAME:identifier}</string>`,
				findings: [
					"warning: Unknown build setting 'Product_Name'. Did you mean 'PRODUCT_NAME'? It expands to nothing unless the project defines it.",
				],
				fixes: ["Change to 'my ${PRODUCT_NAME:identifier}'"],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|com.example.$(PRODUCT_NAME:rfc1034identifer)|]</string>',
				fixed:
					'<key>CFBundleIdentifier</key>\n<string>com.example.$(PRODUCT_NAME:rfc1034identifier)</string>',
				findings: [
					"warning: Unknown operator 'rfc1034identifer'. Did you mean 'rfc1034identifier'? Xcode ignores an unknown operator.",
				],
				fixes: ["Change to 'com.example.$(PRODUCT_NAME:rfc1034identifier)'"],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|$(TARGET_NAME).$(PRODUCT_NAM)E.$(TARGET_NAME.)a.$(TARGET_NAM)Ex|]</string>',
				fixed:
					'<key>CFBundleIdentifier</key>\n<string>$(TARGET_NAME).$(PRODUCT_NAME).$(TARGET_NAME).a.$(TARGET_NAME)Ex</string>',
				findings: [
					"warning: Unknown build setting 'PRODUCT_NAM'. Did you mean 'PRODUCT_NAME'? It expands to nothing unless the project defines it.",
				],
				fixes: ["Change to '$(TARGET_NAME).$(PRODUCT_NAME).$(TARGET_NAME).a.$(TARGET_NAME)Ex'"],
			},
			{
				text: '<key>CFBundleExecutable</key>\n<string>[|$(EXECUTABLE_NAME )|]</string>',
				fixed: '<key>CFBundleExecutable</key>\n<string>$(EXECUTABLE_NAME)</string>',
				findings: [
					"warning: Unknown build setting 'EXECUTABLE_NAME '. Did you mean 'EXECUTABLE_NAME'? It expands to nothing unless the project defines it.",
				],
				fixes: ["Change to '$(EXECUTABLE_NAME)'"],
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>[|$(CURRENT_PROJECT_VERSION;)|]</string>',
				fixed: '<key>CFBundleVersion</key>\n<string>$(CURRENT_PROJECT_VERSION)</string>',
				findings: [
					"warning: Unknown build setting 'CURRENT_PROJECT_VERSION;'. Did you mean 'CURRENT_PROJECT_VERSION'? It expands to nothing unless the project defines it.",
				],
				fixes: ["Change to '$(CURRENT_PROJECT_VERSION)'"],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|$(PRODUCT_BUNDLE:IDENTIFIER)|]</string>',
				fixed: '<key>CFBundleIdentifier</key>\n<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>',
				findings: [
					"warning: Unknown build setting 'PRODUCT_BUNDLE:IDENTIFIER'. Did you mean 'PRODUCT_BUNDLE_IDENTIFIER'? It expands to nothing unless the project defines it.",
				],
				fixes: ["Change to '$(PRODUCT_BUNDLE_IDENTIFIER)'"],
			},
		],
		good: [
			{ text: '<key>CFBundleName</key>\n<string>$(PROJECT_NAME)</string>' },
			{ text: '<key>CFBundleName</key>\n<string>$(PRODUCT_NAME:rfc1034identifier)</string>' },
			{ text: '<key>CFBundleName</key>\n<string>$(PRODUCT_NAME:default=Widget)</string>' },
			{ text: '<key>CFBundleName</key>\n<string>$(PRODUCT_NAME_SUFFIX)</string>' },
			{ text: '<key>CFBundleName</key>\n<string>@PRODUCT_BUNDLE_IDENTIFER@</string>' },
			{ text: '<key>CFBundleName</key>\n<string>$PRODUCT_BUNDLE_IDENTIFER</string>' },
			{
				text: '<!-- driver-plist-disable missing-key, missing-personalities, unexpanded-placeholder -->\n<key>CFBundleName</key>\n<string>$(PRODUCT_BUNDLE_IDENTIFER)</string>',
				kind: 'dext',
				form: 'built',
			},
		],
	}),
};

const messages = defineMessages('misspelled-build-setting', {
	operator:
		"Unknown operator '{operator}'. Did you mean '{suggestion}'? Xcode ignores an unknown operator.",
	setting:
		"Unknown build setting '{setting}'. Did you mean '{suggestion}'? It expands to nothing unless the project defines it.",
});

/** What is misspelled in a variable; `corrected` is all of it, with brackets. */
interface Misspelling {
	readonly corrected: string;
	readonly message: Message;
}

export const misspelledBuildSetting = defineRule({
	code: 'misspelled-build-setting',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext', 'systemExtension', 'hostApp', 'entitlements'],
	messages,
	visit: 'string',
	check(value, { plist }) {
		if (value.variables.length === 0 || plist.form === 'built') return undefined;
		for (const variable of value.variables) {
			const misspelling = misspellingOf(variable);
			if (misspelling) {
				return [{ at: atContent(value), message: misspelling.message, state: { value } }];
			}
		}
		return undefined;
	},
	fixes({ value }) {
		const variables = buildVariablesIn(value.value);
		const [first = '', ...texts] = textsBetween(value.value, variables);
		const corrected = variables.map((each, index) => withTextAfter(each, texts[index] ?? ''));
		return [changeContentFix(value, first + corrected.join(''), true)];
	},
});

/** A variable without a misspelling, and the text after it. With the end bracket at the right place: `$(PRODUCT_NAM)E`, `$(PRODUCT_NAME.)Widget`. */
function withTextAfter(variable: BuildVariable, text: string): string {
	const { name, modifier, written } = variable;
	const corrected = misspellingOf(variable)?.corrected;
	if (corrected === undefined) return written + text;
	const setting = modifier === undefined ? (nearestSetting(name) ?? name) : name;
	const outside = setting.startsWith(name) ? setting.slice(name.length) : '';
	const inside = name.startsWith(setting) ? name.slice(setting.length) : '';
	// Another word can begin with the same letter: `$(PRODUCT_NAM)Extension`.
	const isOutside = text.startsWith(outside) && !/^\w/.test(text.slice(outside.length));
	const after = isOutside ? text.slice(outside.length) : text;
	// What is before nothing, such as a dot, separates nothing.
	return corrected + (/^\w*$/.test(inside) || text === '' ? '' : inside) + after;
}

/** What is misspelled in a variable in brackets. Without them, `$PRICE` may be anything. */
function misspellingOf({ name, modifier = '', written }: BuildVariable): Misspelling | undefined {
	if (!/^\$[({]/.test(written)) return undefined;
	const joined = `${name}_${modifier}`;
	if (settings.includes(joined)) {
		const parameters = { setting: `${name}:${modifier}`, suggestion: joined };
		const corrected = written.replace(`${name}:${modifier}`, () => joined);
		return { corrected, message: messages.setting(parameters) };
	}
	const setting = nearestSetting(name);
	const operator = nearestName(modifier, operators);
	const message =
		setting !== undefined
			? messages.setting({ setting: name, suggestion: setting })
			: operator !== undefined
				? messages.operator({ operator: modifier, suggestion: operator })
				: undefined;
	if (!message) return undefined;
	const corrected = written
		.replace(name, setting ?? name)
		.replace(`:${modifier}`, `:${operator ?? modifier}`);
	return { corrected, message };
}

/** The setting that a name resembles, or has with signs or spaces in it, which are not parts of any. `bare-less-than` reports a `<`. */
function nearestSetting(name: string): string | undefined {
	const plain = name.replace(/[^\w<]/g, '');
	return plain !== name && settings.includes(plain) ? plain : nearestName(name, settings);
}
