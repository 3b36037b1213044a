/** What a person reads of a personality that does not match or is not tried first, and the change that helps. */
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../server/src/service/document/analyze.js';
import { noNeighbors } from '../../../server/src/service/document/neighbors.js';
import { renderEdits } from '../../../server/src/service/edit/renderEdits.js';
import {
	type Explanation,
	explainMatch,
} from '../../../server/src/service/matching/explain/explainMatch.js';
import { nearestEntries } from '../../../server/src/service/matching/explain/nearestEntries.js';
import { nodeFactsOf } from '../../../server/src/service/matching/explain/nodeFacts.js';
import {
	describeChange,
	describeFact,
	describeFailure,
} from '../../../server/src/service/matching/explain/wording.js';
import { personalitiesOf } from '../../../server/src/service/matching/simulator/personality.js';
import { Simulation } from '../../../server/src/service/matching/simulator/simulation.js';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import { registryIn } from '../../support/registryIn.js';
import { wholePlist } from '../../support/wholePlist.js';
import { entryNamed, matchingOf, smallDump } from './smallDump.js';

const frame = (keys: string): string =>
	wholePlist(`	<key>CFBundlePackageType</key>
	<string>DEXT</string>
	<key>IOKitPersonalities</key>
	<dict>
		<key>Knob</key>
		<dict>
			<key>IOClass</key>
			<string>IOUserService</string>
			<key>IOUserClass</key>
			<string>KnobDriver</string>
			<key>IOUserServerName</key>
			<string>com.example.knob</string>
${keys.replace(/^/gm, '\t\t\t')}
		</dict>
	</dict>`);

const integer = (key: string, value: number): string =>
	`<key>${key}</key>\n<integer>${value}</integer>`;
const string = (key: string, value: string): string =>
	`<key>${key}</key>\n<string>${value}</string>`;

interface Explained {
	readonly explanation: Explanation;
	/** The result after the edits of the change. */
	readonly after: string;
}

function explained(entry: string, ...keys: readonly string[]): Explained {
	const { plist, explanation } = explain(frame(keys.join('\n')), entry);
	const edits = renderEdits(plist, explanation.changes[0]?.edits ?? []);
	const edited = [...edits]
		.sort((a, b) => b.range.start - a.range.start)
		.reduce(
			(text, { range, newText }) => text.slice(0, range.start) + newText + text.slice(range.end),
			plist.text,
		);
	const { match, place } = explain(edited, entry).explanation;
	return { explanation, after: `${match.result}, ${place}` };
}

function explain(text: string, entry: string) {
	const plist = analyze(text, { uri: 'file:///Info.plist' });
	const personalities = personalitiesOf(plist, 'Info.plist');
	const matching = matchingOf(personalities);
	const [one] = personalities;
	if (!one) throw new Error('no personality');
	return { plist, explanation: explainMatch(one, entryNamed(entry, matching), matching) };
}

function reasonOf({ failure }: Explanation): string {
	return failure ? renderMessage(describeFailure(failure)) : 'matches';
}

function changeOf(explanation: Explanation): string {
	const [change] = explanation.changes;
	return change ? renderMessage(describeChange(change, explanation)) : 'none';
}

const ids = [integer('idVendor', 4660), integer('idProduct', 258)];
const onInterface = string('IOProviderClass', 'IOUSBHostInterface');
const onDevice = string('IOProviderClass', 'IOUSBHostDevice');

