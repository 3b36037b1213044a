/** A system extension without the entitlement of its category. */
import type { DriverPlist, PlistContents } from '../document/driverPlist.js';
import { networkProvidersOf } from '../document/extensionDeclarations.js';
import { type Anchor, atKey, atValue } from '../document/finding.js';
import { fileNameOf } from '../document/neighbors.js';
import { defineMessages } from '../messages/message.js';
import {
	endpointSecurityClient,
	forDeveloperId,
	isForDeveloperId,
	networkExtension,
	plainProviderOf,
	providerEntitlements,
} from '../platform/extensionEntitlements.js';
import { isEndpointSecurityKey } from '../platform/networkExtensions.js';
import { isFalse } from '../value/isFalse.js';
import type { Dict, DictEntry, Str } from '../value/plistValue.js';
import { defineRule, type Fix, type FoundWith, type RuleDocs } from './rule.js';
import {
	addValueFixes,
	atEntitlements,
	changeTextFixes,
	grantFixes,
	relatedPlace,
} from './shared/bundleFixes.js';
import { listedItems, nearestListed } from './shared/listedItems.js';
import { literalsOf } from './shared/literalsOf.js';
import { type EntitlementsFile, foundInAllFiles, type SignedBundle } from './signedBundle.js';

export const missingExtensionEntitlementDocs: RuleDocs = {
	what: 'Entitlements of a system extension without the one for its category: `com.apple.developer.endpoint-security.client`, which must be true, or the value of `com.apple.developer.networking.networkextension` for a class in `NEProviderClasses`.',
	why: 'The system reads from the signature what an extension may do. Without the entitlement, it refuses the configuration of the extension at activation, or the extension gets no events.',
	fix: 'Add the entitlement. For a network extension that is signed with Developer ID, the value ends with `-systemextension`.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.endpoint-security.client',
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.networking.networkextension',
		'https://developer.apple.com/forums/thread/125048',
	],
	examples: () => ({
		bad: [
			{
				text: networkPlist('dns-proxy', true),
				neighbors: {
					'Proxy.entitlements': providerList('content-filter-provider-systemextension'),
				},
				fixedNeighbors: {
					'Proxy.entitlements': providerList(
						'content-filter-provider-systemextension',
						'dns-proxy-systemextension',
					),
				},
				findings: [
					"warning: 'Proxy.entitlements' doesn't have 'dns-proxy' for this. The system rejects the extension.",
				],
				fixes: [
					"Add 'dns-proxy-systemextension' to 'com.apple.developer.networking.networkextension' in 'Proxy.entitlements'",
				],
			},
			{
				kind: 'entitlements',
				text: providerList('content-filter-provider').replace(/<key>.*<\/key>/, '[|$&|]'),
				neighbors: { 'Info.plist': networkPlist('packet-tunnel') },
				fixed: providerList('content-filter-provider', 'packet-tunnel-provider'),
				findings: [
					"warning: Missing 'packet-tunnel-provider' for 'com.apple.networkextension.packet-tunnel' in 'Info.plist'. The system rejects the extension.",
				],
				fixes: [
					"Add 'packet-tunnel-provider' to 'com.apple.developer.networking.networkextension'",
				],
			},
			{
				kind: 'entitlements',
				text: '[|<key>com.apple.developer.team-identifier</key>|]\n<string>ABCDE12345</string>',
				neighbors: { 'Info.plist': networkPlist('packet-tunnel') },
				findings: [
					"warning: Missing 'packet-tunnel-provider' for 'com.apple.networkextension.packet-tunnel' in 'Info.plist'. The system rejects the extension.",
				],
				fixes: [
					"Add 'packet-tunnel-provider' to 'com.apple.developer.networking.networkextension'",
					"Add 'packet-tunnel-provider-systemextension' to 'com.apple.developer.networking.networkextension'",
				],
			},
			{
				text: networkPlist('packet-tunnel', true),
				neighbors: { 'Tunnel.entitlements': providerList('packet-tunnel-provder') },
				fixedNeighbors: { 'Tunnel.entitlements': providerList('packet-tunnel-provider') },
				findings: [
					"warning: 'Tunnel.entitlements' doesn't have 'packet-tunnel-provider' for this. The system rejects the extension.",
				],
				fixes: [
					"Change 'packet-tunnel-provder' in 'Tunnel.entitlements' to 'packet-tunnel-provider'",
				],
			},
			{
				text: '[|<key>NSEndpointSecurityMachServiceName</key>|]\n<string>com.example.watch.xpc</string>\n<key>NSSystemExtensionUsageDescription</key>\n<string>Watches files.</string>',
				neighbors: {
					'Watch.entitlements': '<key>com.apple.security.app-sandbox</key>\n<false/>',
				},
				fixedNeighbors: {
					'Watch.entitlements':
						'<key>com.apple.security.app-sandbox</key>\n<false/>\n<key>com.apple.developer.endpoint-security.client</key>\n<true/>',
				},
				findings: [
					"warning: 'Watch.entitlements' doesn't have 'endpoint-security.client' for this. The system rejects the extension.",
				],
				fixes: ["Add 'com.apple.developer.endpoint-security.client' to 'Watch.entitlements'"],
			},
			{
				text: '[|<key>NSEndpointSecurityMachServiceName</key>|]\n<string>com.example.watch.xpc</string>\n<key>NSSystemExtensionUsageDescription</key>\n<string>Watches files.</string>',
				neighbors: {
					'Watch.entitlements': '<key>com.apple.developer.endpoint-security.client</key>\n<false/>',
				},
				fixedNeighbors: {
					'Watch.entitlements': '<key>com.apple.developer.endpoint-security.client</key>\n<true/>',
				},
				findings: [
					"warning: 'endpoint-security.client' in 'Watch.entitlements' must be true for this. The system rejects the extension.",
				],
				fixes: [
					"Change 'com.apple.developer.endpoint-security.client' in 'Watch.entitlements' to '<true/>'",
				],
			},
			{
				kind: 'entitlements',
				text: '<key>com.apple.developer.endpoint-security.client</key>\n[|<false/>|]',
				fixed: '<key>com.apple.developer.endpoint-security.client</key>\n<true/>',
				neighbors: {
					'Info.plist':
						'<key>NSEndpointSecurityMachServiceName</key>\n<string>com.example.watch.xpc</string>\n<key>NSSystemExtensionUsageDescription</key>\n<string>Watches files.</string>',
				},
				findings: [
					"warning: 'endpoint-security.client' must be true for 'NSEndpointSecurityMachServiceName' in 'Info.plist'. The system rejects the extension.",
				],
				fixes: ["Change to '<true/>'"],
			},
		],
		good: [
			{
				text: networkPlist('dns-proxy'),
				neighbors: { 'Proxy.entitlements': providerList('dns-proxy-systemextension') },
			},
			{
				text: networkPlist('dns-proxy'),
				neighbors: { 'Proxy.entitlements': providerList('$(PROXY_ENTITLEMENT)') },
			},
			{
				text: networkPlist('dns-proxy'),
				neighbors: {
					'Debug.entitlements': providerList('dns-proxy'),
					'Release.entitlements': providerList('dns-proxy-systemextension'),
				},
			},
		],
	}),
};

