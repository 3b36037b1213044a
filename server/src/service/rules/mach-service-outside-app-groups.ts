/** A Mach service of a system extension whose name begins with none of its app groups. */
import { productIdentifiers } from '../document/bundleIdentifiers.js';
import type { DriverPlist, PlistContents } from '../document/driverPlist.js';
import { machServicesOf } from '../document/extensionDeclarations.js';
import { atContent, atKey } from '../document/finding.js';
import { fileNameOf, projectFilesOf } from '../document/neighbors.js';
import { startsOf } from '../document/startsOf.js';
import { defineMessages } from '../messages/message.js';
import { appGroups } from '../platform/entitlements.js';
import { isAppGroupName } from '../platform/extensionEntitlements.js';
import { beginsLike } from '../text/spelling.js';
import { isProductIdentifier } from '../value/buildVariables.js';
import type { DictEntry, Str } from '../value/plistValue.js';
import { defineRule, type Fix, type FoundWith, type RuleDocs } from './rule.js';
import {
	addEntitlementFixes,
	addValueFixes,
	atEntitlements,
	changeTextFixes,
	relatedPlace,
} from './shared/bundleFixes.js';
import { appGroupsIn, underGroup } from './shared/machServiceNames.js';
import { type EntitlementsFile, foundInAllFiles, type SignedBundle } from './signedBundle.js';

