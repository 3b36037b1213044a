/** An app and its system extension of which only one has network extension values for Developer ID. */
import type { DriverPlist, PlistContents } from '../document/driverPlist.js';
import { atContent } from '../document/finding.js';
import { fileNameOf } from '../document/neighbors.js';
import { defineMessages } from '../messages/message.js';
import { systemExtensionInstall } from '../platform/entitlements.js';
import {
	forDeveloperId,
	isForDeveloperId,
	networkExtension,
	plainProviderOf,
} from '../platform/extensionEntitlements.js';
import type { Str } from '../value/plistValue.js';
import { defineRule, type Found, type RuleDocs } from './rule.js';

export const differentNetworkExtensionValuesDocs: RuleDocs = {
	what: 'A value of `com.apple.developer.networking.networkextension` that ends with `-systemextension` in the app, and without it in its system extension, or the reverse.',
	why: 'Developer ID profiles contain the values that end with `-systemextension`, all others the plain values. App and extension are signed for one kind of distribution, so one of the two profiles does not contain the value.',
	fix: 'Use the values of one kind of distribution in both files.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.networking.networkextension',
		'https://developer.apple.com/documentation/technotes/tn3134-network-extension-provider-deployment',
	],
	examples: () => ({
		bad: [
			{
				uri: 'file:///Widget/App/App.entitlements',
				text: app('[|dns-proxy|]'),
				neighbors: {
					'../Proxy/Info.plist': extensionPlist(),
					'../Proxy/Proxy.entitlements': values('dns-proxy-systemextension'),
				},
				findings: [
					"information: 'dns-proxy' is not for the same distribution as 'dns-proxy-systemextension' in 'Proxy.entitlements'.",
				],
			},
			{
				uri: 'file:///Widget/Proxy/Proxy.entitlements',
				text: values('[|dns-proxy-systemextension|]'),
				neighbors: {
					'../App/App.entitlements': app('dns-proxy'),
					'Info.plist': extensionPlist(),
				},
				findings: [
					"information: 'dns-proxy-systemextension' is not for the same distribution as 'dns-proxy' in 'App.entitlements'.",
				],
			},
		],
		good: [
			{
				uri: 'file:///Widget/App/App.entitlements',
				text: app('dns-proxy'),
				neighbors: {
					'../Proxy/Info.plist': extensionPlist(),
					'../Proxy/Proxy.entitlements': values('dns-proxy'),
				},
			},
			{
				uri: 'file:///Widget/App/Debug.entitlements',
				text: app('dns-proxy'),
				neighbors: {
					'Release.entitlements': app('dns-proxy-systemextension'),
					'../Proxy/Info.plist': extensionPlist(),
					'../Proxy/Proxy.entitlements': values('dns-proxy-systemextension'),
				},
			},
			{
				uri: 'file:///Widget/Phone/Phone.entitlements',
				text: values('dns-proxy'),
				neighbors: {
					'../App/App.entitlements': app('dns-proxy-systemextension'),
					'../Proxy/Info.plist': extensionPlist(),
					'../Proxy/Proxy.entitlements': values('dns-proxy-systemextension'),
				},
			},
			{
				uri: 'file:///Widget/App/App.entitlements',
				text: app('dns-proxy'),
				neighbors: {
					'../Phone/Phone.entitlements': values('dns-proxy-systemextension'),
					'../Proxy/Info.plist': extensionPlist(),
					'../Proxy/Proxy.entitlements': values('dns-proxy'),
				},
			},
			{
				uri: 'file:///Widget/App/App.entitlements',
				text: app('dns-proxy'),
				neighbors: {
					'../Proxy/Info.plist': extensionPlist(),
					'../Proxy/Release.entitlements': app('dns-proxy-systemextension'),
				},
			},
		],
	}),
};

function values(value: string): string {
	return `<key>com.apple.developer.networking.networkextension</key>\n<array>\n\t<string>${value}</string>\n</array>`;
}

/** Entitlements of an app that installs a system extension. */
function app(value: string): string {
	return `${values(value)}\n<key>com.apple.developer.system-extension.install</key>\n<true/>`;
}

function extensionPlist(): string {
	return '<key>CFBundlePackageType</key>\n<string>SYSX</string>';
}

const messages = defineMessages('different-network-extension-values', {
	different: "'{value}' is not for the same distribution as '{other}' in '{file}'.",
	other: "'{value}' is here.",
});

export const differentNetworkExtensionValues = defineRule({
	code: 'different-network-extension-values',
	severity: 'information',
	kinds: ['entitlements'],
	messages,
	visit: 'entitlement',
	keys: [networkExtension],
	*check(_entry, { plist, infoPlist }): Iterable<Found> {
		const own = valuesIn(plist);
		const { inFolder, inProject } = plist.neighbors;
		const isApp = isAppFile(plist);
		if (!isApp && infoPlist()?.kind !== 'systemExtension') return;
		const alternatives = new Set(inFolder.flatMap(textsIn));
		for (const file of inProject) {
			const isPartner = isApp ? isExtensionFile(file, inProject) : isAppFile(file);
			if (!isPartner) continue;
			const others = new Map(valuesIn(file).map((each) => [each.value, each]));
			const besides = inProject.filter((each) => folderOf(each) === folderOf(file));
			const theirs = new Set(besides.flatMap(textsIn));
			for (const item of own) {
				const { value } = item;
				const other = others.get(counterpartOf(value));
				if (!other || theirs.has(value) || alternatives.has(other.value)) continue;
				const named = { value, file: fileNameOf(file.uri), other: other.value };
				yield {
					at: atContent(item),
					message: messages.different(named),
					related: [
						{ at: atContent(other), message: messages.other({ value: other.value }), in: file },
					],
				};
			}
		}
	},
});

/** The values of a file; none if one of them depends on the build. */
function valuesIn({ kind, root, hasFaults }: PlistContents): readonly Str[] {
	if (kind !== 'entitlements' || root?.type !== 'dict' || hasFaults) return [];
	const list = root.get(networkExtension)?.value;
	const items = list?.type === 'array' ? list.items : [];
	const literals = items.filter(
		(item): item is Str => item.type === 'string' && item.replacement === 'never',
	);
	return literals.length === items.length ? literals : [];
}

function textsIn(plist: PlistContents): readonly string[] {
	return valuesIn(plist).map(({ value }) => value);
}

/** The value for the other kind of distribution. */
function counterpartOf(value: string): string {
	return isForDeveloperId(value) ? plainProviderOf(value) : forDeveloperId(value);
}

/** Whether entitlements are those of an app that installs system extensions. */
function isAppFile({ root }: PlistContents): boolean {
	return root?.type === 'dict' && root.get(systemExtensionInstall) !== undefined;
}

/** Whether entitlements are next to the Info.plist of a system extension. */
function isExtensionFile(file: DriverPlist, files: readonly DriverPlist[]): boolean {
	if (isAppFile(file)) return false;
	return files.some((each) => each.kind === 'systemExtension' && folderOf(each) === folderOf(file));
}

function folderOf({ uri }: PlistContents): string {
	return uri.slice(0, uri.lastIndexOf('/'));
}
