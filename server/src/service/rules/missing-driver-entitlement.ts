/** A personality whose provider or kernel class requires an entitlement that the dext is not signed with. */

import type { PlistContents } from '../document/driverPlist.js';
import { atContent } from '../document/finding.js';
import { fileNameOf } from '../document/neighbors.js';
import { canBecome } from '../document/unexpanded.js';
import type { PreparedPersonality } from '../matching/matchingDictionary.js';
import { defineMessages } from '../messages/message.js';
import {
	builtIn,
	driverKitEntitlement,
	familyPrefix,
	transportPrefix,
} from '../platform/entitlements.js';
import { beginsLike } from '../text/spelling.js';
import { hasKeyOrMisspelling } from '../value/hasKeyOrMisspelling.js';
import { defineRule, type FoundWith, type RuleDocs } from './rule.js';
import { addEntitlementFixes, atEntitlements, relatedPlace } from './shared/bundleFixes.js';
import { entitlementValue } from './shared/entitlementValue.js';
import {
	dextExample,
	dextExamples,
	pciDextExample,
	virtualDextExample,
} from './shared/examplePersonality.js';
import { exampleProject } from './shared/exampleProject.js';
import { driverWithOtherClass } from './shared/kernelClassMismatch.js';
import { type RequiredEntitlement, requiredEntitlements } from './shared/requiredEntitlements.js';
import { renameTransportFixes } from './shared/strayTransport.js';
import { type EntitlementsFile, foundInAllFiles, type SignedBundle } from './signedBundle.js';

