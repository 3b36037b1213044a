/** A placeholder of a template that the build has not replaced. */
import { atContent, type Severity } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { isVitalName } from '../platform/nameKeys.js';
import type { Dict, Str } from '../value/plistValue.js';
import { templateToken } from '../value/tokens.js';
import { defineRule, type RuleDocs } from './rule.js';

export const unexpandedPlaceholderDocs: RuleDocs = {
	what: 'A build variable such as `$(PRODUCT_BUNDLE_IDENTIFIER)`, or a placeholder such as `###VERSION###`, in the Info.plist of a built bundle.',
	why: 'Xcode replaces variables when it copies the property list into the product. Nothing replaces them later. The system uses the text as it is, and no identifier, class, or version has this name. It is an error if Xcode has written the property list and the system looks the value up by name, and information for placeholders of scripts in a folder that may contain sources.',
	otherSeverities: {
		error: 'in a file that Xcode has written, for a name that the system looks up.',
		information: 'for placeholders of scripts in a file that Xcode has not written.',
	},
	fix: 'Build the bundle again with a value for the variable, or write the value into the property list.',
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
					"warning: Unexpanded placeholder '$(PRODUCT_NAME)' in a built bundle. The system uses the text as it is.",
					"information: Unexpanded placeholder '###VERSION###' in a built bundle. The system uses the text as it is.",
				],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|$(PRODUCT_BUNDLE_IDENTIFIER)|]</string>\n<key>CFBundlePackageType</key>\n<string>KEXT</string>\n<key>CFBundleVersion</key>\n<string>1.0</string>\n<key>DTXcodeBuild</key>\n<string>15A240d</string>',
				kind: 'kext',
				form: 'built',
				findings: [
					"error: Unexpanded placeholder '$(PRODUCT_BUNDLE_IDENTIFIER)' in a built bundle. The system uses the text as it is.",
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

const messages = defineMessages('unexpanded-placeholder', {
	unexpanded:
		"Unexpanded placeholder '{placeholder}' in a built bundle. The system uses the text as it is.",
});

export const unexpandedPlaceholder = defineRule({
	code: 'unexpanded-placeholder',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext', 'systemExtension'],
	messages,
	visit: 'string',
	check(value, { plist }) {
		const { form, root } = plist;
		if (form !== 'built' || root?.type !== 'dict') return undefined;
		const placeholder = placeholderIn(value.value);
		if (placeholder === undefined) return undefined;
		return [
			{
				severity: severityOf(placeholder, value, root),
				at: atContent(value),
				message: messages.unexpanded({ placeholder }),
			},
		];
	},
});

/** Without a key that Xcode adds, the folder may contain sources, and a script may still replace the placeholder. */
function severityOf(placeholder: string, { entry }: Str, root: Dict): Severity {
	const isFromXcode = root.get('DTXcodeBuild') ?? root.get('BuildMachineOSBuild');
	if (!isFromXcode) return placeholder.startsWith('$') ? 'warning' : 'information';
	return entry && isVitalName(entry.key) ? 'error' : 'warning';
}

/** A character that occurs in every placeholder, and in few other texts. */
const mayBePlaceholder = /[$@#%{<]|__/;

/** `$NAME` and `@NAME@` are placeholders only if they are the whole value. Elsewhere they are prices and addresses. */
function placeholderIn(text: string): string | undefined {
	const found = mayBePlaceholder.test(text)
		? (/\$\([A-Za-z_][^()]{0,99}\)|\$\{[A-Za-z_][^{}]{0,99}\}/.exec(text) ??
			/^(?:@[A-Z][A-Z0-9_]*@|\$[A-Z_][A-Z0-9_]*)$/.exec(text) ??
			templateToken.exec(text))
		: undefined;
	return found?.[0];
}
