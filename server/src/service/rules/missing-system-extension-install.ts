/** Entitlements of a macOS app without the one for the extension that it depends on, or with `<false/>` for it. */
import { atValue } from '../document/finding.js';
import { canBecome } from '../document/unexpanded.js';
import { defineMessages } from '../messages/message.js';
import { communicatesWithDrivers, systemExtensionInstall } from '../platform/entitlements.js';
import { hasKeyOrMisspelling } from '../value/hasKeyOrMisspelling.js';
import { isFalse } from '../value/isFalse.js';
import { defineRule, type RuleDocs } from './rule.js';
import { atEntitlements } from './shared/bundleFixes.js';
import { addEntryFix, replaceValueFixes } from './shared/entryFixes.js';

const project = (platform: string, dependency = 'Driver'): string =>
	`targets:\n  Widget:\n    type: application\n    platform: ${platform}\n    settings:\n      CODE_SIGN_ENTITLEMENTS: Widget/Widget.entitlements\n    dependencies:\n      - target: ${dependency}\n  Driver:\n    type: driver-extension\n    platform: macOS\n  Library:\n    type: framework\n    platform: macOS\n`;
const uri = 'file:///Project/Widget/Widget.entitlements';
const sandbox = '<key>com.apple.security.app-sandbox</key>\n<true/>';

export const missingSystemExtensionInstallDocs: RuleDocs = {
	what: 'Entitlements of a macOS app without `com.apple.developer.system-extension.install`, or with `<false/>` for it, although the target of the app in the project depends on that of a dext or of a system extension.',
	why: 'An app that requests the activation of an extension requires the entitlement, which must be true. Without it, the request fails with OSSystemExtensionError code 2. An iPadOS app does not require it, because its drivers are installed with the app.',
	fix: 'Add the entitlement, or change its value to `<true/>`, unless another app activates the extension.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.system-extension.install',
	],
	examples: () => ({
		bad: [
			{
				text: `<plist version="1.0">\n[|<dict>|]\n${sandbox}\n</dict>\n</plist>\n`,
				uri,
				neighbors: { '../project.yml': project('macOS') },
				findings: [
					"information: Missing 'com.apple.developer.system-extension.install' for 'Driver'. The app can't activate it.",
				],
				fixes: ["Add 'com.apple.developer.system-extension.install'"],
			},
			{
				text: `<key>${systemExtensionInstall}</key>\n[|<false/>|]`,
				uri,
				neighbors: { '../project.yml': project('macOS') },
				findings: [
					"information: 'com.apple.developer.system-extension.install' must be true for 'Driver'. The app can't activate it.",
				],
				fixes: ["Change to '<true/>'"],
			},
		],
		good: [
			{ text: sandbox },
			{ text: sandbox, uri, neighbors: { '../project.yml': project('iOS') } },
			{ text: sandbox, uri, neighbors: { '../project.yml': project('[macOS, iOS]') } },
			{ text: sandbox, uri, neighbors: { '../project.yml': project('macOS', 'Library') } },
			{
				text: `<key>${systemExtensionInstall}</key>\n<true/>`,
				uri,
				neighbors: { '../project.yml': project('macOS') },
			},
			{ text: `<key>${systemExtensionInstall}</key>\n<false/>` },
			{
				text: `<key>${systemExtensionInstall}</key>\n<false/>`,
				uri,
				neighbors: { '../project.yml': project('macOS', 'Library') },
			},
			{
				text: '<key>$(INSTALL_ENTITLEMENT)</key>\n<true/>',
				uri,
				neighbors: { '../project.yml': project('macOS') },
			},
		],
	}),
};

const messages = defineMessages('missing-system-extension-install', {
	missing: "Missing '{key}' for '{extension}'. The app can't activate it.",
	isFalse: "'{key}' must be true for '{extension}'. The app can't activate it.",
});

export const missingSystemExtensionInstall = defineRule({
	code: 'missing-system-extension-install',
	severity: 'information',
	kinds: ['entitlements'],
	messages,
	visit: 'root',
	*check(root, { plist }) {
		const { neighbors, isPreprocessed, hasFaults, isTemplate, form } = plist;
		const [extension, ...others] = neighbors.products.map(({ installs }) => installs);
		// A file of several targets may be for one that installs nothing.
		if (extension === undefined || others.includes(undefined)) return;
		const key = systemExtensionInstall;
		const isUnclear =
			isPreprocessed || hasFaults || isTemplate || root.get(communicatesWithDrivers);
		if (isUnclear) return;
		const value = root.get(key)?.value;
		const state = { root, value };
		if (value && isFalse(value)) {
			yield { at: atValue(value), message: messages.isFalse({ key, extension }), state };
		}
		if (hasKeyOrMisspelling(root, key)) return;
		if (root.entries.some((entry) => canBecome(entry.key, key, form))) return;
		yield { at: atEntitlements(root), message: messages.missing({ key, extension }), state };
	},
	fixes: ({ root, value }) =>
		value
			? replaceValueFixes(value, true, '<true/>')
			: [addEntryFix(root, systemExtensionInstall, true)],
});
