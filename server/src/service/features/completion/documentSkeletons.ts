/** Skeletons of whole plists, from which a target of each kind starts. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are snippets with tab stops
import type { DocumentKind } from '../../platform/documentKind.js';
import { kpiFor } from '../../platform/kpiLibraries.js';

export interface DocumentSkeleton {
	readonly label: string;
	readonly description: string;
	readonly kinds: readonly DocumentKind[];
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
/** Puts the final cursor after the entry, where the keys that match the device follow. */
const withFinalCursor = (lines: readonly string[]): readonly string[] => [
	...lines.slice(0, -1),
	`${lines.at(-1) ?? ''}$0`,
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

/** The most usual first. */
export const DOCUMENT_SKELETONS: readonly DocumentSkeleton[] = [
	{
		label: 'Driver extension (dext)',
		description: 'Info.plist of a DriverKit driver',
		kinds: ['dext'],
		body: dict(
			...identity('DEXT'),
			executable,
			string('OSBundleUsageDescription', '${1:What the driver is for}'),
			entry(
				'IOKitPersonalities',
				...dict(
					entry(
						'${2:MyDriver}',
						...dict(
							string('CFBundleIdentifier', '\\$(PRODUCT_BUNDLE_IDENTIFIER)'),
							string('CFBundleIdentifierKernel', 'com.apple.kpi.iokit'),
							string('IOClass', 'IOUserService'),
							string(
								'IOProviderClass',
								'${3|IOUSBHostDevice,IOUSBHostInterface,IOPCIDevice,IOHIDInterface,IOUserResources|}',
							),
							string('IOUserClass', '${2:MyDriver}'),
							withFinalCursor(string('IOUserServerName', '\\$(PRODUCT_BUNDLE_IDENTIFIER)')),
						),
					),
				),
			),
		),
	},
	{
		label: 'Kernel extension (kext)',
		description: 'Info.plist of a kext with code',
		kinds: ['kext'],
		body: dict(
			...identity('KEXT'),
			executable,
			entry(
				'IOKitPersonalities',
				...dict(
					entry(
						'${1:MyDriver}',
						...dict(
							string('CFBundleIdentifier', '\\$(PRODUCT_BUNDLE_IDENTIFIER)'),
							string('IOClass', '${2:com_example_MyDriver}'),
							withFinalCursor(
								string('IOProviderClass', '${3|IOPCIDevice,IOUSBHostDevice,IOResources|}'),
							),
						),
					),
				),
			),
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
			entry(
				'IOKitPersonalities',
				...dict(
					entry(
						'${1:MyDevice}',
						...dict(
							string('CFBundleIdentifier', '${2:com.apple.driver.AppleUSBMergeNub}'),
							string('IOClass', '${3:AppleUSBMergeNub}'),
							withFinalCursor(
								string('IOProviderClass', '${4|IOUSBHostDevice,IOUSBHostInterface,IOPCIDevice|}'),
							),
						),
					),
				),
			),
		),
	},
	{
		label: 'System extension',
		description: 'Info.plist of an extension that is not a driver',
		kinds: ['systemExtension'],
		body: dict(
			...identity('\\$(PRODUCT_BUNDLE_PACKAGE_TYPE)'),
			executable,
			string('NSSystemExtensionUsageDescription', '${1:What the extension is for}'),
		),
	},
	{
		label: 'Entitlements of a dext',
		description: 'What a DriverKit driver is allowed to do',
		kinds: ['entitlements'],
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
		body: dict(
			entry('com.apple.developer.system-extension.install', '<true/>'),
			entry('com.apple.security.app-sandbox', '<true/>'),
		),
	},
];
