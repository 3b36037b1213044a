/** The drivers of a dump that compete with a personality: each once, and attached only where they are. */
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../server/src/service/document/analyze.js';
import { explainMatch } from '../../../server/src/service/matching/explain/explainMatch.js';
import type { DriverPersonality } from '../../../server/src/service/matching/simulator/personality.js';
import { personalitiesOf } from '../../../server/src/service/matching/simulator/personality.js';
import { wholePlist } from '../../support/wholePlist.js';
import { entryNamed, type Keys, matchingOf, personality } from './smallDump.js';

/** An HID interface of a device, with a driver of this personality that publishes the usage of the interface. */
const hidInterface = (
	number: number,
	score: number,
	keys: string,
): string => `  +-o Part${number}@${number}  <class IOUSBHostInterface, id 0x20${number}, registered, matched, active, busy 0, retain 9>
    | {
    |   "idVendor" = 4660
    |   "idProduct" = 258
    |   "bConfigurationValue" = 1
    |   "bInterfaceNumber" = ${number}
    |   "bInterfaceClass" = 3
    |   "bInterfaceSubClass" = 0
    |   "bInterfaceProtocol" = 0
    | }
    +-o AcmeHID@${number}  <class AcmeHID, id 0x30${number}, registered, matched, active, busy 0, retain 9>
        {
          "IOClass" = "AcmeHID"
          "CFBundleIdentifier" = "com.example.hid"
          "IOProviderClass" = "IOUSBHostInterface"
          "IOMatchCategory" = "IODefaultMatchCategory"
          "IOProbeScore" = ${score}
          "Transport" = "USB"
          "PrimaryUsage" = ${number}
          "LocationID" = ${number}
          ${keys}
        }
`;

const byClass = '"bInterfaceClass" = 3\n          "bInterfaceSubClass" = 0';
const byProduct = (number: number): string =>
	`"idVendor" = 4660\n          "idProduct" = 258\n          "bConfigurationValue" = 1\n          "bInterfaceNumber" = ${number}`;

const dumpOf = (...interfaces: readonly string[]): string =>
	`+-o Root  <class IORegistryEntry, id 0x100, retain 9>\n${interfaces.join('')}`;

const own: Keys = {
	IOProviderClass: 'IOUSBHostInterface',
	idVendor: 4660,
	idProduct: 258,
	bConfigurationValue: 1,
	bInterfaceNumber: 0,
};

/** The rivals that the dump shows of the first personality, or of one for the interface 0, on that interface. */
function rivalsIn(
	dump: string,
	personalities: readonly DriverPersonality[] = [personality(own)],
): readonly string[] {
	const matching = matchingOf(personalities, dump);
	const [one] = personalities;
	if (!one) throw new Error('no personality');
	const { rivals } = explainMatch(one, entryNamed('Part0', matching), matching);
	return [...rivals].flatMap(({ className, score, isAttached, seenIn }) =>
		seenIn === undefined ? `${className} ${score}${isAttached ? ' attached' : ''}` : [],
	);
}

describe('the rivals of a dump', () => {
	it('are listed once, whatever their drivers publish', () => {
		const parts = [0, 1, 2].map((number) => hidInterface(number, 50_000, byClass));
		expect(rivalsIn(dumpOf(...parts))).toEqual(['AcmeHID 50000 attached']);
	});

	it('are attached only where a driver of the same personality is', () => {
		const other = hidInterface(0, 90_000, byProduct(0));
		const parts = [1, 2].map((number) => hidInterface(number, 50_000, byClass));
		expect(rivalsIn(dumpOf(other, ...parts))).toEqual(['AcmeHID 90000 attached', 'AcmeHID 50000']);
	});

	it('are listed separately for different keys', () => {
		const parts = [
			hidInterface(0, 50_000, byClass),
			hidInterface(1, 60_000, `${byClass}\n          "bInterfaceProtocol" = 0`),
		];
		expect(rivalsIn(dumpOf(...parts))).toEqual(['AcmeHID 60000', 'AcmeHID 50000 attached']);
	});
});

it.each([
	['a class of its own with another score is the same driver', 'AcmeHID', 40_000, []],
	['a class of Apple with the same keys and score is the same driver', 'IOUSBHostHIDDevice', 0, []],
	[
		'a class of Apple with another score is another driver',
		'IOUSBHostHIDDevice',
		-20_000,
		['IOUSBHostHIDDevice 50000 attached'],
	],
] as const)('%s', (_title, className, score, expected) => {
	const text = wholePlist(`<key>IOKitPersonalities</key><dict><key>Own</key><dict>
		<key>CFBundleIdentifier</key><string>com.example.hid</string>
		<key>IOClass</key><string>${className}</string>
		<key>IOProviderClass</key><string>IOUSBHostInterface</string>
		<key>bInterfaceClass</key><integer>3</integer>
		<key>bInterfaceSubClass</key><integer>0</integer>
		${score === 0 ? '' : `<key>IOProbeScore</key><integer>${score}</integer>`}
	</dict></dict>`);
	const personalities = personalitiesOf(analyze(text, { uri: 'file:///Info.plist' }), 'Info.plist');
	const dump = dumpOf(hidInterface(0, 50_000, byClass)).replaceAll('AcmeHID', className);
	expect(rivalsIn(dump, personalities)).toEqual(expected);
});

it('shows which personality of a plist is attached, of several with one class', () => {
	const named = (name: string, keys: string): string => `<key>${name}</key><dict>
		<key>IOClass</key><string>AcmeHID</string>
		<key>IOProviderClass</key><string>IOUSBHostInterface</string>${keys}</dict>`;
	const integer = (key: string, value: number): string =>
		`<key>${key}</key><integer>${value}</integer>`;
	const ids = integer('idVendor', 4660) + integer('idProduct', 258);
	const text = wholePlist(`<key>IOKitPersonalities</key><dict>
		${named('Other', `<key>IOUserClass</key><string>Other</string>${ids}`)}
		${named('Product', ids + integer('bConfigurationValue', 1) + integer('bInterfaceNumber', 0))}
		${named('Class', integer('bInterfaceClass', 3) + integer('bInterfaceSubClass', 0))}
	</dict>`);
	const personalities = personalitiesOf(analyze(text, { uri: 'file:///Info.plist' }), 'Info.plist');
	const dump = dumpOf(hidInterface(0, 50_000, byClass));
	expect(rivalsIn(dump, personalities)).toEqual(['AcmeHID 90000', 'AcmeHID 50000 attached']);
});
