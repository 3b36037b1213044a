/** A placeholder of a template that no build has replaced. */
import { atContent, message, type Severity } from '../document/finding.js';
import { isVitalName } from '../platform/nameKeys.js';
import type { Str } from '../value/plistValue.js';
import { templateToken } from '../value/tokens.js';
import { valuesIn } from '../value/valuesIn.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';

export const unexpandedPlaceholderDocs: RuleDocs = {
	what: 'A build variable such as `$(PRODUCT_BUNDLE_IDENTIFIER)`, or a placeholder such as `###VERSION###`, in the Info.plist of a built bundle.',
	why: 'Xcode replaces variables while it copies the plist into the product; nothing does later. The system takes the text as it stands: an identifier, class or version of that name does not exist. An error where Xcode has written the plist and the value is looked up by name; advice for tokens of scripts in a folder that may still be a source.',
	fix: 'Build the bundle anew with a value for the variable, or write the value into the plist.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/managing-your-app-s-information-property-list',
		'xnu OSKext.cpp:setInfoDictionaryAndPath',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.example.widget</string>\n<key>CFBundleName</key>\n<string>[|$(PRODUCT_NAME)|]</string>\n<key>CFBundlePackageType</key>\n<string>KEXT</string>\n<key>CFBundleVersion</key>\n<string>[|###VERSION###|]</string>',
				kind: 'kext',
				form: 'built',
				findings: [
					"warning: '$(PRODUCT_NAME)' is a placeholder that no build has replaced: the system takes it as it stands.",
					"information: '###VERSION###' is a placeholder that no build has replaced: the system takes it as it stands.",
				],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|$(PRODUCT_BUNDLE_IDENTIFIER)|]</string>\n<key>CFBundlePackageType</key>\n<string>KEXT</string>\n<key>CFBundleVersion</key>\n<string>1.0</string>\n<key>DTXcodeBuild</key>\n<string>15A240d</string>',
				kind: 'codelessKext',
				form: 'built',
				findings: [
					"error: '$(PRODUCT_BUNDLE_IDENTIFIER)' is a placeholder that no build has replaced: the system takes it as it stands.",
				],
			},
		],
		good: [
			{ text: '<key>CFBundleName</key>\n<string>$(PRODUCT_NAME)</string>' },
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.example.widget</string>\n<key>CFBundlePackageType</key>\n<string>KEXT</string>\n<key>CFBundleVersion</key>\n<string>1.0</string>\n<key>NSHumanReadableCopyright</key>\n<string>100% mine, for $5 or me@example.com</string>',
				kind: 'kext',
				form: 'built',
			},
		],
	}),
};

export const unexpandedPlaceholder = definePlistRule({
	code: 'unexpanded-placeholder',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext', 'systemExtension'],
	*check({ plist: { root, form } }: RuleContext): Iterable<RuleFinding> {
		if (root?.type !== 'dict' || form !== 'built') return;
		const isOfXcode = root.get('DTXcodeBuild') ?? root.get('BuildMachineOSBuild');
		for (const value of valuesIn(root)) {
			if (value.type !== 'string') continue;
			const placeholder = placeholderIn(value);
			if (placeholder === undefined) continue;
			yield {
				severity: levelOf(placeholder, value, isOfXcode !== undefined),
				at: atContent(value),
				message: message(
					"'{0}' is a placeholder that no build has replaced: the system takes it as it stands.",
					placeholder,
				),
			};
		}
	},
});

/** Without a stamp of Xcode the folder may be one of the sources, and a script has yet to come. */
function levelOf(placeholder: string, { entry }: Str, isOfXcode: boolean): Severity {
	if (!isOfXcode) return placeholder.startsWith('$') ? 'warning' : 'information';
	return entry && isVitalName(entry.key) ? 'error' : 'warning';
}

/** `$NAME` and `@NAME@` are placeholders only where the whole value is one: elsewhere they are prices and addresses. */
function placeholderIn({ value }: Str): string | undefined {
	return (
		/\$\([A-Za-z_][^()]{0,99}\)|\$\{[A-Za-z_][^{}]{0,99}\}/.exec(value)?.[0] ??
		/^(?:@[A-Z][A-Z0-9_]*@|\$[A-Z_][A-Z0-9_]*)$/.exec(value)?.[0] ??
		templateToken.exec(value)?.[0].slice(0, 60)
	);
}