const mismatches: readonly (readonly [
	title: string,
	entry: string,
	keys: readonly string[],
	reason: string,
	change: string,
])[] = [
	[
		'names another interface',
		'Knob Control',
		[onInterface, ...ids, integer('bConfigurationValue', 1), integer('bInterfaceNumber', 3)],
		"'bInterfaceNumber' is 3 in the personality, and 0 in the device.",
		"Set 'bInterfaceNumber' to 0 to match the device",
	],
	[
		'lists other products',
		'AcmeHID',
		[
			string('IOProviderClass', 'IOHIDDevice'),
			integer('VendorID', 4660),
			'<key>ProductIDArray</key>\n<array>\n\t<integer>1</integer>\n</array>',
		],
		"'ProductIDArray' is [1] in the personality, and 258 (0x102) in the device.",
		"Set 'ProductIDArray' to [1, 258 (0x102)] to match the device",
	],
	[
		'has a key twice that the device lacks',
		'Brick Media',
		[
			string('IOProviderClass', 'IOMedia'),
			'<key>Writable</key>\n<true/>',
			'<key>Writable</key>\n<false/>',
		],
		"'Writable' is false in the personality, and missing in the device.",
		"Remove 'Writable' to match the device",
	],
	[
		'is compared with a service that is not a device',
		'AppleACPIPlatformExpert',
		[string('IOProviderClass', 'IOMedia')],
		"'IOMedia' is not the class of the device, or a superclass: AppleACPIPlatformExpert : IOACPI…t : IOService : IORegistryEntry.",
		"Set 'IOProviderClass' to AppleACPIPlatformExpert to match the device",
	],
	[
		'names another vendor',
		'Knob',
		[onDevice, integer('idVendor', 4661), integer('idProduct', 258)],
		"'idVendor' is 4661 (0x1235) in the personality, and 4660 (0x1234) in the device.",
		"Set 'idVendor' to 4660 (0x1234) to match the device",
	],
	[
		'has an ID as a string',
		'Knob',
		[onDevice, string('idVendor', '0x1234'), integer('idProduct', 258)],
		"'idVendor' is the string '0x1234' in the personality, and the integer 4660 (0x1234) in the device. Values of different types never match.",
		"Set 'idVendor' to 4660 (0x1234) to match the device",
	],
	[
		'lists products as strings',
		'Knob',
		[
			onDevice,
			integer('idVendor', 4660),
			'<key>idProductArray</key>\n<array>\n\t<string>258</string>\n</array>',
		],
		"'idProductArray' is [the string '258'] in the personality, and the integer 258 (0x102) in the device. Values of different types never match.",
		"Set 'idProductArray' to [258 (0x102)] to match the device",
	],
	[
		'lists one of its products as a string',
		'AcmeHID',
		[
			string('IOProviderClass', 'IOHIDDevice'),
			integer('VendorID', 4660),
			'<key>ProductIDArray</key>\n<array>\n\t<integer>1</integer>\n\t<string>258</string>\n</array>',
		],
		"'ProductIDArray' is [1, the string '258'] in the personality, and 258 (0x102) in the device.",
		"Set 'ProductIDArray' to [1, 258 (0x102)] to match the device",
	],
	[
		'is for the device instead of the interface',
		'Knob Control',
		[onDevice, ...ids, integer('bConfigurationValue', 1), integer('bInterfaceNumber', 0)],
		"'IOUSBHostDevice' is not the class of the device, or a superclass: IOUSBHostInterface : IOService : IORegistryEntry.",
		"Set 'IOProviderClass' to IOUSBHostInterface to match the device",
	],
	[
		'lacks keys of a set',
		'Knob',
		[onDevice, integer('bDeviceClass', 0)],
		'The USB keys of the personality are not one of the sets that match.',
		"Set 'bDeviceSubClass' to 0 to match the device",
	],
	[
		'has a key too many',
		'Brick Media',
		[string('IOProviderClass', 'IOMedia'), '<key>Open</key>\n<true/>'],
		"'Open' is true in the personality, and missing in the device.",
		"Remove 'Open' to match the device",
	],
	[
		'names another PCI device',
		'GFX',
		[string('IOProviderClass', 'IOPCIDevice'), string('IOPCIMatch', '0x56788086')],
		"'IOPCIMatch' is 0x56788086 in the personality, and 0x12348086 or 0x0007106b in the device.",
		"Set 'IOPCIMatch' to 0x12348086 to match the device",
	],
	[
		'has a number where the device has bytes',
		'GFX',
		[
			string('IOProviderClass', 'IOPCIDevice'),
			`<key>IOPropertyMatch</key>\n<dict>\n\t${integer('vendor-id', 32902)}\n</dict>`,
		],
		"'IOPropertyMatch.vendor-id' is the integer 32902 (0x8086) in the personality, and the data <86800000> in the device. Values of different types never match.",
		"Set 'IOPropertyMatch.vendor-id' to <86800000> to match the device",
	],
	[
		'has another text than the bytes of the device',
		'Widget1,1',
		[
			string('IOProviderClass', 'IOPlatformExpertDevice'),
			`<key>IOPropertyMatch</key>\n<dict>\n\t${string('model', 'Widget2,1')}\n</dict>`,
		],
		"'IOPropertyMatch.model' is Widget2,1 in the personality, and <576964676574312c31> in the device.",
		"Set 'IOPropertyMatch.model' to Widget1,1 to match the device",
	],
	[
		'has another property',
		'Brick Media',
		[
			string('IOProviderClass', 'IOMedia'),
			'<key>IOPropertyMatch</key>\n<dict>\n\t<key>Whole</key>\n\t<false/>\n</dict>',
		],
		"'IOPropertyMatch.Whole' is false in the personality, and true in the device.",
		"Set 'IOPropertyMatch.Whole' to true to match the device",
	],
];