export const machServiceOutsideAppGroupsDocs: RuleDocs = {
	what: '`NEMachServiceName` or `CMIOExtensionMachServiceName` that begins with none of the app groups in the entitlements of the extension.',
	why: 'The system registers the Mach service in an app group of the extension. Activation ends with error 9, and sysextd logs that the value must be prefixed with one of the app groups in the entitlement.',
	fix: 'Begin the name with one of the groups, such as `$(TeamIdentifierPrefix)com.example.group.service` in the group `$(TeamIdentifierPrefix)com.example.group`.',
	references: [
		'https://developer.apple.com/forums/thread/708017',
		'https://developer.apple.com/forums/thread/706184',
		'Apple sample SimpleFirewall, IPCConnection.swift',
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.security.application-groups',
	],
	examples: () => ({
		bad: [
			{
				text: service('[|$(TeamIdentifierPrefix)$(PRODUCT_BUNDLE_IDENTIFIER)|]'),
				neighbors: { 'Camera.entitlements': group('group.com.example.camera') },
				fixed: service('group.com.example.camera.$(PRODUCT_BUNDLE_IDENTIFIER)'),
				findings: [
					"warning: 'CMIOExtensionMachServiceName' begins with none of the app groups in 'Camera.entitlements'. Activation of the extension fails.",
				],
				fixes: ["Change to 'group.com.example.camera.$(PRODUCT_BUNDLE_IDENTIFIER)'"],
			},
			{
				kind: 'entitlements',
				text: group('group.com.example.camera').replace(/<key>.*<\/key>/, '[|$&|]'),
				neighbors: { 'Info.plist': service('com.example.service') },
				fixedNeighbors: { 'Info.plist': service('group.com.example.camera.service') },
				findings: [
					"warning: 'CMIOExtensionMachServiceName' in 'Info.plist' begins with none of these app groups. Activation of the extension fails.",
				],
				fixes: [
					"Change 'CMIOExtensionMachServiceName' in 'Info.plist' to 'group.com.example.camera.service'",
				],
			},
			{
				text: service('[|$(TeamIdentifierPrefix)com.example.camera.service|]'),
				neighbors: { 'Camera.entitlements': group('$(TeamIdentifierPrefix)com.example.camra') },
				findings: [
					"warning: 'CMIOExtensionMachServiceName' begins with none of the app groups in 'Camera.entitlements'. Activation of the extension fails.",
				],
				fixes: ["Change to '$(TeamIdentifierPrefix)com.example.camra.service'"],
			},
			{
				text: service('[|$(TeamIdentifierPrefix)com.example.camera.service|]'),
				neighbors: { 'Camera.entitlements': group('$(TeamIdentifierPrefix).com.example.camera') },
				findings: [
					"warning: 'CMIOExtensionMachServiceName' begins with none of the app groups in 'Camera.entitlements'. Activation of the extension fails.",
				],
				fixes: ["Change to '$(TeamIdentifierPrefix).com.example.camera.service'"],
			},
			{
				text: service('[|$(TeamIdentifierPrefix)com.example.camera|]'),
				neighbors: {
					'Camera.entitlements': '<key>com.apple.security.app-sandbox</key>\n<true/>',
				},
				fixedNeighbors: {
					'Camera.entitlements': `<key>com.apple.security.app-sandbox</key>\n<true/>\n${group('$(TeamIdentifierPrefix)com.example.camera')}`,
				},
				findings: [
					"warning: 'CMIOExtensionMachServiceName' must begin with an app group, and 'Camera.entitlements' has none. Activation fails.",
				],
				fixes: ["Add 'com.apple.security.application-groups' to 'Camera.entitlements'"],
			},
			{
				text: service('[|$(TeamIdentifierPrefix)com.example.camera|]'),
				neighbors: {
					'Camera.entitlements': '<key>com.apple.security.application-groups</key>\n<array/>',
				},
				fixedNeighbors: {
					'Camera.entitlements': group('$(TeamIdentifierPrefix)com.example.camera'),
				},
				findings: [
					"warning: 'CMIOExtensionMachServiceName' must begin with an app group, and 'Camera.entitlements' has none. Activation fails.",
				],
				fixes: [
					"Add '$(TeamIdentifierPrefix)com.example.camera' to 'com.apple.security.application-groups' in 'Camera.entitlements'",
				],
			},
			{
				text: service('[|$(TeamIdentifierPrefix)com.example.camera|]'),
				neighbors: { 'Camera.entitlements': group('') },
				findings: [
					"warning: 'CMIOExtensionMachServiceName' must begin with an app group, and 'Camera.entitlements' has none. Activation fails.",
				],
			},
			{
				text: service('[|$(TeamIdentifierPrefix)com.example.camera.service|]'),
				neighbors: {
					'Camera.entitlements': '<key>com.apple.security.app-sandbox</key>\n<true/>',
					'../App/App.entitlements': group('$(TeamIdentifierPrefix)com.example.camera'),
				},
				fixedNeighbors: {
					'Camera.entitlements': `<key>com.apple.security.app-sandbox</key>\n<true/>\n${group('$(TeamIdentifierPrefix)com.example.camera')}`,
				},
				findings: [
					"warning: 'CMIOExtensionMachServiceName' must begin with an app group, and 'Camera.entitlements' has none. Activation fails.",
				],
				fixes: ["Add 'com.apple.security.application-groups' to 'Camera.entitlements'"],
			},
			{
				text: service('[|$(TeamIdentifierPrefix)com.example.camera.service|]'),
				neighbors: {
					'Camera.entitlements': group('$(TeamIdentifierPrefix)com.example.other'),
					'../App/App.entitlements': group('$(TeamIdentifierPrefix)com.example.camera'),
				},
				fixedNeighbors: {
					'Camera.entitlements': group('$(TeamIdentifierPrefix)com.example.camera'),
				},
				findings: [
					"warning: 'CMIOExtensionMachServiceName' begins with none of the app groups in 'Camera.entitlements'. Activation of the extension fails.",
				],
				fixes: [
					"Change 'com.apple.security.application-groups' in 'Camera.entitlements' to '$(TeamIdentifierPrefix)com.example.camera'",
					"Change to '$(TeamIdentifierPrefix)com.example.other.service'",
				],
			},
			{
				text: service('[|com.example.camera|]'),
				neighbors: { 'Camera.entitlements': group('$(TeamIdentifierPrefix)com.example.camera') },
				fixed: service('$(TeamIdentifierPrefix)com.example.camera'),
				findings: [
					"warning: 'CMIOExtensionMachServiceName' begins with none of the app groups in 'Camera.entitlements'. Activation of the extension fails.",
				],
				fixes: ["Change to '$(TeamIdentifierPrefix)com.example.camera'"],
			},
			{
				kind: 'entitlements',
				text: '[|<key>com.apple.security.application-groups</key>|]\n<array/>',
				neighbors: {
					'Info.plist': service('$(TeamIdentifierPrefix)com.example.camera.service'),
					'../App/App.entitlements': group('ABCDE12345.com.example.camera'),
				},
				findings: [
					"warning: 'CMIOExtensionMachServiceName' in 'Info.plist' begins with none of these app groups. Activation of the extension fails.",
				],
				fixes: [
					"Add '$(TeamIdentifierPrefix)com.example.camera.service' to 'com.apple.security.application-groups'",
				],
			},
			{
				kind: 'entitlements',
				text: '[|<key>com.apple.security.application-groups</key>|]\n<array/>',
				neighbors: { 'Info.plist': service('$(TeamIdentifierPrefix)com.example.camera') },
				fixed: group('$(TeamIdentifierPrefix)com.example.camera'),
				findings: [
					"warning: 'CMIOExtensionMachServiceName' in 'Info.plist' begins with none of these app groups. Activation of the extension fails.",
				],
				fixes: [
					"Add '$(TeamIdentifierPrefix)com.example.camera' to 'com.apple.security.application-groups'",
				],
			},
		],
		good: [
			{
				text: service('$(TeamIdentifierPrefix)com.example.camera'),
				neighbors: { 'Camera.entitlements': group('$(TeamIdentifierPrefix)com.example') },
			},
			{
				text: service('$(CAMERA_SERVICE)'),
				neighbors: { 'Camera.entitlements': group('group.com.example.camera') },
			},
			{
				text: service('ABCDE12345.com.example.camera'),
				neighbors: { 'Camera.entitlements': group('$(TeamIdentifierPrefix)com.example') },
			},
			{ text: service('com.example.camera') },
			{
				text: service('com.example.camera'),
				neighbors: {
					'Camera.entitlements':
						'<key>com.apple.security.application-groups</key>\n<string>group.com.example</string>',
				},
			},
			{
				text: service('com.example.camera'),
				neighbors: {
					'Camera.entitlements':
						'<key>com.apple.security.application-groups</key>\n<array>\n\t<string>group.com.example</string>\n\t<integer>1</integer>\n</array>',
				},
			},
		],
	}),
};