export const missingDriverEntitlementDocs: RuleDocs = {
	what: 'Entitlements of a dext without the one for the provider or the kernel class of a personality in its Info.plist. Also a dext for whose target a project names no entitlements.',
	why: 'When the dext starts, the kernel compares its entitlements with those that the provider and the class in `IOClass` require (`IOUserServer::checkEntitlements`). It logs that the provider or family entitlements check failed, and terminates the dext.',
	otherSeverities: {
		information:
			'where the target has no `CODE_SIGN_ENTITLEMENTS`, because something else than the project can sign the dext.',
	},
	fix: 'Add the entitlement, and request it from Apple if the provisioning profile does not contain it.',
	references: [
		'xnu IOUserServer.cpp:checkEntitlements',
		'https://developer.apple.com/documentation/driverkit/requesting-entitlements-for-driverkit-development',
	],
	examples: () => ({
		bad: [
			{
				kind: 'entitlements',
				text: '[|<key>com.apple.developer.driverkit</key>|]\n<true/>',
				neighbors: {
					'Info.plist': pciDextExample({ IOPCIPrimaryMatch: '0x56781234' }),
				},
				fixed:
					'<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.pci</key>\n<array>\n\t<dict>\n\t\t<key>IOPCIPrimaryMatch</key>\n\t\t<string>0x56781234</string>\n\t</dict>\n</array>',
				findings: [
					"warning: Missing 'com.apple.developer.driverkit.transport.pci' for 'IOPCIDevice' in 'Info.plist'. The dext can't start.",
				],
				fixes: ["Add 'com.apple.developer.driverkit.transport.pci'"],
			},
			{
				kind: 'dext',
				text: dextExample({ IOProviderClass: '[|IOUSBHostDevice|]' }),
				neighbors: {
					'Widget.entitlements': '<key>com.apple.developer.driverkit</key>\n<true/>',
				},
				fixedNeighbors: {
					'Widget.entitlements':
						'<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n<array>\n\t<dict>\n\t\t<key>idProduct</key>\n\t\t<integer>4660</integer>\n\t\t<key>idVendor</key>\n\t\t<integer>1452</integer>\n\t</dict>\n</array>',
				},
				findings: [
					"warning: 'IOUSBHostDevice' requires 'transport.usb', which 'Widget.entitlements' doesn't have. The dext can't start.",
				],
				fixes: ["Add 'com.apple.developer.driverkit.transport.usb' to 'Widget.entitlements'"],
			},
			{
				kind: 'dext',
				text: pciDextExample({
					CFBundleIdentifierKernel: 'com.apple.iokit.IOSkywalkFamily',
					IOClass: '[|IOUserNetworkEthernet|]',
					IOPCIPrimaryMatch: '0x56781234',
				}),
				neighbors: {
					'Widget.entitlements': pciEntitlement(),
				},
				fixedNeighbors: {
					'Widget.entitlements': `${pciEntitlement()}\n<key>com.apple.developer.driverkit.family.networking</key>\n<true/>`,
				},
				findings: [
					"warning: 'IOUserNetworkEthernet' requires 'family.networking', which 'Widget.entitlements' doesn't have. The dext can't start.",
				],
				fixes: ["Add 'com.apple.developer.driverkit.family.networking' to 'Widget.entitlements'"],
			},
			{
				kind: 'dext',
				text: dextExamples({
					Gadget: { IOProviderClass: '[|IOUSBHostDevice|]' },
					Widget: {
						IOProviderClass: 'IOUSBHostInterface',
						bInterfaceClass: '<integer>2</integer>',
						bInterfaceProtocol: '<integer>1</integer>',
						bInterfaceSubClass: '<integer>1</integer>',
						idProduct: undefined,
						idVendor: undefined,
					},
				}),
				neighbors: { 'Widget.entitlements': '<key>com.apple.developer.driverkit</key>\n<true/>' },
				findings: [
					"warning: 'IOUSBHostDevice' requires 'transport.usb', which 'Widget.entitlements' doesn't have. The dext can't start.",
				],
			},
			{
				kind: 'dext',
				text: pciDextExample({
					IOClass: '[|IOUserService|]',
					IOPCIPrimaryMatch: '0x56781234',
					IOUserAudioDriverUserClientProperties: audioClient(),
				}),
				neighbors: { 'Widget.entitlements': pciEntitlement() },
				fixedNeighbors: {
					'Widget.entitlements': `${pciEntitlement()}\n<key>com.apple.developer.driverkit.family.audio</key>\n<true/>`,
				},
				findings: [
					"warning: 'IOUserAudioDriverUserClient' requires 'family.audio', which 'Widget.entitlements' doesn't have. The dext can't start.",
				],
				fixes: ["Add 'com.apple.developer.driverkit.family.audio' to 'Widget.entitlements'"],
			},
			{
				kind: 'dext',
				text: pciDextExample({
					IOPCIClassMatch: '$(PCI_CLASS)',
					IOPCIPrimaryMatch: '0x56781234',
					IOProviderClass: '[|IOPCIDevice|]',
				}),
				neighbors: { 'Widget.entitlements': '<key>com.apple.developer.driverkit</key>\n<true/>' },
				findings: [
					"warning: 'IOPCIDevice' requires 'transport.pci', which 'Widget.entitlements' doesn't have. The dext can't start.",
				],
			},
			{
				kind: 'entitlements',
				text: '<plist version="1.0">\n[|<dict/>|]\n</plist>\n',
				uri: 'file:///Widget/Widget.entitlements',
				neighbors: {
					'Info.plist': pciDextExample({ IOPCIPrimaryMatch: '0x56781234' }),
					'../project.yml': exampleProject('Widget', 'driver-extension', {
						INFOPLIST_FILE: 'Widget/Info.plist',
						CODE_SIGN_ENTITLEMENTS: 'Widget/Widget.entitlements',
					}),
				},
				fixed: `<plist version="1.0">\n<dict>\n\t${pciDevices().replaceAll('\n', '\n\t')}\n</dict>\n</plist>\n`,
				findings: [
					"warning: Missing 'com.apple.developer.driverkit.transport.pci' for 'IOPCIDevice' in 'Info.plist'. The dext can't start.",
				],
				fixes: ["Add 'com.apple.developer.driverkit.transport.pci'"],
			},
			{
				kind: 'dext',
				text: dextExample({ IOProviderClass: '[|IOUSBHostDevice|]' }),
				uri: 'file:///Widget/Info.plist',
				neighbors: {
					'../project.yml': exampleProject('Widget', '"driver-extension"', {
						INFOPLIST_FILE: 'Widget/Info.plist',
					}),
				},
				findings: [
					"information: 'IOUSBHostDevice' requires 'transport.usb', but target 'Widget' has no CODE_SIGN_ENTITLEMENTS. Signed by it, the dext can't start.",
				],
			},
		],
		good: [
			{
				kind: 'dext',
				text: pciDextExample({ IOPCIPrimaryMatch: '0x56781234' }),
				neighbors: { 'Widget.entitlements': pciEntitlement() },
			},
			{
				kind: 'dext',
				text: pciDextExample({ IOPCIPrimaryMatch: '0x56781234' }),
				neighbors: {
					'Debug.entitlements': pciEntitlement(),
					'Release.entitlements': '<key>com.apple.developer.driverkit</key>\n<true/>',
				},
			},
			{
				kind: 'dext',
				text: pciDextExample({ IOPCIPrimaryMatch: '0x56781234' }),
				neighbors: {
					'App.entitlements': '<key>com.apple.developer.system-extension.install</key>\n<true/>',
				},
			},
			{
				kind: 'dext',
				text: dextExample({ IOProviderClass: '$(WIDGET_PROVIDER)' }),
				neighbors: {
					'Widget.entitlements': '<key>com.apple.developer.driverkit</key>\n<true/>',
				},
			},
			{
				kind: 'dext',
				text: dextExample(),
				neighbors: {
					'Widget.entitlements':
						'<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.builtin</key>\n<true/>',
				},
			},
			{
				kind: 'dext',
				text: dextExample(),
				neighbors: {
					'Widget.entitlements':
						'<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.usb.transport</key>\n<true/>',
				},
			},
			{
				kind: 'dext',
				text: dextExample(),
				neighbors: {
					'Widget.entitlements': `<key>com.apple.developer.driverkit</key>\n<true/>\n#if DEBUG\n<key>com.apple.developer.driverkit.allow-any-userclient-access</key>\n<true/>\n#endif`,
				},
			},
			{
				kind: 'dext',
				text: dextExample(),
				neighbors: { 'Widget.entitlements': '<key>com.apple.developer.driverkit</key>\n<true>' },
			},
			{
				kind: 'dext',
				text: dextExample({
					CFBundleIdentifierKernel: 'com.apple.driver.AppleUSBMergeNub',
					IOClass: 'AppleUSBMergeNub',
					IOProviderMergeProperties:
						'<dict>\n\t\t\t<key>Speed</key>\n\t\t\t<integer>3</integer>\n\t\t</dict>',
					IOUserClass: undefined,
					IOUserServerName: undefined,
				}),
				neighbors: { 'Widget.entitlements': '<key>com.apple.developer.driverkit</key>\n<true/>' },
			},
			{
				kind: 'dext',
				text: virtualDextExample({ IOUserAudioDriverUserClientProperties: audioClient() }),
				neighbors: { 'Widget.entitlements': '<key>com.apple.developer.driverkit</key>\n<true/>' },
			},
			{
				kind: 'dext',
				text: pciDextExample({ IOPCIPrimaryMatch: '0x56781234' }),
				neighbors: { 'Widget.entitlements': pciDevices() },
			},
		],
	}),
};

