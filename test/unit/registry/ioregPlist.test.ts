/** The property lists of `ioreg -a`, in XML and in binary. */
import { describe, expect, it } from 'vitest';
import { readRegistry } from '../../../server/src/service/registry/readRegistry.js';
import type { Registry } from '../../../server/src/service/registry/registry.js';
import { binaryPlist } from './binaryPlist.js';
import { showRegistry } from './showRegistry.js';

function registry(dump: string | Uint8Array): Registry {
	const result = readRegistry(dump);
	if ('type' in result) throw new Error(result.reason);
	return result;
}

const header = '<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n';
const driver = `<dict>
	<key>IOProbeScore</key><integer>-1</integer>
	<key>IORegistryEntryName</key><string>Driver</string>
	<key>IOObjectClass</key><string>IOUserService</string>
	<key>IORegistryEntryID</key><integer>3</integer>
</dict>`;
const pedal = `<dict>
	<key>idVendor</key><integer>4660</integer>
	<key>name</key><data>YWIA</data>
	<key>on</key><true/>
	<key>list</key><array><string>a &amp; b</string><integer>0x10</integer></array>
	<key>busy</key><string>IOCommand is not serializable</string>
	<key>IORegistryEntryName</key><string>Foot Pedal</string>
	<key>IORegistryEntryLocation</key><string>01100000</string>
	<key>IORegistryEntryID</key><integer>2</integer>
	<key>IOObjectClass</key><string>IOUSBHostDevice</string>
	<key>IOObjectInheritance</key><string>IORegistryEntry:IOService:IOUSBNub:IOUSBHostDevice</string>
	<key>IOServiceState</key><integer>6</integer>
	<key>IOServiceBusyState</key><integer>1</integer>
	<key>IORegistryEntryChildren</key><array>${driver}</array>
</dict>`;
const pedalTree = [
	'Foot Pedal@01100000 <IOUSBHostDevice> {idVendor=4660, name=<616200>, on=true, list=("a & b", 16), busy=?not printed}',
	'  Driver <IOUserService> {IOProbeScore=18446744073709551615}',
].join('\n');

describe('the property list of ioreg -a', () => {
	it.each([
		['in XML', `${header}${pedal}</plist>\n`],
		['of ioreg -r, which is an array', `${header}<array>${pedal}</array></plist>\n`],
		['without a header', pedal],
		['after its command', `% ioreg -a -l\n${header}${pedal}</plist>\n`],
		['in UTF-8', new TextEncoder().encode(`\ufeff${header}${pedal}</plist>\n`)],
	])('has entries and values %s', (_title, dump) => {
		const { format, entries, remarks } = registry(dump);
		expect(showRegistry(registry(dump))).toBe(pedalTree);
		expect(format).toBe('ioreg XML');
		expect(remarks).toEqual([]);
		expect(entries[0]).toMatchObject({
			id: 2n,
			ancestors: ['IOUSBNub', 'IOService', 'IORegistryEntry'],
			state: { registered: true, matched: true, active: true, busy: 1 },
			shown: 'all',
		});
	});

	it('has the entries of several runs', () => {
		const dump = `${header}${pedal}</plist>\n${header}${driver.replace('Driver', 'Other').replace('>3<', '>4<')}</plist>\n`;
		expect(registry(dump).roots.map(({ name }) => name)).toEqual(['Foot Pedal', 'Other']);
	});

	it('has an entry with several parents once', () => {
		const other = pedal.replace('>2<', '>5<');
		const { entries } = registry(`${header}<array>${pedal}${other}</array></plist>`);
		expect(entries.map(({ id }) => id)).toEqual([2n, 3n, 5n]);
		expect(entries[1]?.parents).toHaveLength(2);
	});

	it('keeps what it has if it is cut off', () => {
		const text = `${header}${pedal}`;
		const cut = registry(text.slice(0, text.indexOf('-1</integer>') + 2));
		expect(cut.remarks).toEqual([{ kind: 'cut off' }]);
		expect(cut.entries.map(({ name, shown }) => [name, shown])).toEqual([
			['Foot Pedal', 'some'],
			['', 'some'],
		]);
		expect(cut.entries[1]?.properties.get('IOProbeScore')).toMatchObject({ reason: 'clipped' });
	});

	it('can be binary', () => {
		const dump = binaryPlist({
			IORegistryEntryName: 'Foot Pedal',
			IOObjectClass: 'IOUSBHostDevice',
			idVendor: 4660,
			IORegistryEntryChildren: [
				{ IORegistryEntryName: 'Driver', IOObjectClass: 'IOService', on: true },
			],
		});
		expect(showRegistry(registry(dump))).toBe(
			'Foot Pedal <IOUSBHostDevice> {idVendor=4660}\n  Driver <IOService> {on=true}',
		);
	});
});

describe('a dump that is not one', () => {
	it.each([
		['', 'empty'],
		[' \n\t', 'empty'],
		['hello', 'unknown format'],
		['{"a": ', 'not JSON'],
		['{"a": 1, "b": ', 'other property list'],
		['[    0.000000] Linux version 6.1', 'unknown format'],
		[
			'<plist version="1.0"><dict><key>CFBundleName</key><string>x</string></dict></plist>',
			'other property list',
		],
		[new TextEncoder().encode('bplist00 and nothing else'), 'damaged'],
	])('is rejected: %s', (dump, reason) => {
		expect(readRegistry(dump)).toEqual({ type: 'failure', reason });
	});
});