/** An Info.plist of a camera extension with the name of its service. */
function service(name: string): string {
	return `<key>CFBundlePackageType</key>\n<string>SYSX</string>\n<key>CMIOExtension</key>\n<dict>\n\t<key>CMIOExtensionMachServiceName</key>\n\t<string>${name}</string>\n</dict>\n<key>NSSystemExtensionUsageDescription</key>\n<string>Shows a camera.</string>`;
}

/** Entitlements with one app group. */
function group(name: string): string {
	return `<key>com.apple.security.application-groups</key>\n<array>\n\t<string>${name}</string>\n</array>`;
}

const messages = defineMessages('mach-service-outside-app-groups', {
	outside:
		"'{key}' begins with none of the app groups in '{file}'. Activation of the extension fails.",
	noGroups: "'{key}' must begin with an app group, and '{file}' has none. Activation fails.",
	outsideOfThese:
		"'{key}' in '{file}' begins with none of these app groups. Activation of the extension fails.",
	missing: "Missing '{groups}' for '{key}' in '{file}'. Activation of the extension fails.",
	groups: 'The app groups are here.',
	file: 'The entitlements are here.',
	name: "'{key}' is here.",
});

/** A name under none of the groups of a file. */
interface Outside {
	readonly name: string;
	readonly value: Str;
	readonly file: EntitlementsFile;
	readonly groups: DictEntry | undefined;
	readonly values: readonly Str[];
}

interface State extends Outside {
	readonly bundle: SignedBundle;
}

export const machServiceOutsideAppGroups = defineRule({
	code: 'mach-service-outside-app-groups',
	severity: 'warning',
	kinds: ['systemExtension', 'entitlements'],
	messages,
	visit: 'root',
	*check(_root, { plist, signedBundles }): Iterable<FoundWith<State>> {
		for (const bundle of signedBundles('systemExtension')) yield* foundIn(bundle, plist);
	},
	fixes({ name: key, value, values, file, bundle }, { plist }) {
		const [first, ...others] = values;
		if (!first) return groupFixes(plist, bundle, value);
		if (others.length > 0) return [];
		const renames = renameFixes(bundle, key, value, first.value, identifierOf(plist));
		const answerFor = startsOf(value, identifierOf(plist));
		const group = groupsNear(plist).find((each) => answerFor(each) === 'yes');
		if (!group) return renames;
		// The app, whose group the name has, must be in the group of the extension.
		const change = changeTextFixes(file.neighbor, first, appGroups, group.value);
		return [...change, ...renames.map((rename) => ({ ...rename, preferred: false }))];
	},
});

