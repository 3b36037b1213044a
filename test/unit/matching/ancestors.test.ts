/** What IOParentMatch compares with the ancestors of an entry (xnu IOService.cpp:matchPassive). */
import { expect, it } from 'vitest';
import { analyze, personalitiesToMatch } from '../../../server/src/service/index.js';
import { answerOf, type Keys } from './smallDump.js';

const entry = (name: string, className: string, id: string, properties = ''): string =>
	`+-o ${name}  <class ${className}, id ${id}, registered, matched, active, busy 0, retain 9>
  {
${properties}
  }
`.replace(/^ {2}(?=[{}])/gm, '    ');

const indented = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by));

/** The nub of the old family has the nub of the host family as its alias. */
const dump = [
	'+-o Root  <class IORegistryEntry, id 0x100, retain 9>\n',
	indented(entry('Card', 'IOPCIDevice', '0x101'), 2),
	indented(
		entry(
			'Pedal',
			'IOUSBHostDevice',
			'0x102',
			'      "idVendor" = 4660\n      "idProduct" = 1\n      "bDeviceClass" = 0',
		),
		4,
	),
	indented(entry('Legacy', 'AppleUSBLegacyRoot', '0x103'), 2),
	indented(
		entry(
			'Old Pedal',
			'IOUSBDevice',
			'0x104',
			'      "idVendor" = 4660\n      "idProduct" = 1\n      "bDeviceClass" = 0\n      "IOServiceLegacyMatchingRegistryID" = 258',
		),
		4,
	),
].join('');

const onPedal = { IOClass: 'Acme', idVendor: 4660, idProduct: 1 };

it.each<readonly [string, string, Keys, string]>([
	[
		'of its class, so that the family is not asked',
		'Pedal',
		{
			...onPedal,
			IOProviderClass: 'IOUSBHostDevice',
			IOParentMatch: { IOProviderClass: 'IOPCIDevice' },
		},
		'match 90000',
	],
	[
		'that has none of the keys',
		'Pedal',
		{
			...onPedal,
			IOProviderClass: 'IOUSBHostDevice',
			IOParentMatch: { IOProviderClass: 'IOPCIDevice', IOPCIMatch: '0x12348086' },
		},
		'no match',
	],
	[
		'of its alias',
		'Old Pedal',
		{
			...onPedal,
			IOProviderClass: 'IOUSBDevice',
			IOParentMatch: { IOProviderClass: 'IOPCIDevice' },
		},
		'match 90000',
	],
	[
		'that is its alias, whose family is not asked',
		'Old Pedal',
		{
			...onPedal,
			IOProviderClass: 'IOUSBDevice',
			IOParentMatch: { IOProviderClass: 'IOUSBHostDevice' },
		},
		'match 90000',
	],
	[
		'that does not exist',
		'Old Pedal',
		{ ...onPedal, IOProviderClass: 'IOUSBDevice', IOParentMatch: { IOProviderClass: 'IOMedia' } },
		'no match',
	],
])('an ancestor %s', (_, name, keys, expected) => {
	expect(answerOf(name, keys, dump)).toBe(expected);
});

it('values that are nested too deeply for the kernel are unknown', () => {
	const nested = '<key>IOParentMatch</key><dict>'.repeat(20_000);
	const text = `<plist version="1.0"><dict><key>IOKitPersonalities</key><dict><key>A</key><dict>${nested}`;
	const [personality] = personalitiesToMatch(analyze(text, { uri: '', kind: 'kext' }), '');
	expect(personality?.properties.get('IOParentMatch')?.type).toBe('dictionary');
});