/** An Info.plist of a network extension with one provider, which may be marked. */
function networkPlist(provider: string, isMarked = false): string {
	const key = `<key>com.apple.networkextension.${provider}</key>`;
	return `<key>NSSystemExtensionUsageDescription</key>\n<string>Filters traffic.</string>\n<key>NetworkExtension</key>\n<dict>\n\t<key>NEProviderClasses</key>\n\t<dict>\n\t\t${isMarked ? `[|${key}|]` : key}\n\t\t<string>$(PRODUCT_MODULE_NAME).Provider</string>\n\t</dict>\n</dict>`;
}

function providerList(...values: readonly string[]): string {
	const items = values.map((value) => `\t<string>${value}</string>\n`).join('');
	return `<key>com.apple.developer.networking.networkextension</key>\n<array>\n${items}</array>`;
}

const messages = defineMessages('missing-extension-entitlement', {
	inInfo: "'{file}' doesn't have '{shortName}' for this. The system rejects the extension.",
	missing: "Missing '{name}' for '{key}' in '{file}'. The system rejects the extension.",
	falseInInfo: "'{shortName}' in '{file}' must be true for this. The system rejects the extension.",
	isFalse: "'{shortName}' must be true for '{key}' in '{file}'. The system rejects the extension.",
	required: "'{key}' is here.",
	file: 'The entitlements are here.',
});

/** A key of the Info.plist, and the entitlement or the value that it requires. */
interface Requirement {
	readonly name: string;
	readonly entry: DictEntry;
	readonly isProvider: boolean;
}

interface Missing extends Requirement {
	readonly file: EntitlementsFile;
	readonly atFile: Anchor;
	/** The entitlement is there, but false. */
	readonly isRefused: boolean;
}

interface State extends Requirement {
	readonly bundle: SignedBundle;
}

