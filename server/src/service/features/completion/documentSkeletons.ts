/** Skeletons of whole plists, from which a target of each kind starts. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are snippets with tab stops
import type { DriverPlist } from '../../document/driverPlist.js';
import type { NewValue } from '../../edit/plistEdit.js';
import { renderValue, xcodeLayout } from '../../edit/xmlText.js';
import { once } from '../../once.js';
import type { DocumentKind } from '../../platform/documentKind.js';
import { kpiFor } from '../../platform/kpiLibraries.js';
import { newEntitlements } from '../driverEntitlements.js';
import { newExtensionEntitlements } from '../extensionEntitlements.js';
import { personalitySkeletons } from './entrySnippets.js';
import { afterStopsOf, escapeSnippet } from './snippetText.js';

export interface DocumentSkeleton {
	readonly label: string;
	readonly description: string;
	readonly kinds: readonly DocumentKind[];
	/** The kind of bundle that is signed with these entitlements. */
	readonly signs?: DocumentKind;
	/** The lines of the root dictionary, as an LSP snippet. */
	readonly body: readonly string[];
}

const dict = (...entries: readonly (readonly string[])[]): readonly string[] => [
	'<dict>',
	...entries.flat().map((line) => `\t${line}`),
	'</dict>',
];
const entry = (key: string, ...value: readonly string[]): readonly string[] => [
	`<key>${key}</key>`,
	...value,
];
const string = (key: string, value: string): readonly string[] =>
	entry(key, `<string>${value}</string>`);

/** The entries that Xcode's templates write for each bundle, without the executable. */
const identity = (packageType: string): readonly (readonly string[])[] => [
	string('CFBundleDevelopmentRegion', '\\$(DEVELOPMENT_LANGUAGE)'),
	string('CFBundleIdentifier', '\\$(PRODUCT_BUNDLE_IDENTIFIER)'),
	string('CFBundleInfoDictionaryVersion', '6.0'),
	string('CFBundleName', '\\$(PRODUCT_NAME)'),
	string('CFBundlePackageType', packageType),
	string('CFBundleShortVersionString', '1.0'),
	string('CFBundleVersion', '1'),
];
const executable = string('CFBundleExecutable', '\\$(EXECUTABLE_NAME)');

const kpi = kpiFor(undefined);

/** The usual personality of a kind, with the tab stops after those of `before`. */
const personalities = (kind: DocumentKind, label: string, before = ''): readonly string[] => {
	const found = personalitySkeletons(kind).find((each) => each.label === label);
	const lines = found ? afterStopsOf(before, found.body).split('\n') : [];
	return entry('IOKitPersonalities', ...dict(lines));
};

const usage = string('OSBundleUsageDescription', '${1:What the driver is for}');

/** The most usual first. */
export const documentSkeletons = once((): readonly DocumentSkeleton[] => [
	{
		label: 'Driver extension (dext)',
		description: 'Info.plist of a DriverKit driver',
		kinds: ['dext'],
		body: dict(
			...identity('DEXT'),
			executable,
			usage,
			personalities('dext', 'Dext: USB device', usage.join('')),
		),
	},
	{
		label: 'Kernel extension (kext)',
		description: 'Info.plist of a kext with code',
		kinds: ['kext'],
		body: dict(
			...identity('KEXT'),
			executable,
			personalities('kext', 'Kext: PCI device'),
			entry(
				'OSBundleLibraries',
				...dict(string('com.apple.kpi.iokit', kpi), string('com.apple.kpi.libkern', kpi)),
			),
		),
	},
	{
		label: 'Codeless kernel extension',
		description: 'Info.plist of a kext with personalities only',
		kinds: ['codelessKext'],
		body: dict(
			...identity('KEXT'),
			personalities('codelessKext', 'Codeless kext: merged properties'),
		),
	},
	{
		label: 'System extension',
		description: 'Info.plist of an extension that is not a driver',
		kinds: ['systemExtension'],
		body: dict(
			...identity('SYSX'),
			executable,
			string('NSSystemExtensionUsageDescription', '${1:What the extension is for}'),
		),
	},
	{
		label: 'Entitlements of a dext',
		description: 'What a DriverKit driver is allowed to do',
		kinds: ['entitlements'],
		signs: 'dext',
		body: dict(
			entry('com.apple.developer.driverkit', '<true/>'),
			entry(
				'com.apple.developer.driverkit.transport.usb',
				'<array>',
				...dict(entry('idVendor', '<integer>${1:0}</integer>')).map((line) => `\t${line}`),
				'</array>',
			),
		),
	},
	{
		label: 'Entitlements of the host app',
		description: 'What an app requires to install a driver',
		kinds: ['entitlements'],
		signs: 'hostApp',
		body: dict(
			entry('com.apple.developer.system-extension.install', '<true/>'),
			entry('com.apple.security.app-sandbox', '<true/>'),
		),
	},
]);

/** The skeletons of entitlements. Next to the Info.plist of a dext or of a system extension, they are what it requires. */
export function entitlementsSkeletons(info: DriverPlist | undefined): readonly DocumentSkeleton[] {
	if (info?.kind === 'systemExtension') return extensionSkeletons(info);
	const skeletons = documentSkeletons().filter(({ signs }) => signs !== undefined);
	const ofBundle = skeletons.filter(({ signs }) => signs === info?.kind);
	if (!info || ofBundle.length === 0) return skeletons;
	if (info.kind !== 'dext') return ofBundle;
	const body = bodyOf(newEntitlements(info));
	return ofBundle.map((each) => ({ ...each, body }));
}

/** None for an extension that does not declare yet what it requires. */
function extensionSkeletons(info: DriverPlist): readonly DocumentSkeleton[] {
	const dict = newExtensionEntitlements(info);
	if (dict.length === 0) return [];
	return [
		{
			label: 'Entitlements of a system extension',
			description: 'What the extension is allowed to do',
			kinds: ['entitlements'],
			signs: 'systemExtension',
			body: bodyOf({ dict }),
		},
	];
}

function bodyOf(entitlements: NewValue): readonly string[] {
	return renderValue(entitlements, '', xcodeLayout).split('\n').map(escapeSnippet);
}
