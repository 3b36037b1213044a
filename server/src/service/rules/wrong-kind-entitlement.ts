/** Entitlements of an app in the file of its dext or system extension, or the reverse. */
import type { PlistContents, ProductKind } from '../document/driverPlist.js';
import { type Anchor, atKey, atOpenTag } from '../document/finding.js';
import { isNamedFor } from '../document/sameBundle.js';
import { defineMessages, type Message } from '../messages/message.js';
import { driverKitEntitlement, systemExtensionInstall } from '../platform/entitlements.js';
import type { DictEntry } from '../value/plistValue.js';
import { defineRule, type FoundWith, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { exampleTarget } from './shared/exampleProject.js';
import { entitlementsOnlyFor } from './shared/productEntitlements.js';

export const wrongKindEntitlementDocs: RuleDocs = {
	what: 'An entitlement for apps in the entitlements of a dext or of another system extension, or one for dexts in the entitlements of an app or of another system extension.',
	why: "The system reads what an app may install or open from the signature of the app (`IOUserServer::serviceNewUserClient`, sysextd), and what a driver may attach to from the signature of the dext. On the other side the entitlement has no effect, and macOS kills a program whose provisioning profile doesn't contain it.",
	otherSeverities: {
		information: 'where the project signs both an app and a dext with the file.',
	},
	fix: 'Move it to the entitlements file of the other target.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.system-extension.install',
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.driverkit.userclient-access',
		'xnu IOUserServer.cpp:serviceNewUserClient',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n[|<key>com.apple.developer.system-extension.install</key>|]\n<true/>',
				findings: [
					"warning: 'com.apple.developer.system-extension.install' is for apps, not for dexts. It has no effect in the signature of a dext.",
				],
				fixes: ["Remove 'com.apple.developer.system-extension.install'"],
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n[|<key>com.apple.developer.driverkit.userclient-access</key>|]\n<array>\n\t<string>com.example.app.driver</string>\n</array>',
				findings: [
					"warning: 'com.apple.developer.driverkit.userclient-access' is for apps, not for dexts. It has no effect in the signature of a dext.",
				],
				fixes: ["Remove 'com.apple.developer.driverkit.userclient-access'"],
			},
			{
				text: '<key>com.apple.developer.system-extension.install</key>\n<true/>\n[|<key>com.apple.developer.driverkit.transport.hid</key>|]\n<true/>',
				findings: [
					"warning: 'com.apple.developer.driverkit.transport.hid' is for dexts, not for apps. It has no effect in the signature of an app.",
				],
				fixes: ["Remove 'com.apple.developer.driverkit.transport.hid'"],
			},
			{
				uri: 'file:///Filter/Filter.entitlements',
				text: '[|<key>com.apple.developer.system-extension.install</key>|]\n<true/>',
				neighbors: {
					'Info.plist':
						'<key>CFBundlePackageType</key>\n<string>SYSX</string>\n<key>NSEndpointSecurityRebootRequired</key>\n<true/>',
				},
				findings: [
					"warning: 'com.apple.developer.system-extension.install' is for apps, not for system extensions. It has no effect in the signature of one.",
				],
			},
			{
				uri: 'file:///Widget/Widget.entitlements',
				text: '[|<key>com.apple.developer.driverkit</key>|]\n<true/>\n<key>com.apple.developer.driverkit.transport.hid</key>\n<true/>',
				neighbors: { '../project.yml': project('Widget/Widget.entitlements') },
				findings: [
					"information: 'com.apple.developer.driverkit' is for dexts, but the file also signs app 'App'. It has no effect in the signature of an app.",
				],
			},
			{
				uri: 'file:///App/App.entitlements',
				text: '[|<key>com.apple.developer.system-extension.install</key>|]\n<true/>',
				neighbors: { '../project.yml': project('App/App.entitlements') },
				findings: [
					"information: 'com.apple.developer.system-extension.install' is for apps, but the file also signs dext 'Widget'. It has no effect in the signature of a dext.",
				],
			},
		],
		good: [
			{
				uri: 'file:///Filter/Host.entitlements',
				text: '<key>com.apple.developer.system-extension.install</key>\n<true/>',
				neighbors: {
					'Info.plist':
						'<key>CFBundlePackageType</key>\n<string>SYSX</string>\n<key>NSEndpointSecurityRebootRequired</key>\n<true/>',
				},
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.security.app-sandbox</key>\n<true/>',
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>com.example.app.driver</string>\n</array>\n<key>com.apple.developer.system-extension.install</key>\n<true/>',
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.hid.virtual.device</key>\n<true/>',
			},
			{
				uri: 'file:///Widget/Widget.entitlements',
				text: '<key>com.apple.security.app-sandbox</key>\n<true/>',
				neighbors: { '../project.yml': project('Widget/Widget.entitlements') },
			},
		],
	}),
};

