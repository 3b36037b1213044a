/** The list of drivers that an app may open, in a form that the kernel does not compare. */

import { atContent, atValue, type Finding, message } from '../document/finding.js';
import { valueAt } from '../document/locate.js';
import { rootEntry } from '../document/rootEntries.js';
import { literalText } from '../document/unexpanded.js';
import { userClientAccess } from '../platform/entitlements.js';
import type { PlistValue } from '../value/plistValue.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { signedProductOf } from './shared/entitlementsOf.js';
import { changeContentFix } from './shared/entryFixes.js';

export const malformedUserclientAccessDocs: RuleDocs = {
	what: '`com.apple.developer.driverkit.userclient-access` as a boolean or a dictionary, without any item, or with items that are more than the identifier of a dext, such as `com.example.*`.',
	why: 'When an app opens a user client, the kernel looks for the identifier of the dext among the strings of this entitlement (`IOUserServer::serviceNewUserClient`). Nothing else equals it: IOServiceOpen gives kIOReturnNotPermitted, and the log says that the check failed.',
	fix: 'List the bundle identifiers of the dexts as strings.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.driverkit.userclient-access',
		'xnu IOUserServer.cpp:serviceNewUserClient',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n[|<true/>|]',
				findings: [
					'warning: com.apple.developer.driverkit.userclient-access lists the identifiers of dexts as strings; the kernel finds none here, and the app may open no driver.',
				],
				fixes: ['Change to an array with one identifier'],
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>[|com.example.app.driver:WidgetUserClient|]</string>\n</array>',
				fixed:
					'<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>com.example.app.driver</string>\n</array>',
				findings: [
					"warning: 'com.example.app.driver:WidgetUserClient' never equals the identifier of a dext: the kernel compares the whole string, and the app may not open the driver.",
				],
				fixes: ["Change to 'com.example.app.driver'"],
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t[|<dict>\n\t\t<key>bundle</key>\n\t\t<string>com.example.app.driver</string>\n\t</dict>|]\n</array>',
				findings: [
					'warning: com.apple.developer.driverkit.userclient-access lists the identifiers of dexts as strings; the kernel finds none here, and the app may open no driver.',
				],
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>[|com.example.*|]</string>\n</array>',
				findings: [
					"warning: 'com.example.*' never equals the identifier of a dext: the kernel compares the whole string, and the app may not open the driver.",
				],
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n[|<array/>|]',
				findings: [
					'warning: com.apple.developer.driverkit.userclient-access names no dext; the app may open no driver.',
				],
				fixes: ['Change to an array with one identifier'],
			},
		],
		good: [
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>com.example.app.driver</string>\n</array>',
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<string>com.example.app.driver</string>',
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>$(BASE_ID:lower).driver</string>\n</array>',
			},
		],
	}),
};

export const malformedUserclientAccess = definePlistRule({
	code: 'malformed-userclient-access',
	severity: 'warning',
	kinds: ['entitlements'],
	*check(context: RuleContext): Iterable<RuleFinding> {
		const { plist } = context;
		const value = rootEntry(plist, userClientAccess)?.value;
		// In the file of a dext nothing reads it, which wrong-kind-entitlement says.
		if (!value || signedProductOf(context) === 'dext') return;
		if (value.type === 'array' && value.items.length === 0) {
			yield {
				at: atValue(value),
				message: message('{0} names no dext; the app may open no driver.', userClientAccess),
			};
		}
		for (const each of value.type === 'array' ? value.items : [value]) {
			if (each.type !== 'string') {
				if (each.type === 'invalid') continue;
				yield {
					at: atValue(each),
					message: message(
						'{0} lists the identifiers of dexts as strings; the kernel finds none here, and the app may open no driver.',
						userClientAccess,
					),
				};
			} else if (/[:*]/.test(literalText(each, plist.form) ?? '')) {
				yield {
					at: atContent(each),
					message: message(
						"'{0}' never equals the identifier of a dext: the kernel compares the whole string, and the app may not open the driver.",
						each.value,
					),
				};
			}
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const value = valueAt(plist.root, at.range);
		if (!value) return [];
		if (value.type === 'string') return identifierFix(value, value.value);
		if (value.array) return [];
		return [
			{
				title: message('Change to an array with one identifier'),
				edits: [{ kind: 'replaceValue', value, by: ['$(PRODUCT_BUNDLE_IDENTIFIER).driver'] }],
			},
		];
	},
});

/** The identifier before the name of a class; a wildcard stands for nothing that could be written. */
function identifierFix(value: PlistValue, text: string): readonly Fix[] {
	const [identifier = ''] = text.split(':');
	return /^[\w.-]+$/.test(identifier) ? [changeContentFix(value, identifier, true)] : [];
}
