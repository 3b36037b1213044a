/** What IORegistryExplorer saves. */
import { describe, expect, it } from 'vitest';
import { DumpMatching } from '../../../server/src/service/matching/simulator/matchDump.js';
import { readRegistry } from '../../../server/src/service/registry/readRegistry.js';
import { redactContent } from '../../../server/src/service/registry/redaction/redactContent.js';
import type { Registry } from '../../../server/src/service/registry/registry.js';
import { binaryPlist, type Plain, type PlainTable, Uid } from './binaryPlist.js';
import { showRegistry } from './showRegistry.js';

function registry(dump: Uint8Array): Registry {
	const result = readRegistry(dump);
	if ('type' in result) throw new Error(result.reason);
	return result;
}

interface Entry {
	readonly name: string;
	readonly location?: string;
	readonly classes: readonly string[];
	readonly xml?: string;
	readonly gone?: boolean;
	/** The plane and the numbers of the parents. */
	readonly parents?: Readonly<Record<string, readonly number[]>>;
}

/** The archive of some entries, as NSKeyedArchiver writes it. */
function archiveOf(entries: readonly Entry[], referenceSize = 2): Uint8Array {
	const objects: Plain[] = ['$null'];
	const add = (object: Plain): Uid => new Uid(objects.push(object) - 1);
	const array = (items: readonly Plain[]): Uid => add({ 'NS.objects': items });
	const references = entries.map(() => add(null));
	const none = new Uid(0);
	entries.forEach(({ name, location, classes, xml, gone, parents = {} }, at) => {
		const planes = Object.entries(parents);
		const object: PlainTable = {
			name: add(name),
			location: location === undefined ? none : add(location),
			inheritance: array(classes.map(add)),
			properties: xml === undefined ? none : add(new TextEncoder().encode(xml)),
			dateTerminated: gone ? add({ 'NS.time': 1 }) : none,
			conformsToIOService: classes.includes('IOService'),
			isRegistered: true,
			isMatched: false,
			isActive: true,
			busyCount: 0,
			parentsInPlanes: add({
				'NS.keys': planes.map(([plane]) => add(plane)),
				'NS.objects': planes.map(([, each]) => array(each.map((of) => references[of] ?? none))),
			}),
		};
		objects[references[at]?.index ?? 0] = object;
	});
	const root = add({ registryEntries: array(references) });
	return binaryPlist({ $version: 100000, $objects: objects, $top: { root } }, referenceSize);
}

const entries: readonly Entry[] = [
	{
		name: 'Driver',
		classes: ['Pedal', 'IOService', 'IORegistryEntry', 'OSObject'],
		xml: '<plist version="1.0"><dict><key>IOProbeScore</key><integer>7</integer></dict></plist>',
		parents: { IOPower: [3], IOService: [2] },
	},
	{ name: 'Root', classes: ['IORegistryEntry', 'OSObject'] },
	{
		name: 'Foot Pedal',
		location: '1D,2',
		classes: ['IOUSBDevice', 'IOService', 'IORegistryEntry', 'OSObject'],
		parents: { IOService: [1] },
	},
	{
		name: 'Power',
		classes: ['IOPowerConnection', 'IOService', 'IORegistryEntry', 'OSObject'],
		parents: { IOPower: [1] },
	},
	{ name: 'Old', classes: ['IOUSBDevice', 'OSObject'], gone: true, parents: { IOService: [1] } },
];

