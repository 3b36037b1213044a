/** A list of drivers that an app may open, in a form that the kernel does not compare. */
import { dextsNear } from '../document/bundleIdentifiers.js';
import type { DriverPlist } from '../document/driverPlist.js';
import { atContent, atValue } from '../document/finding.js';
import { literalText } from '../document/unexpanded.js';
import { defineMessages } from '../messages/message.js';
import { userClientAccess } from '../platform/entitlements.js';
import { isTypoOfIdentifier } from '../text/identifierTypo.js';
import { hasContent } from '../value/hasContent.js';
import type { PlistValue, Str } from '../value/plistValue.js';
import { defineRule, type Fix, type FoundWith, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { identifiersIn } from './shared/identifiersIn.js';
import { removeTextFix } from './shared/textFixes.js';

export const malformedUserclientAccessDocs: RuleDocs = {
	what: '`com.apple.developer.driverkit.userclient-access` as a boolean or a dictionary, as an empty array, or with an item that is not the bundle identifier of a dext, such as `com.example.*`.',
	why: 'When an app opens a user client, the kernel compares the bundle identifier of the dext with the strings of this entitlement (`IOUserServer::serviceNewUserClient`). No other value is equal to it: IOServiceOpen returns kIOReturnNotPermitted, and the log reports that the check failed.',
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
					"warning: 'com.apple.developer.driverkit.userclient-access' must list bundle identifiers as strings. This value doesn't let the app open a driver.",
				],
				fixes: ['Change to an array with one identifier'],
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>[|com.example.app.driver:WidgetUserClient|]</string>\n</array>',
				fixed:
					'<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>com.example.app.driver</string>\n</array>',
				findings: [
					"warning: 'com.example.app.driver:WidgetUserClient' is not a bundle identifier. The kernel compares the whole string, so it matches no dext.",
				],
				fixes: ["Change to 'com.example.app.driver'"],
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>com.example.app.driver</string>\n\t<string>[|com.example.app.driver:WidgetUserClient|]</string>\n</array>',
				fixed:
					'<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>com.example.app.driver</string>\n</array>',
				findings: [
					"warning: 'com.example.app.driver:WidgetUserClient' is not a bundle identifier. The kernel compares the whole string, so it matches no dext.",
				],
				fixes: ["Remove 'com.example.app.driver:WidgetUserClient'"],
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t[|<dict>\n\t\t<key>bundle</key>\n\t\t<string>com.example.app.driver</string>\n\t</dict>|]\n</array>',
				findings: [
					"warning: 'com.apple.developer.driverkit.userclient-access' must list bundle identifiers as strings. This value doesn't let the app open a driver.",
				],
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>[|com.example.*|]</string>\n</array>',
				findings: [
					"warning: 'com.example.*' is not a bundle identifier. The kernel compares the whole string, so it matches no dext.",
				],
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n[|<array/>|]',
				findings: [
					"warning: 'com.apple.developer.driverkit.userclient-access' lists no dexts. It doesn't let the app open a driver.",
				],
				fixes: ['Change to an array with one identifier'],
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>[|:WidgetUserClient|]</string>\n</array>',
				findings: [
					"warning: ':WidgetUserClient' is not a bundle identifier. The kernel compares the whole string, so it matches no dext.",
				],
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>[|$(TeamIdentifierPrefix)com.example.app.driver|]</string>\n</array>',
				fixed:
					'<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>com.example.app.driver</string>\n</array>',
				findings: [
					"warning: '$(TeamIdentifierPrefix)com.example.app.driver' is not a bundle identifier. The kernel compares the whole string, so it matches no dext.",
				],
				fixes: ["Change to 'com.example.app.driver'"],
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>[|com.example.app.driver/WidgetUserClient|]</string>\n</array>',
				fixed:
					'<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>com.example.app.driver</string>\n</array>',
				findings: [
					"warning: 'com.example.app.driver/WidgetUserClient' is not a bundle identifier. The kernel compares the whole string, so it matches no dext.",
				],
				fixes: ["Change to 'com.example.app.driver'"],
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>[|com.example/app.driver|]</string>\n</array>',
				findings: [
					"warning: 'com.example/app.driver' is not a bundle identifier. The kernel compares the whole string, so it matches no dext.",
				],
				fixes: ["Change to 'com.example.app.driver'"],
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>[|com.example.app.driver,|]</string>\n</array>',
				fixed:
					'<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>com.example.app.driver</string>\n</array>',
				findings: [
					"warning: 'com.example.app.driver,' is not a bundle identifier. The kernel compares the whole string, so it matches no dext.",
				],
				fixes: ["Change to 'com.example.app.driver'"],
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>[|com.example.driver. dext|]</string>\n</array>',
				findings: [
					"warning: 'com.example.driver. dext' is not a bundle identifier. The kernel compares the whole string, so it matches no dext.",
				],
				fixes: ["Change to 'com.example.driver.dext'"],
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>[|https://example.com|]</string>\n</array>',
				findings: [
					"warning: 'https://example.com' is not a bundle identifier. The kernel compares the whole string, so it matches no dext.",
				],
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>[|com.example.driver and com.example.other|]</string>\n</array>',
				findings: [
					"warning: 'com.example.driver and com.example.other' is not a bundle identifier. The kernel compares the whole string, so it matches no dext.",
				],
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>[|com.example.driver.dext/Info.plist|]</string>\n</array>',
				findings: [
					"warning: 'com.example.driver.dext/Info.plist' is not a bundle identifier. The kernel compares the whole string, so it matches no dext.",
				],
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>[|com.example,driver|]</string>\n</array>',
				findings: [
					"warning: 'com.example,driver' is not a bundle identifier. The kernel compares the whole string, so it matches no dext.",
				],
				fixes: ["Change to 'com.example.driver'"],
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>[|A1B2C3D4E5.com.example.app.driver|]</string>\n</array>',
				fixed:
					'<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>com.example.app.driver</string>\n</array>',
				findings: [
					"warning: 'A1B2C3D4E5.com.example.app.driver' is not a bundle identifier. The kernel compares the whole string, so it matches no dext.",
				],
				fixes: ["Change to 'com.example.app.driver'"],
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>[|com.example.app.Driver:WidgetUserClient|]</string>\n</array>',
				neighbors: {
					'../Driver/Info.plist':
						'<key>CFBundleIdentifier</key>\n<string>com.example.app.driver</string>\n<key>CFBundlePackageType</key>\n<string>DEXT</string>',
				},
				fixed:
					'<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>com.example.app.driver</string>\n</array>',
				findings: [
					"warning: 'com.example.app.Driver:WidgetUserClient' is not a bundle identifier. The kernel compares the whole string, so it matches no dext.",
				],
				fixes: ["Change to 'com.example.app.driver'"],
			},
		],
		good: [
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<dict>\n\t<key>com.example.app.driver</key>\n\t<true/>\n</dict>',
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>com.example.app.driver</string>\n</array>',
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<string>com.example.app.driver</string>',
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>$(BASE_ID:lower).driver</string>\n</array>',
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<!-- driver-plist-disable-next-line wrong-kind-entitlement -->\n<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>com.example.*</string>\n</array>',
			},
		],
	}),
};