describe('a personality that does not match', () => {
	it.each(mismatches)('%s', (_, entry, keys, reason, change) => {
		const { explanation, after } = explained(entry, ...keys);
		expect(reasonOf(explanation)).toBe(reason);
		expect(changeOf(explanation)).toBe(change);
		expect(after).toMatch(/^match/);
	});
});

describe('a personality that matches', () => {
	it('is not tried first, and needs a higher probe score', () => {
		const { explanation, after } = explained(
			'Scanner',
			onDevice,
			integer('idVendor', 4660),
			integer('idProduct', 257),
		);
		expect(explanation.place).toBe('later');
		expect(changeOf(explanation)).toBe(
			"Set 'IOProbeScore' to 1001 to be tried before 'ScannerDriver', which scores 91,000",
		);
		expect(after).toBe('match, first');
	});

	it('needs more keys where no probe score helps', () => {
		const { explanation, after } = explained(
			'Scanner',
			onDevice,
			integer('idVendor', 4660),
			integer('bDeviceSubClass', 1),
		);
		expect(changeOf(explanation)).toBe(
			"Set 'idProduct' to 257 (0x101) and 'IOProbeScore' to 1001 to be tried before 'ScannerDriver', which scores 91,000",
		);
		expect(after).toBe('match, first');
	});

	it('has a score of parts', () => {
		const { explanation } = explained('Knob', onDevice, ...ids, integer('IOProbeScore', 10));
		expect(explanation.score).toEqual([
			{ key: 'idVendor + idProduct', score: 90000 },
			{ key: 'IOProbeScore', score: 10 },
		]);
		expect([...explanation.rivals].map(({ className, score }) => `${className} ${score}`)).toEqual([
			'AppleUSBHostCompositeDevice 50000',
		]);
	});
});

it('proposes a probe score of 32 bits, whatever the personality has', () => {
	const { explanation, after } = explained(
		'IOHIDInterface',
		string('IOProviderClass', 'IOHIDInterface'),
		string('Transport', 'USB'),
		integer('IOProbeScore', 2_147_483_647),
	);
	expect(explanation.match.score).toBeLessThan(0);
	expect(changeOf(explanation)).toMatch(/^Set 'IOProbeScore' to \d{1,6} to be tried before /);
	expect(after).toBe('match, first');
});

it('has no edits of a personality that is being typed', () => {
	const text = frame([onDevice, integer('idProduct', 258)].join('\n'));
	const { explanation } = explain(text.slice(0, text.indexOf('58</integer>')), 'Knob');
	expect(explanation.changes).toMatchObject([{ reason: 'match', edits: undefined }]);
});

it('does not write a text of a device that a build would replace', () => {
	const changes = ['$(NAME)', '__NAME__'].map((content) => {
		const plist = analyze(
			frame([string('IOProviderClass', 'IOMedia'), string('Content', 'x')].join('\n')),
			{ uri: 'file:///Info.plist' },
		);
		const personalities = personalitiesOf(plist, 'Info.plist');
		const dump = smallDump.replace('GUID_partition_scheme', content);
		const matching = matchingOf(personalities, dump);
		const [one] = personalities;
		return one && explainMatch(one, entryNamed('Brick Media', matching), matching).changes;
	});
	for (const each of changes) expect(each).toMatchObject([{ reason: 'match', edits: undefined }]);
});

