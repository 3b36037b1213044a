/** A package type that is not the type of this kind of bundle. */
import { atContent, atKey } from '../document/finding.js';
import { variantsOf } from '../document/rootEntries.js';
import { literalText } from '../document/unexpanded.js';
import { defineMessages, type Message } from '../messages/message.js';
import type { DocumentKind } from '../platform/documentKind.js';
import type { DictEntry, PlistValue } from '../value/plistValue.js';
import type { CheckContext } from './checkContext.js';
import { defineRule, type FoundWith, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { kextExample } from './shared/examplePersonality.js';

export const wrongPackageTypeDocs: RuleDocs = {
	what: 'A `CFBundlePackageType` of another kind of bundle: not `DEXT` in a dext, not `KEXT` in a kext, or not `SYSX` in another system extension. Also `KEXT` if a personality is for a dext.',
	why: 'OSKext accepts `KEXT` and `DEXT` only, and determines by the type whether the executable is kernel code. sysextd finds no extension, or none of a known category.',
	otherSeverities: {
		warning: 'in system extensions, and for a kext with keys of dexts.',
	},
	fix: 'Use the type, or `$(PRODUCT_BUNDLE_PACKAGE_TYPE)` in a source property list, which Xcode expands to the type of the product.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/cfbundlepackagetype',
		'IOKitUser OSKext.c:__OSKextProcessInfoDictionary',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundlePackageType</key>\n<string>[|SYSX|]</string>',
				fixed: '<key>CFBundlePackageType</key>\n<string>DEXT</string>',
				kind: 'dext',
				findings: [
					"error: 'SYSX' is not the type of a dext. The system doesn't recognize the bundle.",
				],
				fixes: ["Change to 'DEXT'", "Change to '$(PRODUCT_BUNDLE_PACKAGE_TYPE)'"],
			},
			{
				text: '<key>CFBundlePackageType</key>\n[|<string></string>|]',
				fixed: '<key>CFBundlePackageType</key>\n<string>DEXT</string>',
				kind: 'dext',
				findings: [
					"error: 'CFBundlePackageType' is empty. The system doesn't recognize the bundle.",
				],
				fixes: ["Change to 'DEXT'", "Change to '$(PRODUCT_BUNDLE_PACKAGE_TYPE)'"],
			},
			{
				text: '<key>CFBundlePackageType</key>\n<string>[|BNDL|]</string>',
				fixed: '<key>CFBundlePackageType</key>\n<string>KEXT</string>',
				kind: 'kext',
				findings: [
					"error: 'BNDL' is not the type of a kext. The system doesn't recognize the bundle.",
				],
				fixes: ["Change to 'KEXT'", "Change to '$(PRODUCT_BUNDLE_PACKAGE_TYPE)'"],
			},
			{
				text: '<key>CFBundlePackageType</key>\n<string>[|SYEX|]</string>',
				fixed: '<key>CFBundlePackageType</key>\n<string>SYSX</string>',
				kind: 'systemExtension',
				findings: [
					"warning: 'SYEX' is not the type of a system extension. The system doesn't recognize the bundle.",
				],
				fixes: ["Change to 'SYSX'", "Change to '$(PRODUCT_BUNDLE_PACKAGE_TYPE)'"],
			},
			{
				text: `<!-- driver-plist-disable wrong-kind-key -->\n<key>CFBundlePackageType</key>\n<string>[|KEXT|]</string>\n${kextExample({ IOUserServerName: 'com.example.widget' })}`,
				kind: 'kext',
				findings: [
					"warning: 'KEXT' is the type of a kext, but a personality has 'IOUserServerName', which is for dexts.",
				],
				fixes: ["Change to '$(PRODUCT_BUNDLE_PACKAGE_TYPE)'"],
			},
		],
		good: [
			{ text: '<key>CFBundlePackageType</key>\n<string>DEXT</string>', kind: 'dext' },
			{ text: '<key>CFBundlePackageType</key>\n<string>KEXT</string>', kind: 'codelessKext' },
			{
				text: '<key>CFBundlePackageType</key>\n<string>$(PRODUCT_BUNDLE_PACKAGE_TYPE)</string>',
				kind: 'dext',
			},
			{ text: '<key>CFBundlePackageType</key>\n<string>SYSX</string>', kind: 'systemExtension' },
		],
	}),
};

const messages = defineMessages('wrong-package-type', {
	empty: "'CFBundlePackageType' is empty. The system doesn't recognize the bundle.",
	notOfDext: "'{type}' is not the type of a dext. The system doesn't recognize the bundle.",
	notOfKext: "'{type}' is not the type of a kext. The system doesn't recognize the bundle.",
	notOfSystemExtension:
		"'{type}' is not the type of a system extension. The system doesn't recognize the bundle.",
	kextWithDext: "'KEXT' is the type of a kext, but a personality has '{key}', which is for dexts.",
	forDexts: "'{key}' is for dexts.",
});

interface Expected {
	readonly type: string;
	readonly other: (parameters: { readonly type: string }) => Message;
}

const expectedIn: Readonly<Partial<Record<DocumentKind, Expected>>> = {
	dext: { type: 'DEXT', other: messages.notOfDext },
	kext: { type: 'KEXT', other: messages.notOfKext },
	codelessKext: { type: 'KEXT', other: messages.notOfKext },
	systemExtension: { type: 'SYSX', other: messages.notOfSystemExtension },
};

/** The value, and the type to change it to where that is known. */
interface WrongType {
	readonly value: PlistValue;
	readonly right: string | undefined;
}

export const wrongPackageType = defineRule({
	code: 'wrong-package-type',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext', 'systemExtension'],
	messages,
	visit: 'rootKey',
	keys: ['CFBundlePackageType'],
	*check({ entry: { value } }, context): Iterable<FoundWith<WrongType>> {
		const { kind, form, classification } = context.plist;
		// `contradictory-kind` asks which kind it is.
		if (classification.contenders.length > 0) return;
		const type = literalText(value, form)?.trim();
		const expected = expectedIn[kind];
		if (type === undefined || !expected) return;
		const at = atContent(value);
		if (type === expected.type) {
			const ofDext = type === 'KEXT' ? dextEntryIn(context) : undefined;
			if (!ofDext) return;
			const { key } = ofDext;
			yield {
				severity: 'warning',
				at,
				message: messages.kextWithDext({ key }),
				related: [{ at: atKey(ofDext), message: messages.forDexts({ key }) }],
				state: { value, right: undefined },
			};
		} else {
			yield {
				// What sysextd does with other types is not documented.
				severity: kind === 'systemExtension' ? 'warning' : 'error',
				at,
				message: type === '' ? messages.empty() : expected.other({ type }),
				state: { value, right: expected.type },
			};
		}
	},
	fixes: ({ value, right }, { plist: { form } }) => [
		...(right === undefined ? [] : [changeContentFix(value, right, true)]),
		...(form === 'source' ? [changeContentFix(value, '$(PRODUCT_BUNDLE_PACKAGE_TYPE)')] : []),
	],
});

/** The first entry of a personality that is for dexts only. In a bundle that links with the kernel, the entry is wrong. */
function dextEntryIn({ personalities, plist }: CheckContext): DictEntry | undefined {
	if (variantsOf(plist, 'OSBundleLibraries').length > 0) return undefined;
	for (const personality of personalities) {
		const entry = personality.get('IOUserServerName') ?? personality.get('IOUserClass');
		if (entry) return entry;
	}
	return undefined;
}
