/** A system extension of no category. */
import { isAddedByBuild } from '../document/addedByBuild.js';
import type { PlistContents } from '../document/driverPlist.js';
import { atKey, atOpenTag, atValue } from '../document/finding.js';
import { fileNameOf, namesFile, projectFilesOf } from '../document/neighbors.js';
import { hasBundleKeys } from '../document/rootEntries.js';
import { namedEntitlements } from '../document/sameBundle.js';
import { defineMessages } from '../messages/message.js';
import {
	endpointSecurityClient,
	networkExtension as networkEntitlement,
} from '../platform/extensionEntitlements.js';
import {
	cameraExtension,
	categoryDictionaries,
	declarationOfKey,
	isEndpointSecurityKey,
	networkExtension,
} from '../platform/networkExtensions.js';
import { hasKeyOrMisspelling } from '../value/hasKeyOrMisspelling.js';
import { isFalse } from '../value/isFalse.js';
import type { Dict, PlistValue } from '../value/plistValue.js';
import { defineRule, type FoundWith, type RuleDocs } from './rule.js';
import { appExtension, declarationInstead } from './shared/appExtension.js';
import { atEntitlements, relatedPlace } from './shared/bundleFixes.js';
import { addEntryFix, replaceValueFixes } from './shared/entryFixes.js';
import { exampleProject, usualName } from './shared/exampleProject.js';
import type { EntitlementsFile, SignedBundle } from './signedBundle.js';

export const missingExtensionCategoryDocs: RuleDocs = {
	what: 'A system extension whose property list has neither `NetworkExtension`, `CMIOExtension`, nor a key of Endpoint Security, and whose entitlements do not have `com.apple.developer.endpoint-security.client`. Also entitlements of one configuration without it.',
	why: 'The system activates only extensions whose category it recognizes: network extensions, camera extensions, Endpoint Security extensions, and dexts. Other activations end with error 7, unknown extension category. The source code of sysextd is not public, but no category works without its key or entitlement.',
	fix: 'Add the dictionary of a network or camera extension to the property list, or the entitlement of an Endpoint Security extension to the entitlements.',
	references: [
		'https://developer.apple.com/documentation/systemextensions/ossystemextensionerror/code/unknownextensioncategory',
		'https://developer.apple.com/documentation/networkextension/neprovider/startsystemextensionmode()',
		'https://developer.apple.com/documentation/coremediaio/creating-a-camera-extension-with-core-media-i-o',
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.endpoint-security.client',
	],
	examples: () => ({
		bad: [
			{
				text: extension('[|<key>CFBundlePackageType</key>|]'),
				neighbors: { 'Filter.entitlements': sandbox },
				findings: [
					"warning: Missing 'NetworkExtension', 'CMIOExtension', or 'endpoint-security.client' in 'Filter.entitlements'. Activation of the extension fails.",
				],
			},
			{
				text: extension('[|<key>CFBundlePackageType</key>|]'),
				neighbors: { 'Filter.entitlements': filter },
				findings: [
					"warning: Missing 'NetworkExtension', which 'Filter.entitlements' is for. Activation of the extension fails.",
				],
			},
			{
				text: `<plist version="1.0">\n[|<dict>|]\n${usage}\n</dict>\n</plist>\n`,
				uri: 'file:///Filter/Info.plist',
				neighbors: {
					'Filter.entitlements': sandbox,
					'../project.yml': project('Filter/Filter.entitlements'),
				},
				findings: [
					"warning: Missing 'NetworkExtension', 'CMIOExtension', or 'endpoint-security.client' in 'Filter.entitlements'. Activation of the extension fails.",
				],
			},
			{
				kind: 'entitlements',
				text: `[|<key>com.apple.developer.team-identifier</key>|]\n<string>ABCDE12345</string>`,
				uri: 'file:///Watch/Release.entitlements',
				neighbors: {
					'Info.plist': extension(),
					'Debug.entitlements': '<key>com.apple.developer.endpoint-security.client</key>\n<true/>',
					'../project.yml': project('Watch/$(CONFIGURATION).entitlements').replaceAll(
						'Filter',
						'Watch',
					),
				},
				findings: [
					"warning: Missing 'com.apple.developer.endpoint-security.client', which 'Debug.entitlements' has. Activation of the extension fails.",
				],
				fixes: ["Add 'com.apple.developer.endpoint-security.client'"],
			},
		],
		good: [
			{ text: extension() },
			{
				text: extension(),
				neighbors: {
					'Watch.entitlements': '<key>com.apple.developer.endpoint-security.client</key>\n<true/>',
				},
			},
			{
				text: extension(),
				uri: 'file:///Filter/Info.plist',
				neighbors: {
					'Filter.entitlements': sandbox,
					'../project.yml': project('Config/Filter.entitlements'),
				},
			},
			...[
				'$(ENTITLEMENTS)',
				'$(ENTITLEMENTS:default=Filter/Filter.entitlements)',
				'Filter/Filter.entitlements\n      CODE_SIGN_ENTITLEMENTS: $(OTHER)',
			].map((entitlements) => ({
				text: extension(),
				uri: 'file:///Filter/Info.plist',
				neighbors: {
					'Filter.entitlements': sandbox,
					'../project.yml': project(entitlements),
				},
			})),
			{
				text: usage,
				neighbors: { 'Filter.entitlements': sandbox },
			},
		],
	}),
};