const messages = defineMessages('malformed-userclient-access', {
	empty: "'{key}' lists no dexts. It doesn't let the app open a driver.",
	notString:
		"'{key}' must list bundle identifiers as strings. This value doesn't let the app open a driver.",
	notIdentifier:
		"'{text}' is not a bundle identifier. The kernel compares the whole string, so it matches no dext.",
	changeToArray: 'Change to an array with one identifier',
});

export const malformedUserclientAccess = defineRule({
	code: 'malformed-userclient-access',
	severity: 'warning',
	kinds: ['entitlements'],
	messages,
	visit: 'entitlement',
	keys: [userClientAccess],
	*check({ key, value }, { plist, signedProduct }): Iterable<FoundWith<PlistValue>> {
		// In the file of a dext it has no effect, which wrong-kind-entitlement reports.
		if (signedProduct === 'dext') return;
		if (value.type === 'array' && value.items.length === 0) {
			yield { at: atValue(value), message: messages.empty({ key }), state: value };
		}
		for (const each of value.type === 'array' ? value.items : [value]) {
			if (each.type === 'string') {
				const text = literalText(each, plist.form) ?? '';
				if (!hasOtherCharacter(text) && !teamPrefix.test(each.value)) continue;
				yield {
					at: atContent(each),
					message: messages.notIdentifier({ text: text || each.value }),
					state: each,
				};
			} else if (each.type !== 'invalid' && !isDictOfIdentifiers(each)) {
				yield { at: atValue(each), message: messages.notString({ key }), state: each };
			}
		}
	},
	fixes(value, { plist }) {
		if (value.type === 'string') return identifierFixes(value, plist);
		if (value.array || hasContent(value)) return [];
		return [
			{
				title: messages.changeToArray(),
				edits: [{ kind: 'replaceValue', value, by: ['$(PRODUCT_BUNDLE_IDENTIFIER).driver'] }],
			},
		];
	},
});

