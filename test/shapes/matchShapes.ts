/** Dumps together with the personalities of a driver, of which both grow. */
import { driverEntries } from './shape.js';

export interface MatchShape {
	readonly name: string;
	/** A dump of about `count` entries. */
	dump(count: number): string;
	/** The text of a driver whose personalities have about `count` values. */
	driver(count: number): string;
}

const root =
	'+-o Root  <class IORegistryEntry, id 0x100000100, retain 9>\n  +-o Mac  <class IOPlatformExpertDevice, id 0x100000110, registered, matched, active, busy 0, retain 9>\n';

/** A line of `ioreg`, and a property of the entry. */
function entry(index: number, property = ''): string {
	const id = (0x100001000 + index).toString(16);
	const head = `    +-o Gadget@${index.toString(16)}  <class IOPCIDevice, id 0x${id}, registered, matched, active, busy 0, retain 9>\n`;
	return property === '' ? head : `${head}      {\n        ${property}\n      }\n`;
}

function list(count: number, item: (index: number) => string): string {
	return Array.from({ length: count }, (_, index) => item(index)).join('');
}

/** Entries in a dump that is not nested too deeply to be read. In XML, since each line of `ioreg` is indented more than the one before. */
function nested(count: number): string {
	const levels = Math.floor(count / 8);
	const keys = '<key>IOObjectClass</key><string>IOPCIDevice</string>';
	const start = `<dict>${keys}<key>IORegistryEntryChildren</key><array>`;
	return `<plist version="1.0">${start.repeat(levels)}${'</array></dict>'.repeat(levels)}</plist>`;
}

/** Devices next to each other, each with a property of its own. */
const devices = (count: number): string =>
	root + list(count, (index) => entry(index, `"Gadget" = ${index}`));

const devicesWithoutProperties = (count: number): string =>
	root + list(count, (index) => entry(index));

const driver = (keys: string): string => drivers([keys]);

/** A kext with a personality for each of `keys`. */
function drivers(keys: readonly string[]): string {
	const personalities = keys.map(
		(each, index) =>
			`<key>Gadget${index}</key><dict>${driverEntries('kext', 'IOPCIDevice')}${each}</dict>`,
	);
	return `<plist version="1.0"><dict><key>CFBundlePackageType</key><string>KEXT</string><key>IOKitPersonalities</key><dict>${personalities.join('')}</dict></dict></plist>`;
}

const parent = (inside: string): string =>
	`<key>IOParentMatch</key><dict><key>idVendor</key><integer>7</integer>${inside}</dict>`;

const array = (key: string, items: string): string => `<key>${key}</key><array>${items}</array>`;

const number = (key: string, value: number): string =>
	`<key>${key}</key><integer>${value}</integer>`;

export const matchShapes: readonly MatchShape[] = [
	...['', '<key>IOMatchCategory</key><string>Gadget</string>'].map((keys) => ({
		name: `one entry and personalities ${keys === '' ? 'without' : 'with'} a category`,
		dump: () => devices(1),
		driver: (count: number) => drivers(Array.from({ length: count }, () => keys)),
	})),
	{ name: 'nested entries and IOParentMatch', dump: nested, driver: () => driver(parent('')) },
	{
		name: 'nested entries and IOParentMatch for several ancestors',
		dump: nested,
		driver: () => driver(parent(parent(parent('')))),
	},
	{
		name: 'nested entries and IOPathMatch of an ancestor',
		dump: nested,
		driver: () => driver(parent('<key>IOPathMatch</key><string>IOService:/Gadget</string>')),
	},
	...[devices, devicesWithoutProperties].flatMap((dump): readonly MatchShape[] => {
		const entries = dump === devices ? 'entries' : 'entries without properties';
		const shape = (name: string, keys: (count: number) => string): MatchShape => ({
			name: `${entries} and ${name}`,
			dump,
			driver: (count) => driver(keys(count)),
		});
		const dictionaries = (inside: (index: number) => string) => (count: number) =>
			array(
				'IOPropertyMatch',
				list(count, (index) => `<dict>${inside(index)}</dict>`),
			);
		return [
			shape(
				'IOPropertyMatch with values',
				dictionaries((index) => number('Gadget', -index - 1)),
			),
			shape(
				'IOPropertyMatch with a common value',
				dictionaries((index) => number('Widget', 1) + number('Gadget', -index - 1)),
			),
			shape(
				'IOPropertyMatch with keys',
				dictionaries((index) => number(`Gadget${index}`, 1)),
			),
			shape(
				'IOPropertyMatch with one dictionary',
				(count) =>
					`<key>IOPropertyMatch</key><dict>${list(count, (index) => number(`Gadget${index}`, 1))}</dict>`,
			),
			shape('IOPropertyExistsMatch', (count) =>
				array(
					'IOPropertyExistsMatch',
					list(count, (index) => `<string>Gadget${index}</string>`),
				),
			),
		];
	}),
];
