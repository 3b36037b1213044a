/** The order of keys in completion, depending on the personality. */
import { describe, expect, it } from 'vitest';
import type { DocumentKind } from '../../../server/src/service/index.js';
import { labelsAt } from './completionAt.js';
import { inPersonality } from './samples.js';

const T = '\t\t\t';

describe('the first classes of a personality', () => {
	const classes = (kind: DocumentKind, provider: string): readonly string[] =>
		labelsAt(
			inPersonality(
				`${T}<key>IOProviderClass</key>\n${T}<string>${provider}</string>\n${T}<key>IOClass</key>\n${T}<string>|</string>`,
			),
			kind,
		);

	it('without code are those that other codeless kexts use on the provider', () => {
		expect(classes('codelessKext', 'IOUSBHostDevice')[0]).toBe('AppleUSBMergeNub');
		expect(classes('codelessKext', 'IOHIDInterface')[0]).toBe('IOHIDEventDriver');
	});

	it.each([
		['kext', 'IOPCIDevice', 'IOPCI2PCIBridge'],
		['codelessKext', 'IOMedia', 'IOPartitionScheme'],
		['dext', 'IOHIDInterface', 'AppleUserHIDEventService'],
	] as const)('of a %s on %s are of its family', (kind, provider, name) => {
		const list = classes(kind, provider);
		expect(list.indexOf(name)).toBeGreaterThanOrEqual(0);
		expect(list.indexOf(name)).toBeLessThan(15);
		expect(list.indexOf('ATADeviceNub')).toBeGreaterThan(list.indexOf(name));
	});

	it('exclude classes that no personality uses', () => {
		const marked = inPersonality(`${T}<key>IOProviderClass</key>\n${T}<string>|</string>`);
		for (const list of [classes('kext', 'IOHIDDevice'), labelsAt(marked, 'kext')]) {
			expect(list.filter((name) => /UserClient$|PlatformExpert$/.test(name))).toEqual([]);
		}
	});
});

describe('the first keys of a personality', () => {
	const entries = (values: Readonly<Record<string, string>>): string =>
		Object.entries(values)
			.map(([key, value]) => `${T}<key>${key}</key>\n${T}<string>${value}</string>\n`)
			.join('');
	const dextBasis = {
		CFBundleIdentifier: 'com.example.Driver',
		CFBundleIdentifierKernel: 'com.apple.kpi.iokit',
		IOClass: 'IOUserService',
		IOUserClass: 'MyDriver',
		IOUserServerName: 'com.example.Driver',
	};
	const kextBasis = { CFBundleIdentifier: 'com.example.Driver', IOClass: 'com_example_Driver' };
	const cases: readonly {
		name: string;
		kind: DocumentKind;
		values: Readonly<Record<string, string>>;
		first: readonly string[];
	}[] = [
		{
			name: 'that is empty are its classes',
			kind: 'dext',
			values: {},
			first: ['IOProviderClass', 'IOClass', 'IOUserClass', 'IOUserServerName'],
		},
		{
			name: 'on a USB interface form a matching key set',
			kind: 'dext',
			values: { ...dextBasis, IOProviderClass: 'IOUSBHostInterface' },
			first: [
				'idVendor',
				'idProduct',
				'bConfigurationValue',
				'bInterfaceNumber',
				'bInterfaceClass',
			],
		},
		{
			name: 'of a kext on PCI are those of PCI',
			kind: 'kext',
			values: { ...kextBasis, IOProviderClass: 'IOPCIDevice' },
			first: ['IOPCIPrimaryMatch', 'IOPCIMatch', 'IOPCITunnelCompatible', 'IOPCIClassMatch'],
		},
		{
			name: 'of a kext on an ACPI device are those for its name',
			kind: 'kext',
			values: { ...kextBasis, IOProviderClass: 'IOACPIPlatformDevice' },
			first: ['IONameMatch', 'IOUserClientClass'],
		},
		{
			name: 'on resources include the match category',
			kind: 'dext',
			values: { ...dextBasis, IOProviderClass: 'IOUserResources' },
			first: ['IOMatchCategory', 'IOResourceMatch', 'UserClientProperties'],
		},
		{
			name: 'on a HID interface are those of HID',
			kind: 'dext',
			values: {
				...dextBasis,
				IOClass: 'AppleUserHIDEventService',
				IOProviderClass: 'IOHIDInterface',
			},
			first: ['VendorID', 'ProductID', 'DeviceUsagePairs', 'PrimaryUsagePage', 'PrimaryUsage'],
		},
	];
	it.each(cases)('$name', ({ kind, values, first }) => {
		const labels = labelsAt(inPersonality(`${entries(values)}${T}|`), kind);
		expect(labels.slice(0, first.length)).toEqual(first);
	});
	it('of a kext exclude the usual keys of dexts', () => {
		const labels = labelsAt(inPersonality(`${T}|`), 'kext');
		expect(labels.slice(0, 3)).toEqual(['IOProviderClass', 'IOClass', 'CFBundleIdentifier']);
		expect(labels.indexOf('CFBundleIdentifierKernel')).toBeGreaterThan(5);
	});
});
