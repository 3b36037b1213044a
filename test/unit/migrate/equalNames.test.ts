/** Personalities of a kext that have the same name are all in the dext, and a note names what is changed. */
import { parse } from 'plist';
import { expect, it } from 'vitest';
import { analyze, type DriverPlist } from '../../../server/src/service/index.js';
import { kext, type Values } from './kextPlist.js';
import { migrated, type Plain, refusal } from './migration.js';

const libraries = ['com.apple.kpi.iokit'];
const one = { IOClass: 'Widget', IOProviderClass: 'IOUSBHostDevice', idProduct: 1, idVendor: 4617 };
const two = { ...one, idProduct: 2 };
const radio = { ...one, IOProviderClass: 'IOBluetoothHCIController' };

/** A kext with these personalities. Names can end with a slash and a number, which it does not have, so that they are equal. */
function driver(
	personalities: Readonly<Record<string, Values>>,
	lists: Readonly<Record<string, Readonly<Record<string, Values>>>> = {},
): DriverPlist {
	const { text, uri, kind } = kext(personalities, { libraries, root: lists });
	return analyze(text.replace(/(<key>[^<]*)\/\d+(?=<\/key>)/g, '$1'), { uri, kind });
}

function productsIn(result: { readonly text: string }): Plain {
	const { IOKitPersonalities } = parse(result.text) as { IOKitPersonalities: Plain };
	return Object.fromEntries(
		Object.entries(IOKitPersonalities).map(([name, each]) => [name, (each as Plain).idProduct]),
	);
}

it.each<[string, DriverPlist, Plain, readonly string[]]>([
	[
		'one list',
		driver({ 'A/1': one, 'A/2': two }),
		{ A: 1, A2: 2 },
		["'A' occurs again in 'IOKitPersonalities'. That personality was renamed to 'A2'."],
	],
	[
		'one list, next to a name with a number',
		driver({ 'A/1': one, 'A/2': two, A2: { ...one, idProduct: 3 } }),
		{ A: 1, A3: 2, A2: 3 },
		["'A' occurs again in 'IOKitPersonalities'. That personality was renamed to 'A3'."],
	],
	[
		'one list, three times',
		driver({ 'A/1': one, 'A/2': two, 'A/3': { ...one, idProduct: 3 } }),
		{ A: 1, A2: 2, A3: 3 },
		[
			"'A' occurs again in 'IOKitPersonalities'. That personality was renamed to 'A2'.",
			"'A' occurs again in 'IOKitPersonalities'. That personality was renamed to 'A3'.",
		],
	],
	[
		'lists by architecture',
		driver({}, { IOKitPersonalities_x86_64: { A: one }, IOKitPersonalities_arm64: { A: two } }),
		{ A: 1, A2: 2 },
		["'A' occurs again in 'IOKitPersonalities_arm64'. That personality was renamed to 'A2'."],
	],
	[
		'a list for all architectures and one for Intel',
		driver({ A: two }, { IOKitPersonalities_x86_64: { A: one } }),
		{ A: 1, A2: 2 },
		["'A' occurs again in 'IOKitPersonalities'. That personality was renamed to 'A2'."],
	],
	[
		'lists by architecture, with equal keys in another order',
		driver(
			{},
			{
				IOKitPersonalities_x86_64: { A: { ...one, Nested: { a: 1, b: 'x' } } },
				IOKitPersonalities_arm64: { A: { Nested: { b: 'x', a: 1 }, ...one } },
			},
		),
		{ A: 1 },
		[],
	],
	['one list, twice equal', driver({ 'A/1': one, 'A/2': one }), { A: 1 }, []],
])('of the same name in %s, all are kept', (_title, plist, products, notes) => {
	const result = migrated(plist);
	expect(productsIn(result)).toEqual(products);
	expect(result.notes.filter((note) => note.includes('renamed'))).toEqual(notes);
});

it('a value of another type makes another personality', () => {
	const plist = driver({ 'A/1': { ...one, Speed: 1 }, 'A/2': { ...one, Speed: '1' } });
	expect(Object.keys(productsIn(migrated(plist)))).toEqual(['A', 'A2']);
});

it('one that is left out is named', () => {
	const result = migrated(driver({ 'A/1': one, 'A/2': radio }));
	expect(productsIn(result)).toEqual({ A: 1 });
	expect(result.notes).toEqual(
		expect.arrayContaining([
			"'A' occurs again in 'IOKitPersonalities'. That personality was renamed to 'A2'.",
			"'A2' was left out. DriverKit has no family for Bluetooth.",
		]),
	);
});

it('a refusal names all', () => {
	expect(refusal(driver({ 'A/1': radio, 'A/2': { ...radio, idProduct: 2 } }))).toBe(
		"'A' occurs again in 'IOKitPersonalities'. That personality was renamed to 'A2'. 'A' and 1 more were left out. DriverKit has no family for Bluetooth.",
	);
});
