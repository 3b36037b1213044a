/** The order of keys in completion, depending on the personality. */
import { describe, expect, it } from 'vitest';
import { completeAt, type DocumentKind } from '../../../server/src/service/index.js';
import { accept, atCaret } from './acceptCompletion.js';
import { labelsAt } from './completionAt.js';
import { inPersonality, inRoot, open } from './samples.js';

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

	it('of a dext do not include providers, nor classes that do not start it', () => {
		const list = classes('dext', 'IOUSBHostInterface');
		expect(list).toContain('IOUserService');
		const others = ['IOService', 'IOUserUserClient', 'IOPCIDevice', 'IOHIDInterface', 'IOMedia'];
		expect(list.filter((name) => others.includes(name))).toEqual([]);
		expect(classes('kext', 'IOPCIDevice')).toContain('IOService');
	});

	it('exclude classes that no personality uses', () => {
		const marked = inPersonality(`${T}<key>IOProviderClass</key>\n${T}<string>|</string>`);
		for (const list of [classes('kext', 'IOHIDDevice'), labelsAt(marked, 'kext')]) {
			expect(list.filter((name) => /UserClient$|PlatformExpert$/.test(name))).toEqual([]);
		}
	});
});

it.each([
	['', false],
	[`${T}<key>IONameMatch</key>\n${T}<string>widget</string>\n`, true],
])(
	'the providers of a HID dext have IOService where a name restricts it: %j',
	(restriction, expected) => {
		const marked = inPersonality(
			`${T}<key>IOClass</key>\n${T}<string>AppleUserHIDDevice</string>\n${restriction}${T}<key>IOProviderClass</key>\n${T}<string>|</string>`,
		);
		expect(labelsAt(marked, 'dext').includes('IOService')).toBe(expected);
	},
);

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

describe('the elements after a key', () => {
	const personality = (provider: string, key: string): string =>
		inPersonality(
			`${T}<key>IOProviderClass</key>\n${T}<string>${provider}</string>\n${T}<key>${key}</key>\n${T}|`,
		);
	const property = (provider: string, key: string): string =>
		personality(provider, 'IOPropertyMatch').replace(
			'|',
			`<dict>\n${T}\t<key>${key}</key>\n${T}\t|\n${T}</dict>`,
		);
	const cases: readonly (readonly [
		name: string,
		kind: DocumentKind,
		text: string,
		labels: readonly string[],
	])[] = [
		[
			'start with an integer for an ID, whose only string is *',
			'dext',
			personality('IOUSBHostDevice', 'idVendor'),
			['<integer>', '*', '<string>'],
		],
		[
			'are those of the type that a provider publishes a property with',
			'dext',
			property('IOPCIDevice', 'vendor-id'),
			['<data>'],
		],
		[
			'are the only value with an effect',
			'entitlements',
			inRoot('<key>com.apple.developer.driverkit</key>\n|'),
			['<true/>'],
		],
		[
			'have no value where each one is reported',
			'dext',
			inRoot('<key>OSBundleRequired</key>\n|'),
			[],
		],
		[
			'are booleans where both are right',
			'dext',
			personality('IOPCIDevice', 'IOPCITunnelCompatible'),
			['<true/>', '<false/>'],
		],
	];

	it.each(cases)('%s', (_name, kind, text, labels) => {
		expect(labelsAt(text, kind)).toEqual(labels);
	});
});

describe('the personality after a name', () => {
	it('has the name as its class', () => {
		const { text, offset } = atCaret(
			inRoot('<key>IOKitPersonalities</key>\n<dict>\n<key>LampDriver</key>\n|\n</dict>'),
		);
		const [first] = completeAt(open(text, 'dext'), offset).filter(
			({ label }) => label === 'Dext: USB device',
		);
		expect(first && accept(text, first, '')).toContain(
			'<key>IOUserClass</key>\n\t<string>LampDriver</string>',
		);
	});

	it('is not one that the deployment target is too old for', () => {
		const at = (target: string): readonly string[] =>
			labelsAt(
				inRoot(
					`<key>OSMinimumDriverKitVersion</key>\n<string>${target}</string>\n<key>IOKitPersonalities</key>\n<dict>\n|\n</dict>`,
				),
				'dext',
			);
		expect(at('21.0')).toContain('Dext: PCI block storage');
		expect(at('20.0')).not.toContain('Dext: PCI block storage');
		expect(at('20.0')).toContain('Dext: USB device');
	});
});