/** Whether a text contains what no bundle identifier contains. `extra-whitespace` reports what is around it, and `joined-identifiers` several. */
function hasOtherCharacter(text: string): boolean {
	return !/^[\w.-]*$/.test(text.trim()) && identifiersIn(text).length < 2;
}

/** The identifier of a team with which app groups begin, or the variable for it. */
const teamPrefix = /^(?:\$[({](?:Team|App)IdentifierPrefix[)}]|(?=[A-Z]*\d)[A-Z\d]{10}\.)/;

/** The kernel compares the keys of a dictionary (xnu IOUserServer.cpp:serviceNewUserClient). */
function isDictOfIdentifiers(value: PlistValue): boolean {
	return value.type === 'dict' && !value.array && value.entries.length > 0;
}

/**
 * Keeps the identifier before the name of a class, once. Other words after the sign are parts of the identifier, in which it
 * is in the place of a dot. A wildcard has no identifier that it could be changed to.
 */
function identifierFixes(value: Str, plist: DriverPlist): readonly Fix[] {
	const text = value.value.replace(teamPrefix, '');
	const [, plain] = /^["'\s]*([\w.-]+)["'\s,;]*$/.exec(text) ?? [];
	if (plain !== undefined && plain !== text) {
		return [changeContentFix(value, spelled(plain, plist), true)];
	}
	const [, start, end] = /^([\w.-]+)[\s,;]+([\w.-]+)$/.exec(text) ?? [];
	if (start !== undefined && end !== undefined) {
		const isDotted = start.endsWith('.') || end.startsWith('.');
		// Two identifiers.
		if (!isDotted && start.includes('.') && end.includes('.')) return [];
		return [changeContentFix(value, isDotted ? start + end : `${start}.${end}`)];
	}
	const [identifier = '', ...classes] = text.split(/[:/]/);
	if (!/^[\w.-]+$/.test(identifier)) return [];
	if (!identifier.includes('.') || !classes.every((each) => /^(?:[A-Z_]\w*|\*)?$/.test(each))) {
		// The path of a bundle, an address, and a sentence have several other characters.
		const [before = '', after = '', ...more] = text.split(/[:/]/);
		const isOneSlip = /^[\w.-]+[\w-]$/.test(before) && /^[\w-][\w.-]*$/.test(after);
		const isPath = /\.(?:dext|plist|app)$/i.test(before) || /\.(?:dext|plist|app)$/i.test(after);
		if (more.length > 0 || !isOneSlip || isPath) return [];
		return [changeContentFix(value, `${before}.${after}`)];
	}
	const corrected = spelled(identifier, plist);
	const isListed = value.array?.items.some(
		(item) => item.type === 'string' && item.value === corrected,
	);
	return isListed
		? [removeTextFix(plist, value.range, value.value)]
		: [changeContentFix(value, corrected, true)];
}

/** The identifier of the dext near the plist of which one is a misspelling, or the same. */
function spelled(identifier: string, plist: DriverPlist): string {
	const { identifiers } = dextsNear(plist);
	return [...identifiers].find((each) => isTypoOfIdentifier(identifier, each)) ?? identifier;
}