function* foundIn(bundle: SignedBundle, plist: PlistContents): Iterable<FoundWith<State>> {
	const identifier = identifierOf(plist);
	for (const found of foundInAllFiles(bundle, (file) => namesOutside(bundle, file, identifier))) {
		const { name: key, value, groups, values } = found;
		const { root, plist: file, neighbor } = found.file;
		const atName = atContent(value);
		const atGroups = groups ? atKey(groups) : atEntitlements(root);
		const state = { ...found, bundle };
		if (plist === bundle.info) {
			const named = { key, file: fileNameOf(file.uri) };
			yield {
				at: atName,
				message: values.length > 0 ? messages.outside(named) : messages.noGroups(named),
				related: [relatedPlace(atGroups, groups ? messages.groups() : messages.file(), neighbor)],
				state,
			};
		} else {
			const named = { key, file: fileNameOf(bundle.info.uri), groups: appGroups };
			yield {
				at: atGroups,
				message: groups ? messages.outsideOfThese(named) : messages.missing(named),
				related: [relatedPlace(atName, messages.name({ key }), bundle.neighbor)],
				state,
			};
		}
	}
}

/** The complete names of app groups in the entitlements of the app and of other bundles near a property list, without those that contain the identifier of their own product. */
function groupsNear({ neighbors }: DriverPlist): readonly Str[] {
	return projectFilesOf(neighbors)
		.flatMap(({ root }) => (root?.type === 'dict' ? appGroupsIn(root) : []))
		.filter((item) => item.type === 'string')
		.filter(({ value }) => /[.)]\w/.test(value))
		.filter(({ variables }) => !variables.some(isProductIdentifier));
}

/** Adds the group of the app to each file without groups, or else the name of the service, which is one that no bundle near it has. */
function groupFixes(plist: DriverPlist, bundle: SignedBundle, name: Str): readonly Fix[] {
	const groups = groupsNear(plist);
	const answerFor = startsOf(name, identifierOf(plist));
	const group = groups.find((each) => answerFor(each) === 'yes');
	const fixes = addGroupFixes(plist, bundle, (group ?? name).value);
	const isCertain = group !== undefined || groups.length === 0;
	return isCertain ? fixes : fixes.map((fix) => ({ ...fix, preferred: false }));
}

/** Adds a group to each file without groups. */
function addGroupFixes(plist: DriverPlist, { files }: SignedBundle, name: string): readonly Fix[] {
	if (!isAppGroupName(name)) return [];
	return files.flatMap((file) => {
		const groups = file.root.get(appGroups)?.value;
		if (!groups) return addEntitlementFixes([file], appGroups, [name]);
		const isEmpty = groups.type === 'array' && groups.items.length === 0;
		return isEmpty ? addValueFixes(plist, file, appGroups, [], name, true) : [];
	});
}

/** The identifier of the only product that is made with a property list. */
function identifierOf({ neighbors }: PlistContents): string | undefined {
	const [only, ...others] = productIdentifiers(neighbors);
	return others.length === 0 ? only : undefined;
}

function namesOutside(
	{ root }: SignedBundle,
	file: EntitlementsFile,
	identifier: string | undefined,
): readonly Outside[] {
	const groups = file.root.get(appGroups);
	const items = appGroupsIn(file.root);
	const values = items.filter((item) => item.type === 'string');
	if (values.length < items.length || (groups && groups.value.type !== 'array')) return [];
	return machServicesOf(root).flatMap(({ key, value }) => {
		// `extra-whitespace` reports this.
		if (value.value.trim() !== value.value) return [];
		const answerFor = startsOf(value, identifier);
		const isOutside = values.every((group) => answerFor(group) === 'no');
		return isOutside ? [{ name: key, value, file, groups, values }] : [];
	});
}

function renameFixes(
	{ neighbor }: SignedBundle,
	key: string,
	value: Str,
	group: string,
	identifier: string | undefined,
): readonly Fix[] {
	const by = underGroup(group, value.value, identifier);
	// Another text can be the value of another entitlement, and a similar one can be a misspelled group.
	const isGroup = isAppGroupName(group) || /^[A-Z0-9]{10}\./.test(group);
	return changeTextFixes(neighbor, value, key, by, isGroup && !beginsLike(value.value, group));
}
