/** A package type that is not the type of this kind of bundle. */
import { isRemovedByBuild } from '../document/addedByBuild.js';
import type { DocumentForm, PlistContents } from '../document/driverPlist.js';
import { atContent, atKey } from '../document/finding.js';
import { variantsOf } from '../document/rootEntries.js';
import { canBecome, literalText } from '../document/unexpanded.js';
import { defineMessages, type Message } from '../messages/message.js';
import type { DocumentKind } from '../platform/documentKind.js';
import { removedKey } from '../schema/missingInSource.js';
import type { Dict, DictEntry, PlistValue } from '../value/plistValue.js';
import type { CheckContext } from './checkContext.js';
import { defineRule, type FoundWith, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { kextExample } from './shared/examplePersonality.js';

const endpointSecurity =
	'<key>NSEndpointSecurityMachServiceName</key>\n<string>$(TeamIdentifierPrefix)com.example.widget</string>\n<key>NSSystemExtensionUsageDescription</key>\n<string>Watches the widget.</string>';

export const wrongPackageTypeDocs: RuleDocs = {
	what: 'A `CFBundlePackageType` of another kind of bundle: not `DEXT` in a dext, not `KEXT` in a kext, or not `SYSX` in another system extension. Also `KEXT` if a personality is for a dext, and `APPL` if all else is that of a system extension.',
	why: 'OSKext accepts `KEXT` and `DEXT` only, and determines by the type whether the executable is kernel code. sysextd finds no extension, or none of a known category.',
	otherSeverities: {
		warning: 'in system extensions, and for a kext with keys of dexts.',
		information: 'for an app with the keys of a system extension.',
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
			{
				text: `<key>CFBundlePackageType</key>\n<string>[|DEXT|]</string>\n${endpointSecurity}`,
				fixed: `<key>CFBundlePackageType</key>\n<string>SYSX</string>\n${endpointSecurity}`,
				recognized: true,
				findings: [
					"warning: 'DEXT' is not the type of a system extension. The system doesn't recognize the bundle.",
				],
				fixes: ["Change to 'SYSX'", "Change to '$(PRODUCT_BUNDLE_PACKAGE_TYPE)'"],
			},
			{
				text: `<!-- driver-plist-disable wrong-kind-key -->\n<key>CFBundlePackageType</key>\n<string>[|APPL|]</string>\n${endpointSecurity}`,
				recognized: true,
				findings: [
					"information: 'APPL' is the type of an app, but 'NSEndpointSecurityMachServiceName' is for system extensions.",
				],
				fixes: ["Change to 'SYSX'"],
			},
			{
				text: `<key>CFBundlePackageType</key>\n<string>[|SYSX|]</string>\n${kextExample()}\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>20.0</string>\n</dict>`,
				recognized: true,
				findings: [
					"error: 'SYSX' is not the type of a kext. The system doesn't recognize the bundle.",
				],
				fixes: ["Change to 'KEXT'", "Change to '$(PRODUCT_BUNDLE_PACKAGE_TYPE)'"],
			},
			{
				text: '<key>CFBundlePackageType</key>\n<string>[|$(PRODUCT_BUNDLE_PACKAGE_TYPE);|]</string>',
				kind: 'dext',
				fixed: '<key>CFBundlePackageType</key>\n<string>$(PRODUCT_BUNDLE_PACKAGE_TYPE)</string>',
				findings: [
					"error: '$(PRODUCT_BUNDLE_PACKAGE_TYPE);' is not the type of a dext. The system doesn't recognize the bundle.",
				],
				fixes: ["Change to '$(PRODUCT_BUNDLE_PACKAGE_TYPE)'", "Change to 'DEXT'"],
			},
		],
		good: [
			{
				text: `<!-- driver-plist-disable wrong-kind-key -->\n<key>CFBundlePackageType</key>\n<string>APPL</string>\n<key>NSPrincipalClass</key>\n<string>NSApplication</string>\n${endpointSecurity}`,
				recognized: true,
			},
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
	unknown: "The system doesn't recognize the bundle.",
	notOfDext: "'{type}' is not the type of a dext. The system doesn't recognize the bundle.",
	notOfKext: "'{type}' is not the type of a kext. The system doesn't recognize the bundle.",
	notOfSystemExtension:
		"'{type}' is not the type of a system extension. The system doesn't recognize the bundle.",
	kextWithDext: "'KEXT' is the type of a kext, but a personality has '{key}', which is for dexts.",
	forDexts: "'{key}' is for dexts.",
	appWithExtension: "'APPL' is the type of an app, but '{key}' is for system extensions.",
	forExtensions: "'{key}' is for system extensions.",
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
	/** Whether the change is a decision: the bundle may be intended as another kind. */
	readonly isQuestion?: boolean;
	/** The kind that the bundle is recognized as after the change, if it is another one. */
	readonly becomes?: DocumentKind;
}

/** A text with variables that does not become the type, whatever they are. */
function impossibleText(
	value: PlistValue,
	expected: Expected | undefined,
	form: DocumentForm,
): string | undefined {
	if (value.type !== 'string' || !expected || value.variables.length === 0) return undefined;
	return canBecome(value.value, expected.type, form) ? undefined : value.value;
}

export const wrongPackageType = defineRule({
	code: 'wrong-package-type',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext', 'systemExtension', 'hostApp'],
	replacesMoreSevere: true,
	messages,
	visit: 'rootKey',
	keys: ['CFBundlePackageType'],
	*check({ entry: { value } }, context): Iterable<FoundWith<WrongType>> {
		const { kind, form, classification } = context.plist;
		// `contradictory-kind` asks which kind it is.
		if (classification.contenders.length > 0) return;
		const expected = expectedIn[kind];
		const type = literalText(value, form)?.trim() ?? impossibleText(value, expected, form);
		if (type === undefined) return;
		if (type !== expected?.type) {
			if (expected) yield unexpectedType(value, type, context.plist, expected);
			else if (type === 'APPL') yield* extensionAsApp(value, context);
			return;
		}
		const ofDext = type === 'KEXT' ? dextEntryIn(context) : undefined;
		if (!ofDext) return;
		const { key } = ofDext;
		yield {
			severity: 'warning',
			at: atContent(value),
			message: messages.kextWithDext({ key }),
			related: [{ at: atKey(ofDext), message: messages.forDexts({ key }) }],
			state: { value, right: undefined },
		};
	},
	fixes({ value, right, isQuestion = false, becomes }, { plist: { form } }) {
		const fixes = [];
		const isWritten = value.type === 'string' && value.value.includes(variable);
		if (right !== undefined) {
			const isCertain = !isQuestion && !isWritten && !isElsewhere(right, value);
			const fix = changeContentFix(value, right, isCertain);
			fixes.push({ ...fix, ...(becomes && { becomes }) });
		}
		if (form === 'source' && !becomes) {
			const fix = changeContentFix(value, variable, isWritten);
			// What is around the variable is wrong.
			if (isWritten) fixes.unshift(fix);
			else fixes.push(fix);
		}
		return fixes;
	},
});

/** Whether another entry has the type as its value, also as a variable, so that the two values can be exchanged. */
function isElsewhere(type: string, { entry: own }: PlistValue): boolean {
	const entries = own?.dict.entries ?? [];
	return entries.some(({ value }) => {
		if (value === own?.value || value.type !== 'string') return false;
		return value.value.trim().toUpperCase() === type || value.value.includes(variable);
	});
}

const variable = '$(PRODUCT_BUNDLE_PACKAGE_TYPE)';

function unexpectedType(
	value: PlistValue,
	type: string,
	plist: PlistContents,
	expected: Expected,
): FoundWith<WrongType> {
	const { kind } = plist;
	// A kext that is declared as a system extension may be intended as a dext.
	const isQuestion = type === 'SYSX' && kind !== 'dext';
	return {
		// What sysextd does with other types is not documented.
		severity: kind === 'systemExtension' ? 'warning' : 'error',
		at: atContent(value),
		message: type === '' ? messages.empty() : expected.other({ type }),
		...(isRemovedByBuild(plist, value) && removedKey(plist, value, messages.unknown())),
		state: { value, right: expected.type, isQuestion },
	};
}

/** The type of an app, where nothing else suggests one, and all of a system extension is there. */
function* extensionAsApp(
	value: PlistValue,
	{ plist: { root, classification } }: CheckContext,
): Iterable<FoundWith<WrongType>> {
	const { heaviest, reasons } = classification;
	if (reasons.length > 1 || heaviest?.entry?.value !== value) return;
	if (root?.type !== 'dict') return;
	if (appKeys.some((key) => root.get(key))) return;
	const entry = root.get('NSSystemExtensionUsageDescription') && extensionEntryIn(root);
	if (!entry) return;
	const { key } = entry;
	yield {
		severity: 'information',
		at: atContent(value),
		message: messages.appWithExtension({ key }),
		related: [{ at: atKey(entry), message: messages.forExtensions({ key }) }],
		state: { value, right: 'SYSX', isQuestion: true, becomes: 'systemExtension' },
	};
}

/** Keys that extensions do not have, in addition to those from which the kind follows. */
const appKeys = ['CFBundleIconFile', 'CFBundleIconName', 'LSUIElement', 'NSPrincipalClass'];

/** The entry without which the system extension has no category; apps repeat names of services, but not this. */
function extensionEntryIn(root: Dict): DictEntry | undefined {
	const network = root.get('NetworkExtension')?.value;
	return (
		root.get('CMIOExtension') ??
		root.get('NSEndpointSecurityMachServiceName') ??
		root.get('NSEndpointSecurityEarlyBoot') ??
		(network?.type === 'dict' ? network.get('NEProviderClasses') : undefined)
	);
}

/** The first entry of a personality that is for dexts only. In a bundle that links with the kernel, the entry is wrong. */
function dextEntryIn({ personalities, plist }: CheckContext): DictEntry | undefined {
	if (variantsOf(plist, 'OSBundleLibraries').length > 0) return undefined;
	for (const personality of personalities) {
		const entry = personality.get('IOUserServerName') ?? personality.get('IOUserClass');
		if (entry) return entry;
	}
	return undefined;
}