export const missingExtensionEntitlement = defineRule({
	code: 'missing-extension-entitlement',
	severity: 'warning',
	kinds: ['systemExtension', 'entitlements'],
	messages,
	visit: 'root',
	*check(_root, { plist, signedBundles }): Iterable<FoundWith<State>> {
		for (const bundle of signedBundles('systemExtension')) yield* foundIn(bundle, plist);
	},
	fixes({ bundle, name, isProvider }, { plist }) {
		if (!isProvider) return grantFixes(bundle.files, name);
		return bundle.files.flatMap((file) => addProviderFixes(plist, file, name));
	},
});

function* foundIn(bundle: SignedBundle, plist: PlistContents): Iterable<FoundWith<State>> {
	const required = requirementsOf(bundle.root);
	for (const found of foundInAllFiles(bundle, (file) => missingIn(file, required))) {
		const { name, entry, file, atFile, isRefused } = found;
		const { key } = entry;
		const state = { ...found, bundle };
		// `unknown-network-extension-value` reports the misspelled value in its own file.
		if (plist === file.plist && misspelledProvider(file, name)) continue;
		if (plist === bundle.info) {
			const named = { shortName: shortNameOf(name), file: fileNameOf(file.plist.uri) };
			yield {
				at: atKey(entry),
				message: isRefused ? messages.falseInInfo(named) : messages.inInfo(named),
				related: [relatedPlace(atFile, messages.file(), file.neighbor)],
				state,
			};
		} else {
			const named = {
				name,
				shortName: shortNameOf(name),
				key,
				file: fileNameOf(bundle.info.uri),
			};
			yield {
				at: atFile,
				message: isRefused ? messages.isFalse(named) : messages.missing(named),
				related: [relatedPlace(atKey(entry), messages.required({ key }), bundle.neighbor)],
				state,
			};
		}
	}
}

function shortNameOf(name: string): string {
	return name.replace(/^com\.apple\.developer\./, '');
}

function requirementsOf(root: Dict): readonly Requirement[] {
	const found: Requirement[] = [];
	const endpoint = root.entries.find(({ key }) => isEndpointSecurityKey(key));
	if (endpoint) found.push({ name: endpointSecurityClient, entry: endpoint, isProvider: false });
	for (const entry of networkProvidersOf(root)) {
		const name = providerEntitlements.get(entry.key);
		const isFirst = !found.some((each) => each.name === name);
		if (name !== undefined && isFirst) found.push({ name, entry, isProvider: true });
	}
	return found;
}

function missingIn(file: EntitlementsFile, required: readonly Requirement[]): readonly Missing[] {
	const { root } = file;
	const list = root.get(networkExtension);
	const values = list ? literalsOf(list) : [];
	return required.flatMap((each): readonly Missing[] => {
		const found = { ...each, file, isRefused: false };
		if (each.isProvider) {
			const isMissing = values?.every((value) => plainProviderOf(value) !== each.name);
			return isMissing ? [{ ...found, atFile: list ? atKey(list) : atEntitlements(root) }] : [];
		}
		const value = root.get(each.name)?.value;
		if (!value) return [{ ...found, atFile: atEntitlements(root) }];
		return isFalse(value) ? [{ ...found, atFile: atValue(value), isRefused: true }] : [];
	});
}

/** Adds the value of a provider: that of the distribution for which the others are, or else either one. */
function addProviderFixes(
	plist: DriverPlist,
	file: EntitlementsFile,
	provider: string,
): readonly Fix[] {
	const list = file.root.get(networkExtension);
	const misspelled = misspelledProvider(file, provider);
	if (misspelled) {
		const { item, suggestion } = misspelled;
		return changeTextFixes(file.neighbor, item, item.value, suggestion, true);
	}
	const others = list ? (literalsOf(list) ?? []) : [];
	const forms = [...new Set(others.map(isForDeveloperId))];
	const known = listedItems(file.plist, networkExtension);
	// One of the others may be the misspelled value.
	const isCertain = forms.length === 1 && others.every((each) => known.includes(each));
	return (forms.length > 0 ? forms : [false, true]).flatMap((isRelease) => {
		const value = isRelease ? forDeveloperId(provider) : provider;
		return addValueFixes(plist, file, networkExtension, others, value, isCertain);
	});
}

/** A value of the entitlement that is a misspelling of that of a provider. */
function misspelledProvider(
	{ root, plist }: EntitlementsFile,
	provider: string,
): { readonly item: Str; readonly suggestion: string } | undefined {
	const list = root.get(networkExtension)?.value;
	if (list?.type !== 'array') return undefined;
	const known = listedItems(plist, networkExtension);
	for (const item of list.items) {
		if (item.type !== 'string' || known.includes(item.value)) continue;
		const suggestion = nearestListed(item.value, known);
		if (suggestion && plainProviderOf(suggestion) === provider) return { item, suggestion };
	}
	return undefined;
}