const sandbox = '<key>com.apple.security.app-sandbox</key>\n<true/>';

const filter =
	'<key>com.apple.developer.networking.networkextension</key>\n<array>\n\t<string>content-filter-provider</string>\n</array>';

const usage = '<key>NSSystemExtensionUsageDescription</key>\n<string>Filters traffic.</string>';

/** A project of XcodeGen with a system extension that is signed with these entitlements. */
function project(entitlements: string): string {
	return exampleProject('Filter', 'system-extension', {
		GENERATE_INFOPLIST_FILE: 'YES',
		INFOPLIST_FILE: 'Filter/Info.plist',
		...usualName,
		CODE_SIGN_ENTITLEMENTS: entitlements,
	});
}

/** An Info.plist of a system extension without a category. */
function extension(packageType = '<key>CFBundlePackageType</key>'): string {
	return `<key>CFBundleIdentifier</key>\n<string>com.example.app.filter</string>\n${packageType}\n<string>SYSX</string>\n<key>CFBundleVersion</key>\n<string>1</string>\n${usage}`;
}

const messages = defineMessages('missing-extension-category', {
	configuration: "Missing '{key}', which '{file}' has. Activation of the extension fails.",
	missing:
		"Missing '{network}', '{camera}', or '{name}' in '{file}'. Activation of the extension fails.",
	network: "Missing '{network}', which '{file}' is for. Activation of the extension fails.",
	entitlement: 'The entitlement is here.',
	entitlements: 'The entitlements are here.',
});

export const missingExtensionCategory = defineRule({
	code: 'missing-extension-category',
	severity: 'warning',
	kinds: ['systemExtension', 'entitlements'],
	messages,
	visit: 'root',
	*check(root, { plist, signedBundles }): Iterable<FoundWith<Lacking | undefined>> {
		if (plist.kind === 'entitlements') {
			for (const bundle of signedBundles('systemExtension')) yield* ofConfiguration(bundle, plist);
			return;
		}
		if (!isOfBundle(plist, root) || declaresCategory(plist, root)) return;
		const type = root.get('CFBundlePackageType');
		const [bundle] = signedBundles('systemExtension');
		const { files = [] } = bundle ?? {};
		const [file] = files;
		if (!file || files.some(isOfEndpointSecurity) || !areAllOf(plist, files)) return;
		const ofNetwork = files.find(({ root: entitled }) => entitled.get(networkEntitlement));
		const entry = ofNetwork?.root.get(networkEntitlement);
		const named = {
			network: networkExtension,
			camera: cameraExtension,
			name: endpointSecurityClient.replace('com.apple.developer.', ''),
			file: fileNameOf((ofNetwork ?? file).plist.uri),
		};
		yield {
			at: type ? atKey(type) : atOpenTag(root),
			message: entry ? messages.network(named) : messages.missing(named),
			related: [
				entry
					? relatedPlace(atKey(entry), messages.entitlement(), ofNetwork?.neighbor)
					: relatedPlace(atEntitlements(file.root), messages.entitlements(), file.neighbor),
			],
			state: undefined,
		};
	},
	fixes(lacking) {
		if (!lacking) return [];
		const { root, value } = lacking;
		return value
			? replaceValueFixes(value, true, '<true/>')
			: [addEntryFix(root, endpointSecurityClient, true)];
	},
});

