/** What holds for the simulator whatever the dump: it never throws, and what is unknown decides nothing. */
import { describe, expect, it } from 'vitest';
import { DumpMatching } from '../../server/src/service/matching/simulator/matchDump.js';
import { verifyDump } from '../../server/src/service/matching/simulator/verify.js';
import { readIoregText } from '../../server/src/service/registry/ioregText.js';
import type {
	Registry,
	RegistryEntry,
	RegistryValue,
} from '../../server/src/service/registry/registry.js';
import { Random } from '../support/random.js';
import { personality, smallDump, type Written } from '../unit/matching/smallDump.js';

const hidden: RegistryValue = { type: 'unknown', reason: 'redacted' };

/** Keys and values that families compare, some of which are of the wrong type. */
const keys: readonly (readonly [key: string, values: readonly Written[]])[] = [
	[
		'IOProviderClass',
		[
			'IOUSBHostDevice',
			'IOUSBHostInterface',
			'IOPCIDevice',
			'IOHIDInterface',
			'IOSCSIPeripheralDeviceNub',
			'IOMedia',
			'IOService',
			'IOResources',
			7,
		],
	],
	['idVendor', [4660, 1, '*', '4660']],
	['idProduct', [257, 258, 1, '*']],
	['idProductArray', [[257, 258], [], 258]],
	['idProductMask', [0xff00, 0, 'x']],
	['bDeviceClass', [0, 255]],
	['bDeviceSubClass', [0, 1]],
	['bConfigurationValue', [1, 2]],
	['bInterfaceNumber', [0, 3]],
	['USBSpeed', [2, 4]],
	['IOPCIMatch', ['0x12348086', '0x12008086&0xff00ffff', '', 1]],
	['IOPCIClassMatch', ['0x03000000', 'x']],
	['IONameMatch', ['GFX', ['pci8086,1234', 1], { ACPI: true }, 'pciclass,*', 3]],
	['IOPropertyMatch', [{ Whole: true }, [{ Size: 1 }, { Whole: true }], 'Whole', {}, []]],
	['IOPropertyExistsMatch', ['Whole', ['Size', 'Open'], 1]],
	[
		'IOParentMatch',
		[{ IOProviderClass: 'IOPCIDevice' }, { IOParentMatch: { IOProviderClass: 'IOService' } }, 'x'],
	],
	['VendorID', [4660, 1]],
	['ProductID', [258, '*']],
	['Transport', ['USB', 1]],
	['PrimaryUsagePage', [12, 65280]],
	['DeviceUsagePairs', [[{ DeviceUsagePage: 12 }], [{ DeviceUsage: 1 }, 4], 'x']],
	['Peripheral Device Type', [0, 5]],
	['Vendor Identification', ['Acme', 'Other']],
	['Whole', [true, 1]],
	['IOResourceMatch', ['IOKit', ['IOKit', 'Other'], 1]],
	['IOMatchCategory', ['Own', 1]],
	['IOProbeScore', [1000, 20000, -5, 2 ** 40, 'x']],
];

function randomKeys(random: Random): { readonly [key: string]: Written } {
	const chosen = keys.filter((_, index) => random.chance(index === 0 ? 0.97 : 0.25));
	return Object.fromEntries(chosen.map(([key, values]) => [key, random.pick(values)]));
}

/** The registry with some values hidden. */
function hide(registry: Registry, random: Random): Registry {
	const copies = new Map<
		RegistryEntry,
		{ -readonly [Key in keyof RegistryEntry]: RegistryEntry[Key] }
	>();
	for (const entry of registry.entries) {
		const properties = new Map(
			[...entry.properties].map(([key, value]) => [key, random.chance(0.3) ? hidden : value]),
		);
		copies.set(entry, { ...entry, properties });
	}
	const copyOf = (entry: RegistryEntry): RegistryEntry => copies.get(entry) ?? entry;
	for (const copy of copies.values()) {
		copy.parents = copy.parents.map(copyOf);
		copy.children = copy.children.map(copyOf);
	}
	return {
		...registry,
		entries: registry.entries.map(copyOf),
		roots: registry.roots.map(copyOf),
	};
}

describe('the simulator', () => {
	it('gives the same result, or none, when values are hidden', () => {
		const registry = readIoregText(smallDump);
		let known = 0;
		for (let seed = 0; seed < 120; seed++) {
			const random = new Random(seed);
			const one = personality(randomKeys(random));
			const [all, some] = [registry, hide(registry, random)].map(
				(each) => new DumpMatching(each, [one]),
			);
			for (const [index, entry] of registry.entries.entries()) {
				const other = some?.registry.entries[index];
				if (!all || !some || !other) throw new Error('no entry');
				const [full, partial] = [all.match(one, entry).result, some.match(one, other).result];
				if (partial === 'unknown') continue;
				known++;
				expect({ seed, entry: entry.name, result: partial }).toEqual({
					seed,
					entry: entry.name,
					result: full,
				});
			}
		}
		expect(known).toBeGreaterThan(1000);
	});

	it('reads damaged dumps without throwing', () => {
		for (let seed = 0; seed < 80; seed++) {
			const random = new Random(seed, 1);
			const registry = readIoregText(damaged(smallDump, random));
			const one = personality(randomKeys(random));
			const matching = new DumpMatching(registry, [one]);
			for (const entry of matching.providers) matching.nodeWithAll(entry);
			verifyDump(registry);
		}
	});

	it('compares each entry with the personalities of its class only', () => {
		const others = Array.from({ length: 50 }, (_, index) =>
			personality({ IOProviderClass: `Acme${index}` }),
		);
		const one = personality({ IOProviderClass: 'IOMedia', Whole: true });
		const matching = new DumpMatching(readIoregText(smallDump), [...others, one]);
		const compared = matching.providers.flatMap((entry) =>
			matching
				.node(entry)
				.candidates.filter(({ match }) => match.personality.source === 'Info.plist'),
		);
		expect(compared.map(({ match }) => match.entry.name)).toEqual(['Brick Media']);
	});
});

/** The text with lines that are removed, cut, repeated, or exchanged. */
function damaged(text: string, random: Random): string {
	const lines = text.split('\n');
	for (let count = random.between(1, 8); count > 0; count--) {
		const at = random.below(lines.length);
		const line = lines[at] ?? '';
		const changes = [
			() => lines.splice(at, 1),
			() => lines.splice(at, 1, line.slice(0, random.below(line.length + 1))),
			() => lines.splice(at, 0, line),
			() => lines.splice(at, 1, random.pick(lines)),
			() => lines.splice(at, 1, line.replace(/\d/g, '9')),
		];
		random.pick(changes)();
	}
	return lines.join('\n');
}