describe('an archive of IORegistryExplorer', () => {
	it.each([2, 4])('has the tree, with references of %i bytes', (size) => {
		const { format, remarks } = registry(archiveOf(entries, size));
		expect(showRegistry(registry(archiveOf(entries, size)))).toBe(
			[
				'Root <IORegistryEntry>',
				'  Foot Pedal@1D,2 <IOUSBDevice>',
				'    Driver <Pedal> {IOProbeScore=7}',
				'  Power <IOPowerConnection>',
			].join('\n'),
		);
		expect(format).toBe('IORegistryExplorer archive');
		expect(remarks).toEqual([]);
	});

	it('has classes, state, and plane of each entry', () => {
		const [driver, root, , power] = registry(archiveOf(entries)).entries;
		expect(driver).toMatchObject({
			ancestors: ['IOService', 'IORegistryEntry'],
			state: { registered: true, matched: false, active: true, busy: 0 },
			plane: 'IOService',
		});
		expect(root?.state).toEqual({});
		expect(power?.plane).toBe('IOPower');
	});

	it('has no cycle, even where parents form one', () => {
		const circle: readonly Entry[] = [
			{ name: 'A', classes: ['C'], parents: { IOService: [1] } },
			{ name: 'B', classes: ['C'], parents: { IOService: [0] } },
		];
		expect(showRegistry(registry(archiveOf(circle)))).toBe('B <C>\n  A <C>');
	});

	it('with damaged properties has the rest', () => {
		const [driver] = registry(
			archiveOf([{ name: 'A', classes: ['C'], xml: '<plist><dict><key>a</key><true/><key>b' }]),
		).entries;
		expect(driver?.shown).toBe('some');
		expect([...(driver?.properties.keys() ?? [])]).toEqual(['a']);
	});
});

it('becomes XML with the same entries, without secrets', () => {
	const archive = archiveOf([
		{ name: 'Root', classes: ['IORegistryEntry', 'OSObject'] },
		{
			name: 'Secret Vault',
			location: '1',
			classes: ['AppleAPFSVolume', 'IOMedia', 'IOService', 'IORegistryEntry', 'OSObject'],
			xml: '<plist><dict><key>IOPlatformSerialNumber</key><string>C02XK0AAJGH5</string><key>Size</key><integer>5</integer></dict></plist>',
			parents: { IOService: [0] },
		},
	]);
	const redacted = redactContent(archive);
	const text = 'reason' in redacted ? '' : redacted.text;
	expect(text).not.toMatch(/Secret Vault|C02XK0AAJGH5/);
	const read = readRegistry(text);
	if ('type' in read) throw new Error(read.reason);
	expect(
		read.entries.map(({ name, className, ancestors }) => [name, className, ancestors]),
	).toEqual([
		['Root', 'IORegistryEntry', undefined],
		['', 'AppleAPFSVolume', ['IOMedia', 'IOService', 'IORegistryEntry']],
	]);
	expect(read.entries[1]?.state).toEqual({
		registered: true,
		matched: false,
		active: true,
		busy: 0,
	});
});

it('shows the same devices without a driver before and after it is redacted', () => {
	const service = ['IOService', 'IORegistryEntry', 'OSObject'];
	const ids =
		'<plist><dict><key>vendor-id</key><data>hoAAAA==</data><key>device-id</key><data>NjsAAA==</data></dict></plist>';
	const archive = archiveOf([
		{ name: 'Root', classes: ['IORegistryEntry', 'OSObject'] },
		{ name: 'UHC1', classes: ['IOPCIDevice', ...service], xml: ids, parents: { IOService: [0] } },
		{
			name: 'HUB1',
			classes: ['IORegistryEntry', 'OSObject'],
			parents: { IODeviceTree: [1] },
		},
		{ name: 'UHC2', classes: ['IOPCIDevice', ...service], xml: ids, parents: { IOService: [0] } },
		{ name: 'Hub', classes: ['Hub', ...service], parents: { IOService: [3] } },
	]);
	const redacted = redactContent(archive);
	if ('reason' in redacted) throw new Error(redacted.reason);
	const after = readRegistry(redacted.text);
	if ('type' in after) throw new Error(after.reason);
	for (const each of [registry(archive), after]) {
		const matching = new DumpMatching(each, []);
		const found = each.entries.filter((entry) => matching.isWithoutDriver(entry));
		expect(found.map(({ name }) => name)).toEqual(['UHC1']);
	}
});
