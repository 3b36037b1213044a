/** A system extension without the entitlement of its category. */
import type { DriverPlist } from '../document/driverPlist.js';
import { type Anchor, atKey } from '../document/finding.js';
import { fileNameOf } from '../document/neighbors.js';
import type { PlistEdit } from '../edit/plistEdit.js';
import { defineMessages } from '../messages/message.js';
import {
	endpointSecurityClient,
	forDeveloperId,
	isForDeveloperId,
	networkExtension,
	plainProviderOf,
	providerEntitlements,
} from '../platform/extensionEntitlements.js';
import type { Dict, DictEntry } from '../value/plistValue.js';
import { defineRule, type Fix, type FoundWith, type RuleDocs } from './rule.js';
import { addEntitlementFixes, atEntitlements, relatedPlace } from './shared/bundleFixes.js';
import { type EntitlementsFile, foundInAllFiles, type SignedBundle } from './signedBundle.js';

export const missingExtensionEntitlementDocs: RuleDocs = {
	what: 'Entitlements of a system extension without the one for its category: `com.apple.developer.endpoint-security.client`, or the value of `com.apple.developer.networking.networkextension` for a class in `NEProviderClasses`.',
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
	required: "'{key}' is here.",
	file: 'The entitlements are here.',
	addValue: "Add '{value}' to '{key}'",
	addValueIn: "Add '{value}' to '{key}' in '{file}'",
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
	*check(_root, { plist, signedBundle }): Iterable<FoundWith<State>> {
		const bundle = signedBundle();
		if (bundle?.info.kind !== 'systemExtension') return;
		const required = requirementsOf(bundle.root);
		for (const found of foundInAllFiles(bundle, (file) => missingIn(file, required))) {
			const { name, entry, file, atFile } = found;
			const { key } = entry;
			const state = { ...found, bundle };
			if (plist === bundle.info) {
				yield {
					at: atKey(entry),
					message: messages.inInfo({
						shortName: shortNameOf(name),
						file: fileNameOf(file.plist.uri),
					}),
					related: [relatedPlace(atFile, messages.file(), file.neighbor)],
					state,
				};
			} else {
				yield {
					at: atFile,
					message: messages.missing({ name, key, file: fileNameOf(bundle.info.uri) }),
					related: [relatedPlace(atKey(entry), messages.required({ key }), bundle.neighbor)],
					state,
				};
			}
		}
	},
	fixes({ bundle, name, isProvider }, { plist }) {
		if (!isProvider) return addEntitlementFixes(bundle.files, name, true);
		return bundle.files.flatMap((file) => addProviderFixes(plist, file, name));
	},
});

function shortNameOf(name: string): string {
	return name.replace(/^com\.apple\.developer\./, '');
}

function requirementsOf(root: Dict): readonly Requirement[] {
	const found: Requirement[] = [];
	const endpoint = root.entries.find(({ key }) => /^NSEndpointSecurity[A-Z]/.test(key));
	if (endpoint) found.push({ name: endpointSecurityClient, entry: endpoint, isProvider: false });
	const network = root.get('NetworkExtension')?.value;
	const classes = network?.type === 'dict' ? network.get('NEProviderClasses')?.value : undefined;
	for (const entry of classes?.type === 'dict' ? classes.entries : []) {
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
	return required.flatMap((each) => {
		const isMissing = each.isProvider
			? values?.every((value) => plainProviderOf(value) !== each.name)
			: !root.get(each.name);
		const atFile = each.isProvider && list ? atKey(list) : atEntitlements(root);
		return isMissing ? [{ ...each, file, atFile }] : [];
	});
}

/** The values of a list; undefined if one of them depends on the build, or there is no list. */
function literalsOf({ value }: DictEntry): readonly string[] | undefined {
	if (value.type !== 'array') return undefined;
	const literals = value.items.flatMap((item) =>
		item.type === 'string' && item.replacement === 'never' ? [item.value] : [],
	);
	return literals.length === value.items.length ? literals : undefined;
}

/** Adds the value of a provider: that of the distribution for which the others are, or else either one. */
function addProviderFixes(
	plist: DriverPlist,
	{ root, neighbor }: EntitlementsFile,
	provider: string,
): readonly Fix[] {
	const list = root.get(networkExtension);
	const others = list ? (literalsOf(list) ?? []) : [];
	const forms = [...new Set(others.map(isForDeveloperId))];
	return (forms.length > 0 ? forms : [false, true]).flatMap((isRelease): readonly Fix[] => {
		const value = isRelease ? forDeveloperId(provider) : provider;
		const edits = addValueEdits(neighbor ?? plist, root, [...others, value]);
		if (edits.length === 0) return [];
		const named = { value, key: networkExtension };
		return neighbor
			? [
					{
						title: messages.addValueIn({ ...named, file: fileNameOf(neighbor.uri) }),
						edits,
						in: neighbor,
					},
				]
			: [{ title: messages.addValue(named), edits, preferred: forms.length === 1 }];
	});
}

/** Comments between the values would be lost. */
function addValueEdits(
	{ text }: DriverPlist,
	root: Dict,
	by: readonly string[],
): readonly PlistEdit[] {
	const list = root.get(networkExtension)?.value;
	if (!list) return [{ kind: 'insertEntry', into: root, key: networkExtension, value: by }];
	const hasComments = text.slice(list.range.start, list.range.end).includes('<!');
	return hasComments ? [] : [{ kind: 'replaceValue', value: list, by }];
}