/** Entitlements of a dext for a PCI device. */
function pciEntitlement(): string {
	return `<key>com.apple.developer.driverkit</key>\n<true/>\n${pciDevices()}`;
}

function pciDevices(): string {
	return '<key>com.apple.developer.driverkit.transport.pci</key>\n<array>\n\t<dict>\n\t\t<key>IOPCIPrimaryMatch</key>\n\t\t<string>0x56781234</string>\n\t</dict>\n</array>';
}

/** The dictionary from which AudioDriverKit creates a user client. */
function audioClient(): string {
	return '<dict>\n\t\t\t<key>IOClass</key>\n\t\t\t<string>IOUserUserClient</string>\n\t\t\t<key>IOUserClass</key>\n\t\t\t<string>IOUserAudioDriverUserClient</string>\n\t\t</dict>';
}

const messages = defineMessages('missing-driver-entitlement', {
	forClass:
		"'{className}' requires '{shortName}', which '{file}' doesn't have. The dext can't start.",
	noFile:
		"'{className}' requires '{shortName}', but target '{target}' has no CODE_SIGN_ENTITLEMENTS. Signed by it, the dext can't start.",
	missing: "Missing '{name}' for '{className}' in '{file}'. The dext can't start.",
	required: "'{className}' requires it.",
	file: 'The entitlements are here.',
});

interface State {
	readonly name: string;
	readonly files: readonly EntitlementsFile[];
	/** The personalities of all dexts that are signed with the files. */
	readonly personalities: readonly PreparedPersonality[];
}