it('proposes no provider that never starts a dext', () => {
	expect(changeOf(explained('IOResources', onDevice, ...ids).explanation)).toBe('none');
});

it('shows what else decides about a device', () => {
	const { facts } = explained('Scanner', onDevice, ...ids).explanation;
	expect(facts.map((fact) => renderMessage(describeFact(fact)))).toEqual([
		"'ScannerDriver' is attached in the category 'IODefaultMatchCategory'.",
		"'ScannerDriver' uses the whole device, so its interfaces do not exist yet.",
		'A dext requires the entitlement com.apple.developer.driverkit.transport.usb.',
	]);
});

it.each([
	[
		'lacks what the device requires',
		'<key>com.apple.developer.driverkit</key>\n<true/>',
		'The entitlements file lacks com.apple.developer.driverkit.transport.usb.',
	],
	[
		'is for another vendor',
		`<key>com.apple.developer.driverkit.transport.usb</key>\n<array><dict>${integer('idVendor', 1)}</dict></array>`,
		"'com.apple.developer.driverkit.transport.usb' in the entitlements file is for other devices.",
	],
	[
		'is for the vendor of the device',
		`<key>com.apple.developer.driverkit.transport.usb</key>\n<array><dict>${integer('idVendor', 4660)}</dict></array>`,
		"'ScannerDriver' uses the whole device, so its interfaces do not exist yet.",
	],
])('an entitlements file %s', (_, entitlements, last) => {
	const file = analyze(wholePlist(entitlements), { uri: 'file:///Knob.entitlements' });
	const plist = analyze(frame([onDevice, ...ids].join('\n')), {
		uri: 'file:///Info.plist',
		neighbors: { ...noNeighbors, inFolder: [file] },
	});
	const personalities = personalitiesOf(plist, 'Info.plist');
	const matching = matchingOf(personalities);
	const [one] = personalities;
	const facts = one ? explainMatch(one, entryNamed('Scanner', matching), matching).facts : [];
	expect(facts.map((fact) => renderMessage(describeFact(fact))).at(-1)).toBe(last);
});

it('finds the nearest device', () => {
	const nearest = (...keys: readonly string[]): string | undefined => {
		const plist = analyze(frame(keys.join('\n')), { uri: 'file:///Info.plist' });
		const personalities = personalitiesOf(plist, 'Info.plist');
		const [one] = personalities;
		return one && nearestEntries(one, matchingOf(personalities))[0]?.entry.name;
	};
	expect(nearest(onDevice, integer('idVendor', 4660), integer('idProduct', 999))).toBe('Scanner');
	expect(nearest(onDevice, integer('idVendor', 1), integer('idProduct', 258))).toBe('Knob');
	expect(
		nearest(string('IOProviderClass', 'IOPCIDevice'), string('IOPCIMatch', '0x9d3d8086')),
	).toBe('XHC');
});

it('states that an interface is of another configuration than the first', () => {
	const registry = registryIn(`Bus 001 Device 004: ID 1234:0102 Phone
Device Descriptor:
  bDeviceClass            0
  idVendor           0x1234
  idProduct          0x0102
  Configuration Descriptor:
    bConfigurationValue     1
    Interface Descriptor:
      bInterfaceNumber        0
      bAlternateSetting       0
      bInterfaceClass         6
  Configuration Descriptor:
    bConfigurationValue     2
    Interface Descriptor:
      bInterfaceNumber        0
      bAlternateSetting       0
      bInterfaceClass       255
`);
	const simulation = new Simulation(registry);
	const interfaces = registry.entries.filter(({ name }) => name === 'IOUSBHostInterface');
	expect(
		interfaces.map((entry) =>
			nodeFactsOf(entry, [], simulation).map((fact) => renderMessage(describeFact(fact))),
		),
	).toEqual([
		[],
		[
			'The interface is of configuration 2. It exists only if a driver selects that instead of 1, the first one.',
		],
	]);
});
