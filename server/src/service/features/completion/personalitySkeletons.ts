/** Skeletons of personalities: one for each thing a dext may be and each provider it may have, one per provider for kexts. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are snippets with tab stops
import type { DriverPlist } from '../../document/driverPlist.js';
import { type Pairing, pairings, providers } from '../../schema/facts.js';
import type { SchemaSnippet } from '../../schema/schema.js';

type Line = readonly [key: string, value: string];

const OWN_BUNDLE = '<string>\\$(PRODUCT_BUNDLE_IDENTIFIER)</string>';

/** What each provider is usually matched by; stops from 3 on. */
const MATCHING: Readonly<Record<string, readonly Line[]>> = {
	IOUSBHostDevice: [
		['idProduct', '<integer>${3:0}</integer>'],
		['idVendor', '<integer>${4:0}</integer>'],
	],
	// Vendor and product alone never match an interface (IOUSBFamily IOUSBInterface.cpp:matchPropertyTable).
	IOUSBHostInterface: [
		['bConfigurationValue', '<integer>${3:1}</integer>'],
		['bInterfaceNumber', '<integer>${4:0}</integer>'],
		['idProduct', '<integer>${5:0}</integer>'],
		['idVendor', '<integer>${6:0}</integer>'],
	],
	IOPCIDevice: [
		['IOPCIPrimaryMatch', '<string>${3:0x00000000}</string>'],
		['IOPCITunnelCompatible', '<true/>'],
	],
	IOHIDInterface: [
		['ProductID', '<integer>${3:0}</integer>'],
		['VendorID', '<integer>${4:0}</integer>'],
	],
	IOUserResources: [
		['IOMatchCategory', OWN_BUNDLE],
		['IOResourceMatch', '<string>IOKit</string>'],
	],
	IOResources: [
		['IOMatchCategory', '<string>${2:com_example_MyDriver}</string>'],
		['IOResourceMatch', '<string>IOKit</string>'],
	],
};

/** Whole entries of `IOKitPersonalities` for a plist of this kind. */
export function personalitySkeletons({ kind }: DriverPlist): readonly SchemaSnippet[] {
	if (kind === 'kext' || kind === 'codelessKext') {
		return providers
			.filter(({ kinds }) => kinds.includes(kind))
			.map(({ class: provider, description }) => ({
				label: `Personality on ${provider}`,
				description,
				body: entry(kind === 'kext' ? kextLines(provider) : codelessLines(provider)),
			}));
	}
	if (kind !== 'dext') return [];
	return pairings.flatMap((pairing) =>
		pairing.providers.map(({ class: provider, when }) => ({
			label: `${pairing.superclass} on ${provider}`,
			description: `${pairing.framework}: ${pairing.useCase}${when ? `, where ${when}` : ''}`,
			body: entry(dextLines(pairing, provider)),
		})),
	);
}

function dextLines(pairing: Pairing, provider: string): readonly Line[] {
	return [
		['CFBundleIdentifier', OWN_BUNDLE],
		['CFBundleIdentifierKernel', `<string>${pairing.CFBundleIdentifierKernel}</string>`],
		['IOClass', `<string>${pairing.IOClass}</string>`],
		['IOProviderClass', `<string>${provider}</string>`],
		['IOUserClass', '<string>${1:MyDriver}</string>'],
		['IOUserServerName', OWN_BUNDLE],
		...matching(provider),
	];
}

function kextLines(provider: string): readonly Line[] {
	return [
		['CFBundleIdentifier', OWN_BUNDLE],
		['IOClass', '<string>${2:com_example_MyDriver}</string>'],
		['IOProviderClass', `<string>${provider}</string>`],
		...matching(provider),
	];
}

/** The class is one of another kext, and so is the bundle. */
function codelessLines(provider: string): readonly Line[] {
	return [
		['CFBundleIdentifier', '<string>${7:com.apple.kpi.iokit}</string>'],
		['IOClass', '<string>${2:IOService}</string>'],
		['IOProviderClass', `<string>${provider}</string>`],
		...matching(provider),
	];
}

function matching(provider: string): readonly Line[] {
	return MATCHING[provider] ?? [];
}

function entry(lines: readonly Line[]): string {
	const inner = [...lines]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.flatMap(([key, value]) => [`\t<key>${key}</key>`, `\t${value}`]);
	return ['<key>${1:MyDriver}</key>', '<dict>', ...inner, '</dict>'].join('\n');
}
