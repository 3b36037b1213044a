/** Reading and comparing registry dumps, next to a parser of JSON that reads the same values. */
import { DumpMatching } from '../../server/src/service/matching/simulator/matchDump.js';
import type { DriverPersonality } from '../../server/src/service/matching/simulator/personality.js';
import { readRegistry } from '../../server/src/service/registry/readRegistry.js';
import type { Registry, RegistryValue } from '../../server/src/service/registry/registry.js';
import { comparedWithFirst, figure, type Section } from './section.js';
import { takeTurns, timeOf } from './timing.js';

/** A device as `ioreg -l` prints it, of about 1 kB. */
function device(index: number): string {
	const numbers = Array.from(
		{ length: 20 },
		(_, at) => `        "property-${at}" = ${index * 31 + at}`,
	).join('\n');
	return `  +-o Device ${index}@${index.toString(16)}  <class IOUSBHostDevice, id 0x${(index + 257).toString(16)}, registered, matched, active, busy 0 (0 ms), retain 9>
      {
${numbers}
        "idVendor" = 4660
        "idProduct" = ${index % 65_536}
        "bDeviceClass" = 0
        "IOPowerManagement" = {"CurrentPowerState"=2,"CapabilityFlags"=32768,"MaxPowerState"=4}
        "data" = <${'0a1b2c3d'.repeat(16)}>
        "names" = ("one","two","three")
        "USB Product Name" = "Device ${index}"
      }
`;
}

function dumpOf(bytes: number): string {
	const one = device(1000).length;
	const devices = Array.from({ length: Math.ceil(bytes / one) }, (_, index) => device(index));
	return `+-o Root  <class IORegistryEntry, id 0x100, retain 9>\n${devices.join('')}`;
}

const size = 10_000_000;

export async function readingOfDumps(): Promise<Section> {
	const text = dumpOf(size);
	const registry = read(text);
	const json = JSON.stringify(
		registry.entries.map(({ name, properties }) => ({ name, properties: [...properties] })),
		(_, value) => (typeof value === 'bigint' ? Number(value) : value),
	);
	const rows = comparedWithFirst(
		'ms',
		await takeTurns(
			[
				{ name: 'JSON.parse (same values)', run: () => JSON.parse(json) },
				{ name: 'readRegistry', run: () => readRegistry(text) },
			],
			{ rounds: 9, budget: 3000 },
		),
	);
	const ratio = rows[1]?.ratio;
	return {
		title: `Reading a dump of ${(text.length / 1_000_000).toFixed(0)} MB as ioreg -l prints it`,
		rows,
		goals: [
			{ what: 'seconds for the dump', measured: (rows[1]?.value ?? Number.NaN) / 1000, most: 1 },
		],
		reading: `a dump takes ${figure(ratio)} times as long as JSON with the same values.`,
	};
}

const multiples: readonly number[] = [1, 2, 4, 8];

/** The time to hold 20 personalities against all devices, by the number of devices. */
export function growthOfMatching(): Section {
	const personalities = Array.from({ length: 20 }, (_, index) => personality(index));
	const taken = multiples.map((times): [string, number] => {
		const registry = read(dumpOf(500_000 * times));
		const runs = Array.from({ length: 7 }, () =>
			timeOf(() => {
				const matching = new DumpMatching(registry, personalities);
				for (const entry of matching.providers) matching.node(entry);
			}),
		);
		return [`${times} × ${Math.round(registry.entries.length / times)} entries`, Math.min(...runs)];
	});
	const rows = comparedWithFirst('ms', taken);
	return {
		title: 'Time of matching by entries, with 20 personalities',
		rows,
		reading: `eight times the entries take ${figure(rows.at(-1)?.ratio)} times as long.`,
	};
}

function read(text: string): Registry {
	const registry = readRegistry(text);
	if ('reason' in registry) throw new Error(registry.reason);
	return registry;
}

function personality(index: number): DriverPersonality {
	const text = (value: string): RegistryValue => ({ type: 'string', value });
	const integer = (value: number): RegistryValue => ({ type: 'integer', value: BigInt(value) });
	return {
		name: `Driver ${index}`,
		source: 'Info.plist',
		properties: new Map([
			['IOClass', text(`Driver${index}`)],
			['IOProviderClass', text('IOUSBHostDevice')],
			['idVendor', integer(4660)],
			['idProduct', integer(index)],
		]),
	};
}