/** A project that signs a dext and its app with the same file. */
function project(entitlements: string): string {
	const settings = { CODE_SIGN_ENTITLEMENTS: entitlements };
	const app = exampleTarget('App', 'application', settings);
	return `targets:\n${app}${exampleTarget('Widget', 'driver-extension', settings)}`;
}

const messages = defineMessages('wrong-kind-entitlement', {
	forApps: "'{key}' is for apps, not for dexts. It has no effect in the signature of a dext.",
	forDexts: "'{key}' is for dexts, not for apps. It has no effect in the signature of an app.",
	alsoOfDext:
		"'{key}' is for apps, but the file also signs dext '{target}'. It has no effect in the signature of a dext.",
	alsoOfApp:
		"'{key}' is for dexts, but the file also signs app '{target}'. It has no effect in the signature of an app.",
	notForExtensions:
		"'{key}' is for {product}, not for system extensions. It has no effect in the signature of one.",
	extension: 'This is the system extension.',
	sign: "'{key}' shows that this file is for a dext.",
});

export const wrongKindEntitlement = defineRule({
	code: 'wrong-kind-entitlement',
	severity: 'warning',
	kinds: ['entitlements'],
	messages,
	visit: 'entitlement',
	keys: [...entitlementsOnlyFor.hostApp, ...entitlementsOnlyFor.dext],
	*check(entry, context): Iterable<FoundWith<DictEntry | undefined>> {
		const { signedProduct, plist } = context;
		const { key, dict } = entry;
		const at = atKey(entry);
		const shared = signedProduct === 'any' ? sharedKeyMessage(key, plist) : undefined;
		// To remove it would take it from the target that requires it.
		if (shared) yield { at, message: shared, severity: 'information', state: undefined };
		if (signedProduct === 'hostApp' && entitlementsOnlyFor.dext.has(key)) {
			yield { at, message: messages.forDexts({ key }), state: entry };
		}
		if (signedProduct === 'dext' && entitlementsOnlyFor.hostApp.has(key)) {
			const sign = dict.get(driverKitEntitlement);
			yield {
				at,
				message: messages.forApps({ key }),
				...(sign && { related: [{ at: atKey(sign), message: messages.sign({ key: sign.key }) }] }),
				state: entry,
			};
		}
		const extension = signedProduct === 'systemExtension' ? context.infoPlist() : undefined;
		const product = otherProductOf(key);
		if (!extension || !product || !isNamedFor(plist, extension)) return;
		const related = [{ at: atRoot(extension), message: messages.extension(), in: extension }];
		yield { at, message: messages.notForExtensions({ key, product }), related, state: entry };
	},
	fixes: (entry) => (entry ? [removeEntryFix(entry)] : []),
});

/** The message for the entitlement that shows the product, if the project also signs one of the other kind with the file. */
function sharedKeyMessage(key: string, { neighbors }: PlistContents): Message | undefined {
	const targetOf = (kind: ProductKind): string | undefined =>
		neighbors.products.find((each) => each.kind === kind)?.target;
	const [dext, app] = [targetOf('dext'), targetOf('hostApp')];
	if (dext === undefined || app === undefined) return undefined;
	if (key === systemExtensionInstall) return messages.alsoOfDext({ key, target: dext });
	return key === driverKitEntitlement ? messages.alsoOfApp({ key, target: app }) : undefined;
}

/** The product for which an entitlement is, if system extensions never have it. Some of them open dexts. */
function otherProductOf(key: string): string | undefined {
	if (key === systemExtensionInstall) return 'apps';
	return entitlementsOnlyFor.dext.has(key) ? 'dexts' : undefined;
}

function atRoot({ root }: PlistContents): Anchor {
	return root ? atOpenTag(root) : { path: [], part: 'text', range: { start: 0, end: 0 } };
}
