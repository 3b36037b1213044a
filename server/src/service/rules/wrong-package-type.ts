/** A package type that is not the one of this kind of bundle. */

import { atContent, atKey, type Finding, message, type Severity } from '../document/finding.js';
import { rootEntry, rootText } from '../document/rootEntries.js';
import { type DocumentKind, kindName } from '../platform/documentKind.js';
import { descriptionsOf } from '../schema/describe.js';
import { shown } from '../schema/wording.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';

export const wrongPackageTypeDocs: RuleDocs = {
	what: 'A `CFBundlePackageType` of another kind of bundle: anything but `DEXT` in a driver extension, `KEXT` in a kernel extension, `SYSX` in another system extension; also `KEXT` beside personalities that start a dext.',
	why: 'OSKext takes `KEXT` and `DEXT` only, and decides by it whether the executable is code of the kernel. sysextd finds no extension, or none of a known category.',
	fix: 'Write `$(PRODUCT_BUNDLE_PACKAGE_TYPE)` in a source plist, which Xcode expands by the product, or the type itself.',
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
					"error: 'SYSX' is not the type of a dext, which is 'DEXT': the system does not find the bundle.",
				],
				fixes: ["Change to 'DEXT'", "Change to '$(PRODUCT_BUNDLE_PACKAGE_TYPE)'"],
			},
			{
				text: '<key>CFBundlePackageType</key>\n[|<string></string>|]',
				fixed: '<key>CFBundlePackageType</key>\n<string>DEXT</string>',
				kind: 'dext',
				findings: [
					"error: CFBundlePackageType is empty; of a dext it is 'DEXT': the system does not find the bundle.",
				],
				fixes: ["Change to 'DEXT'", "Change to '$(PRODUCT_BUNDLE_PACKAGE_TYPE)'"],
			},
			{
				text: '<key>CFBundlePackageType</key>\n<string>[|BNDL|]</string>',
				kind: 'kext',
				findings: [
					"error: 'BNDL' is not the type of a kext, which is 'KEXT': the system does not find the bundle.",
				],
				fixes: ["Change to 'KEXT'", "Change to '$(PRODUCT_BUNDLE_PACKAGE_TYPE)'"],
			},
			{
				text: '<key>CFBundlePackageType</key>\n<string>[|SYEX|]</string>',
				kind: 'systemExtension',
				findings: [
					"warning: 'SYEX' is not the type of a system extension, which is 'SYSX': the system does not find the bundle.",
				],
				fixes: ["Change to 'SYSX'", "Change to '$(PRODUCT_BUNDLE_PACKAGE_TYPE)'"],
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

export const wrongPackageType = definePlistRule({
	code: 'wrong-package-type',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext', 'systemExtension'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const value = rootEntry(plist, 'CFBundlePackageType')?.value;
		const text = rootText(plist, 'CFBundlePackageType')?.trim();
		const right = packageTypeOf(plist.kind);
		if (!value || text === undefined || right === undefined) return;
		if (text === '') {
			yield {
				severity: levelOf(plist.kind),
				at: atContent(value),
				message: message(
					"CFBundlePackageType is empty; of {0} it is '{1}': the system does not find the bundle.",
					`a ${kindName(plist.kind)}`,
					right,
				),
			};
			return;
		}
		if (text !== right) {
			yield {
				severity: levelOf(plist.kind),
				at: atContent(value),
				message: message(
					"'{0}' is not the type of {1}, which is '{2}': the system does not find the bundle.",
					shown(value) ?? '',
					`a ${kindName(plist.kind)}`,
					right,
				),
			};
			return;
		}
		const [server] = plist.personalities.flatMap(
			({ dict }) => dict.get('IOUserServerName') ?? dict.get('IOUserClass') ?? [],
		);
		if (text !== 'KEXT' || !server) return;
		yield {
			severity: 'warning',
			at: atContent(value),
			message: message("'{0}' is the type of a kext, but a personality is that of a dext.", text),
			related: [{ at: atKey(server), message: message('{0} is for dexts.', server.key) }],
		};
	},
	fixes({ plist }: RuleContext, _finding: Finding): readonly Fix[] {
		const value = rootEntry(plist, 'CFBundlePackageType')?.value;
		const text = rootText(plist, 'CFBundlePackageType')?.trim();
		const right = packageTypeOf(plist.kind);
		if (!value || right === undefined) return [];
		const variable = changeContentFix(value, '$(PRODUCT_BUNDLE_PACKAGE_TYPE)');
		const byBuild = plist.form === 'source' ? [variable] : [];
		return text === right ? byBuild : [changeContentFix(value, right, true), ...byBuild];
	},
});

/** The type that the schema lists for a kind of bundle. */
function packageTypeOf(kind: DocumentKind): string | undefined {
	const [described] = descriptionsOf('CFBundlePackageType');
	const ofKind = described?.schema['x-values']?.find(({ kinds }) => kinds?.includes(kind));
	return typeof ofKind?.value === 'string' ? ofKind.value : undefined;
}

/** Nobody published what sysextd does with other types. */
function levelOf(kind: DocumentKind): Severity {
	return kind === 'systemExtension' ? 'warning' : 'error';
}