/** Entitlements without that of Endpoint Security, or with `<false/>` for it. */
interface Lacking {
	readonly root: Dict;
	readonly value: PlistValue | undefined;
}

/** Entitlements without that of Endpoint Security, which those of another configuration of the extension have. */
function* ofConfiguration(
	{ info, root, files }: SignedBundle,
	{ neighbors }: PlistContents,
): Iterable<FoundWith<Lacking>> {
	const [file] = files;
	const isDeclared = hasCategoryKey(root) || hasKeyOrMisspelling(root, appExtension);
	if (!file || isOfEndpointSecurity(file) || isDeclared || !hasBundleKeys(root)) return;
	const named = namedEntitlements(neighbors.targets, info);
	const [other] = projectFilesOf(neighbors).flatMap((neighbor) => {
		const granted = neighbor.root?.type === 'dict' && neighbor.root.get(endpointSecurityClient);
		const isNamed = namesFile(named, neighbor.uri);
		return granted && isNamed && !isFalse(granted.value) ? [{ granted, neighbor }] : [];
	});
	if (!other) return;
	const value = file.root.get(endpointSecurityClient)?.value;
	const key = endpointSecurityClient;
	yield {
		at: value ? atValue(value) : atEntitlements(file.root),
		message: messages.configuration({ key, file: fileNameOf(other.neighbor.uri) }),
		related: [relatedPlace(atKey(other.granted), messages.entitlement(), other.neighbor)],
		state: { root: file.root, value },
	};
}

/** Whether a property list is that of an extension, and not one of the files that a build joins. Xcode can add the keys of every bundle. */
function isOfBundle({ form, neighbors, hasUnseenEntries }: PlistContents, root: Dict): boolean {
	if (hasBundleKeys(root)) return true;
	const isNamed = neighbors.products.some(({ kind }) => kind === 'systemExtension');
	return form === 'source' && isNamed && !hasUnseenEntries;
}

/** Whether the property list, or its build, has a key of a category. One that is elsewhere has a finding of its own. */
function declaresCategory(plist: PlistContents, root: Dict): boolean {
	return (
		hasCategoryKey(root) ||
		categoryDictionaries.some((key) => isAddedByBuild(plist, key)) ||
		declarationInstead(root, plist) !== undefined
	);
}

/** Whether a property list has a key of a category, perhaps with a typo or elsewhere. */
function hasCategoryKey(root: Dict): boolean {
	return (
		categoryDictionaries.some((key) => hasKeyOrMisspelling(root, key)) ||
		root.entries.some(({ key }) => isEndpointSecurityKey(key) || declarationOfKey.has(key))
	);
}

/** Whether these are all entitlements that the project signs the extension with. Where it names none, its settings are elsewhere. */
function areAllOf(plist: PlistContents, files: readonly EntitlementsFile[]): boolean {
	const { products, targets } = plist.neighbors;
	const named = namedEntitlements(targets, plist);
	const read = files.map((file) => file.plist.uri);
	return (
		(named.length > 0 || products.length === 0) && named.every((path) => namesFile(read, path))
	);
}

function isOfEndpointSecurity({ root }: EntitlementsFile): boolean {
	const value = root.get(endpointSecurityClient)?.value;
	return value ? !isFalse(value) : hasKeyOrMisspelling(root, endpointSecurityClient);
}