export const missingDriverEntitlement = defineRule({
	code: 'missing-driver-entitlement',
	severity: 'warning',
	kinds: ['dext', 'entitlements'],
	messages,
	visit: 'root',
	*check(_root, { plist, personalities: own, signedBundles }): Iterable<FoundWith<State>> {
		const unentitled = plist.kind === 'dext' ? unentitledTarget(plist) : undefined;
		const [first] = unentitled === undefined ? [] : own.flatMap(requiredEntitlements);
		if (first && unentitled !== undefined) {
			const { name, className, value } = first;
			const named = { className, shortName: shortNameOf(name), target: unentitled };
			const at = atContent(value);
			const message = messages.noFile(named);
			yield { at, message, severity: 'information', state: { name, files: [], personalities: [] } };
		}
		const bundles = signedBundles('dext');
		const personalities = bundles.flatMap((each) => each.personalities());
		for (const { bundle, ...found } of firstByName(bundles.flatMap(missingInAll))) {
			const { name, className, value, file } = found;
			const state = { name, files: bundle.files, personalities };
			const at = atContent(value);
			const atFile = atEntitlements(file.root);
			if (plist === bundle.info) {
				const named = { className, shortName: shortNameOf(name), file: fileNameOf(file.plist.uri) };
				const message = messages.forClass(named);
				const related = [relatedPlace(atFile, messages.file(), file.neighbor)];
				yield { at, message, related, state };
			} else {
				const message = messages.missing({ name, className, file: fileNameOf(bundle.info.uri) });
				const related = [relatedPlace(at, messages.required({ className }), bundle.neighbor)];
				yield { at: atFile, message, related, state };
			}
		}
	},
	fixes({ name, files, personalities }, { plist }) {
		const value = entitlementValue(personalities, name);
		const additions = value === undefined ? [] : addEntitlementFixes(files, name, value);
		// One of another bus or family that nothing requires can show that the provider or the class is wrong instead.
		const prefix = [transportPrefix, familyPrefix].find((each) => name.startsWith(each));
		const required = new Set(personalities.flatMap(requiredEntitlements).map((each) => each.name));
		const renames = renameTransportFixes(files, name, required);
		const isOther = (key: string): boolean =>
			prefix !== undefined && beginsLike(key, prefix) && !required.has(key);
		// `kernel-class-mismatch` reports a class that is wrong, whatever it requires.
		const isForOtherClass =
			prefix === familyPrefix && personalities.some((each) => driverWithOtherClass(each, plist));
		const isDoubtful =
			isForOtherClass || files.some(({ root }) => root.entries.some(({ key }) => isOther(key)));
		return isDoubtful
			? [...renames, ...additions.map((fix) => ({ ...fix, preferred: false }))]
			: additions;
	},
});

/** The target that makes a dext, if all project files sign it without entitlements. */
function unentitledTarget({ form, neighbors: { products } }: PlistContents): string | undefined {
	const dexts = products.filter(({ kind }) => kind === 'dext');
	const isUnentitled = form === 'source' && dexts.every((each) => each.isUnentitled === true);
	return isUnentitled ? dexts[0]?.target : undefined;
}

function shortNameOf(entitlement: string): string {
	return entitlement.slice(`${driverKitEntitlement}.`.length);
}

interface Missing extends RequiredEntitlement {
	readonly bundle: SignedBundle;
	readonly file: EntitlementsFile;
}

/** What the personalities of a bundle require, and none of its files has. */
function missingInAll(bundle: SignedBundle): readonly Missing[] {
	const required = firstByName(bundle.personalities().flatMap(requiredEntitlements));
	return foundInAllFiles(bundle, (file) =>
		missingIn(file, required).map((each) => ({ ...each, bundle, file })),
	);
}

/** The first that requires each entitlement. */
function firstByName<Found extends RequiredEntitlement>(all: readonly Found[]): readonly Found[] {
	const first = new Map([...all].reverse().map((each) => [each.name, each]));
	return [...first.values()].reverse();
}

function missingIn(
	file: EntitlementsFile,
	required: readonly RequiredEntitlement[],
): readonly RequiredEntitlement[] {
	if (file.root.get(builtIn)) return [];
	return required.filter(({ name }) => !isPresent(file, name));
}

/** Whether the entitlement is or may be there, or its words in another order, which is a misspelling. */
function isPresent({ plist, root }: EntitlementsFile, name: string): boolean {
	const words = sortedWords(name);
	return (
		hasKeyOrMisspelling(root, name) ||
		root.entries.some(({ key }) => sortedWords(key) === words || canBecome(key, name, plist.form))
	);
}

function sortedWords(name: string): string {
	return name.startsWith(driverKitEntitlement) ? name.split('.').sort().join('.') : name;
}
