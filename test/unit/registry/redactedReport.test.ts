/** The names that people gave to their things in a report of `system_profiler`, in JSON and in XML. */
import { describe, expect, it } from 'vitest';
import { readRegistry } from '../../../server/src/service/registry/readRegistry.js';
import { redactDump } from '../../../server/src/service/registry/redaction/redactDump.js';
import { showRegistry } from './showRegistry.js';

type Value = string | readonly Value[] | { readonly [key: string]: Value };
type Report = Readonly<Record<string, readonly Value[]>>;

function xmlOf(value: Value): string {
	if (typeof value === 'string') return `<string>${value}</string>`;
	if (Array.isArray(value)) return `<array>${value.map(xmlOf).join('\n')}</array>`;
	const entries = Object.entries(value).map(([key, each]) => `<key>${key}</key>\n${xmlOf(each)}`);
	return `<dict>${entries.join('\n')}</dict>`;
}

/** What `system_profiler -xml` and `-json` write of a report. */
const formats: readonly (readonly [string, (report: Report) => string])[] = [
	['JSON', (report) => JSON.stringify(report, undefined, 2)],
	[
		'XML',
		(report) => {
			const parts = Object.entries(report).map(([type, items]) => ({
				_dataType: type,
				_items: items,
			}));
			return `<?xml version="1.0"?>\n<plist version="1.0">${xmlOf(parts)}</plist>`;
		},
	],
];

const product = 'Quux Reader 3000';
const usb = {
	SPUSBDataType: [
		{
			_name: 'USB31Bus',
			_items: [
				{
					_name: product,
					manufacturer: 'Quux Inc.',
					product_id: '0x5581',
					vendor_id: '0x0781  (SanDisk Corporation)',
					bcd_device: '1.00',
				},
			],
		},
	],
};

const names: readonly (readonly [what: string, type: string, item: Value])[] = [
	[
		'the network that is used',
		'AirPort',
		{
			spairport_airport_interfaces: [
				{ _name: 'en0', spairport_current_network_information: { _name: 'Zorgon' } },
			],
		},
	],
	[
		'a network of a neighbor',
		'AirPort',
		{
			spairport_airport_interfaces: [
				{ spairport_airport_other_local_wireless_networks: [{ _name: 'Zorgon' }] },
			],
		},
	],
	[
		'a network as a key',
		'AirPort',
		{ spairport_current_network_information: { Zorgon: { spairport_network_channel: '6' } } },
	],
	[
		'a device of Bluetooth',
		'Bluetooth',
		{ device_connected: [{ Zorgon: { device_minorType: 'Mouse' } }] },
	],
	[
		'a device near it',
		'Bluetooth',
		{ device_not_connected: [{ 'Magic Mouse': { Zorgon: { device_rssi: '-40' } } }] },
	],
	['a device in macOS 11', 'Bluetooth', { device_title: [{ Zorgon: { device_type: 'Mouse' } }] }],
	['the Mac', 'Bluetooth', { local_device_title: { general_name: 'Zorgon' } }],
	['a search domain', 'Network', { _name: 'Wi-Fi', DNS: { SearchDomains: ['Zorgon.example'] } }],
	['a domain', 'Network', { DNS: { DomainName: 'Zorgon.example' } }],
	['the server of a VPN', 'Network', { VPN: { RemoteAddress: 'Zorgon.example' } }],
	['a service', 'Network', { _name: 'Zorgon VPN', type: 'VPN' }],
	['a sleep proxy', 'Network', { sleep_proxies: [{ _name: 'Zorgon' }] }],
	['a location', 'NetworkLocation', { _name: 'Zorgon', spnetworklocation_isActive: 'yes' }],
	['a network volume', 'NetworkVolume', { _name: 'Zorgon', spnetworkvolume_automounted: 'yes' }],
	['its mount point', 'NetworkVolume', { spnetworkvolume_fsmtnonname: '/mnt/Zorgon' }],
	['a printer', 'Printers', { _name: 'Zorgon Deskjet', ppd: 'HP Deskjet' }],
	['the address of a printer', 'Printers', { uri: 'ipp://Zorgon.example/ipp' }],
	['a volume', 'Storage', { _name: 'Zorgon', bsd_name: 'disk5s1' }],
	['a volume that is not mounted', 'NVMe', { _items: [{ volumes: [{ _name: 'Zorgon' }] }] }],
	[
		'an external drive',
		'Storage',
		{ physical_drive: { device_name: 'Zorgon', is_internal_disk: 'no' } },
	],
	[
		'headphones',
		'Audio',
		{
			_items: [{ _name: 'Zorgon', coreaudio_device_transport: 'coreaudio_device_type_bluetooth' }],
		},
	],
	['a camera', 'Camera', { _name: 'Zorgon Camera', 'spcamera_model-id': 'iPhone15,2' }],
	['a camera without a model', 'Camera', { _name: 'Zorgon iPhone Camera' }],
	[
		'a display of AirPlay',
		'Displays',
		{ spdisplays_ndrvs: [{ _name: 'Zorgon', spdisplays_connection_type: 'spdisplays_airplay' }] },
	],
	['another Mac', 'Thunderbolt', { device_name_key: 'Zorgons Mac', vendor_name_key: 'Apple Inc.' }],
	['a profile', 'ConfigurationProfile', { _name: 'Zorgon', spconfigprofile_version: '1' }],
	['an organization', 'ConfigurationProfile', { spconfigprofile_organization: 'Zorgon' }],
	['a log', 'Logs', { contents: 'joined Zorgon' }],
	['a certificate', 'SmartCards', { '#01': 'CN=Zorgon' }],
	['a developer', 'Applications', { signed_by: ['Apple Development: Zorgon (ABCDE12345)'] }],
	['an account', 'Software', { user_name: 'Zorgon Berg (zorgon)' }],
];

describe.each(formats)('a report in %s', (_format, write) => {
	it.each(names)('has no name of %s, and the same devices as before', (_what, type, item) => {
		const report = write({ ...usb, [`SP${type}DataType`]: [item] });
		const { text, count } = redactDump(report);
		expect(text).not.toMatch(/zorgon/i);
		expect(count).toBeGreaterThan(0);
		expect(redactDump(text)).toEqual({ text, count: 0 });
		expect(shown(text)).toBe(shown(report));
	});

	it.each<readonly [string, Value]>([
		['AirPort', { spairport_airport_interfaces: [{ _name: 'en0' }] }],
		[
			'AirPort',
			{ spairport_current_network_information: { spairport_network_phymode: '802.11ac' } },
		],
		['Bluetooth', { device_connected: [{ 'Magic Trackpad': { device_minorType: 'Trackpad' } }] }],
		['Bluetooth', { local_device_title: { general_mfg: 'Broadcom' } }],
		['Network', { _name: 'Thunderbolt Bridge', interface: 'bridge0' }],
		['Network', { Proxies: { ExceptionsList: ['*.local', '169.254/16'] } }],
		['NetworkVolume', { _name: 'home', spnetworkvolume_mntfromname: 'map auto_home' }],
		[
			'Printers',
			{ _name: 'Zorgon 9000', ppd: 'Zorgon 9000 Series', 'cups filters': [{ _name: 'z' }] },
		],
		['Storage', { _name: 'Macintosh HD', bsd_name: 'disk3s1' }],
		['Storage', { physical_drive: { device_name: 'ZORG SSD', is_internal_disk: 'yes' } }],
		['Storage', { physical_drive: { device_name: product, is_internal_disk: 'no' } }],
		[
			'NVMe',
			{ _items: [{ _name: 'ZORG SSD', volumes: [{ _name: 'disk0s2' }, { _name: 'EFI' }] }] },
		],
		[
			'Audio',
			{ _items: [{ _name: 'Zorgon', coreaudio_device_transport: 'coreaudio_device_type_usb' }] },
		],
		['Camera', { _name: 'Zorgon Cam', 'spcamera_model-id': 'UVC Camera' }],
		['Displays', { spdisplays_ndrvs: [{ _name: 'ZORG U27' }] }],
		['Thunderbolt', { device_name_key: 'Zorgon Dock', vendor_name_key: 'Zorgon' }],
		['ConfigurationProfile', { _name: 'spconfigprofile_section_deviceconfigprofiles' }],
		['Extensions', { _name: 'ZorgonDriver', spext_bundleid: 'com.zorgon.driver' }],
		[
			'Applications',
			{ _name: 'Zorgon', signed_by: ['Developer ID Application: Zorgon (ABCDE12345)'] },
		],
	])('keeps what is not the name of a person’s thing: %s %j', (type, item) => {
		const report = write({ ...usb, [`SP${type}DataType`]: [item] });
		expect(redactDump(report)).toEqual({ text: report, count: 0 });
	});

	it('has the same mark where a name is repeated, but keeps it in the name of a product', () => {
		const report = write({
			...usb,
			SPBluetoothDataType: [{ device_connected: [{ Zorgon: {} }, { Quux: {} }] }],
			SPAudioDataType: [{ _items: [{ _name: 'Zorgon', output: 'to Zorgon' }] }],
		});
		const { text } = redactDump(report);
		expect(text.match(/REDACTED-1\b/g)).toHaveLength(3);
		expect(text).toContain(product);
		expect(shown(text)).toBe(shown(report));
	});
});

it('the data type of a property list can be after its items', () => {
	const report = `<plist>${xmlOf([{ _items: [{ _name: 'Zorgon' }], _dataType: 'SPNetworkVolumeDataType' }])}</plist>`;
	expect(redactDump(report).text).not.toContain('Zorgon');
});

it.each([
	'{"SPNetworkVolumeDataType":[{"_name":"Zorgon","x":"',
	'{"SPNetworkVolumeDataType":[{"x":{"y":1}]},{"_name":"Zorgon"}',
	'<plist><array><dict><key>_dataType</key><string>SPNetworkVolumeDataType</string><key>_items</key><array><dict><key>_name</key><string>Zorgon</string>',
])('a report that is damaged has no names, either: %s', (report) => {
	expect(redactDump(report).text).not.toContain('Zorgon');
});

function shown(report: string): string {
	const registry = readRegistry(report);
	if ('reason' in registry) throw new Error(registry.reason);
	return showRegistry(registry);
}
