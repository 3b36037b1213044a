/** Keys of a personality at the root, and root keys in a personality, move to where they are read. */
import { describe, expect, it } from 'vitest';
import {
	analyze,
	applyEdits,
	checkPlist,
	type DocumentKind,
	fixAll,
	fixesFor,
	type Neighbors,
	renderMessage,
} from '../../../server/src/service/index.js';
import { neighborsFrom } from '../../support/neighborsFrom.js';

const uri = 'file:///Project/Widget/Info.plist';

function plistOf(...lines: readonly string[]): string {
	return ['<plist version="1.0">', '<dict>', ...lines, '</dict>', '</plist>', ''].join('\n');
}

function deeper(by: string, ...lines: readonly string[]): readonly string[] {
	return lines.map((line) => by + line);
}

/** For each fix with the title: the code of its finding, and the text after it. */
function accepted(
	text: string,
	title: string,
	kind: DocumentKind = 'dext',
	neighbors?: Neighbors,
): readonly (readonly [code: string, text: string])[] {
	const plist = analyze(text, { uri, kind, neighbors });
	return checkPlist(plist).flatMap((finding) =>
		fixesFor(plist, finding)
			.filter((fix) => renderMessage(fix.title) === title)
			.map((fix) => [finding.code, applyEdits(text, fix.edits)] as const),
	);
}

const bundle = [
	'\t<key>CFBundleIdentifier</key>',
	'\t<string>com.example.widget</string>',
	'\t<key>CFBundlePackageType</key>',
	'\t<string>DEXT</string>',
	'\t<key>CFBundleVersion</key>',
	'\t<string>1</string>',
];
const usage = ['\t<key>OSBundleUsageDescription</key>', '\t<string>Reads the widget.</string>'];
const keys = [
	'\t<key>CFBundleIdentifierKernel</key>',
	'\t<string>com.apple.kpi.iokit</string>',
	'\t<!-- The class in the kernel. -->',
	'\t<key>IOClass</key>',
	'\t<string>IOUserService</string> <!-- of every dext -->',
	'\t<key>IOProviderClass</key>',
	'\t<string>IOUSBHostDevice</string>',
	'\t<key>IOUserClass</key>',
	'\t<string>WidgetDriver</string>',
	'\t<key>IOUserServerName</key>',
	'\t<string>com.example.widget</string>',
	'\t<key>idProduct</key>',
	'\t<integer>4660</integer>',
	'\t<key>idVendor</key>',
	'\t<integer>1452</integer>',
];
const listOf = (name: string, ...lines: readonly string[]): readonly string[] => [
	'\t<key>IOKitPersonalities</key>',
	'\t<dict>',
	`\t\t<key>${name}</key>`,
	'\t\t<dict>',
	...deeper('\t\t', ...lines),
	'\t\t</dict>',
	'\t</dict>',
];
const client = [
	'\t<key>UserClientProperties</key>',
	'\t<dict>',
	'\t\t<key>IOClass</key>',
	'\t\t<string>IOUserUserClient</string>',
	'\t\t<key>IOUserClass</key>',
	'\t\t<string>WidgetUserClient</string>',
	'\t</dict>',
];

describe('the keys of a personality at the root', () => {
	const title = "Move the keys of the personality to 'IOKitPersonalities'";
	const right = plistOf(...bundle, ...listOf('WidgetDriver', ...keys), ...usage);

	it('move with their comments into a personality, from each of them', () => {
		const fixes = accepted(plistOf(...bundle, ...keys, ...usage), title);
		expect(fixes.map(([code]) => code)).toEqual([
			'missing-personalities',
			...Array.from({ length: 7 }, () => 'misplaced-key'),
		]);
		// In alphabetical order, or next to related keys.
		expect(new Set(fixes.map(([, text]) => text)).size).toBe(1);
		expect(fixes[0]?.[1]).toBe(right);
	});

	it('move into an empty list', () => {
		const list = ['\t<key>IOKitPersonalities</key>', '\t<dict/>'];
		const fixes = accepted(plistOf(...bundle, ...list, ...keys, ...usage), title);
		expect(fixes).toHaveLength(8);
		expect(new Set(fixes.map(([, text]) => text))).toEqual(new Set([right]));
	});

	it('move with their user client', () => {
		const fixes = accepted(plistOf(...bundle, ...keys, ...client, ...usage), title);
		expect(fixes.map(([code]) => code)).toContain('user-client-at-root');
		const after = plistOf(...bundle, ...listOf('WidgetDriver', ...keys, ...client), ...usage);
		expect(new Set(fixes.map(([, text]) => text))).toEqual(new Set([after]));
	});

	it('move in a kext', () => {
		const kext = bundle.map((line) => line.replace('DEXT', 'KEXT'));
		const code = ['\t<key>CFBundleExecutable</key>', '\t<string>Widget</string>'];
		const ofKext = [
			'\t<key>IOClass</key>',
			'\t<string>com_example_Widget</string>',
			'\t<key>IOProviderClass</key>',
			'\t<string>IOWidgetNub</string>',
		];
		const fixes = accepted(plistOf(...code, ...kext, ...ofKext), title, 'kext');
		expect(fixes.map(([found]) => found)).toEqual(['misplaced-key', 'misplaced-key']);
		expect(fixes[0]?.[1]).toBe(
			plistOf(...code, ...kext, ...listOf('com_example_Widget', ...ofKext)),
		);
	});

	it.each([
		['in a file with a preprocessor', plistOf('#if DEBUG', ...usage, '#endif', ...bundle, ...keys)],
		[
			'next to personalities that are off',
			plistOf(
				...bundle,
				...keys,
				...listOf('Gadget', ...keys).map((line) =>
					line.replace('Personalities<', 'Personalities_off<'),
				),
			),
		],
		['that are too few', plistOf(...bundle, ...keys.slice(5), ...usage)],
	])('stay %s', (_name, text) => {
		expect(accepted(text, title)).toEqual([]);
	});

	it('stay if the build adds personalities', () => {
		const project =
			'targets:\n  Widget:\n    type: driver-extension\n    info:\n      path: Widget/Info.plist\n      properties:\n        IOKitPersonalities:\n          Widget:\n            IOClass: IOUserService\n';
		const neighbors = neighborsFrom(uri, { '../project.yml': project });
		expect(accepted(plistOf(...bundle, ...keys, ...usage), title, 'dext', neighbors)).toEqual([]);
	});
});

it('the user client of a framework next to the personality moves into it', () => {
	const audio = client.map((line) => line.replace('>UserClientP', '>IOUserAudioDriverUserClientP'));
	const neighbors = neighborsFrom(uri, {
		'WidgetDriver.iig': 'class WidgetDriver : public IOUserAudioDriver\n{\n};\n',
	});
	const list = listOf('WidgetDriver', ...keys);
	const next = [...list.slice(0, -1), ...deeper('\t', ...audio), ...list.slice(-1)];
	const after = plistOf(
		...bundle,
		...listOf('WidgetDriver', ...keys.slice(0, -4), ...audio, ...keys.slice(-4)),
		...usage,
	);
	const plist = analyze(plistOf(...bundle, ...next, ...usage), { uri, kind: 'dext', neighbors });

	expect(fixAll(plist).text).toBe(after);
});

it('a whole personality at the root moves into a new list', () => {
	const personality = ['\t<key>Widget</key>', '\t<dict>', ...deeper('\t', ...keys), '\t</dict>'];
	const title = "Move 'Widget' to 'IOKitPersonalities'";
	expect(accepted(plistOf(...bundle, ...personality, ...usage), title)).toEqual([
		['personality-key-at-root', plistOf(...bundle, ...listOf('Widget', ...keys), ...usage)],
	]);
});

describe('in a personality', () => {
	const right = plistOf(...bundle, ...listOf('Widget', ...keys), ...usage);

	it('the keys of a personality in a list of their own move up', () => {
		const nested = [
			'\t<key>IOKitPersonalities</key>',
			'\t<dict>',
			...deeper('\t', ...keys),
			'\t</dict>',
		];
		const fixes = accepted(
			plistOf(...bundle, ...listOf('Widget', ...nested), ...usage),
			"Move the keys in 'IOKitPersonalities' to 'Widget'",
		);
		expect(fixes).toEqual([['misplaced-key', right]]);
	});

	it('a list of personalities replaces it', () => {
		const fixes = accepted(
			plistOf(...bundle, ...listOf('Outer', ...listOf('Widget', ...keys)), ...usage),
			"Move the personalities in 'IOKitPersonalities' to the root",
		);
		expect(fixes).toEqual([['misplaced-key', right]]);
	});

	it('a list of personalities moves next to it', () => {
		const other = keys.map((line) => line.replace('4660', '4661'));
		const both = plistOf(
			...bundle,
			...listOf('Widget', ...keys).slice(0, -1),
			...listOf('Gadget', ...other).slice(2),
			...usage,
		);
		const fixes = accepted(
			plistOf(...bundle, ...listOf('Widget', ...keys, ...listOf('Gadget', ...other)), ...usage),
			"Move the personalities in 'IOKitPersonalities' to the root",
		);
		expect(fixes).toEqual([['misplaced-key', both]]);
	});

	it('a list with the name of another personality stays', () => {
		const text = plistOf(
			...bundle,
			...listOf('Widget', ...keys, ...listOf('Widget', ...keys)),
			...usage,
		);
		expect(accepted(text, "Move the personalities in 'IOKitPersonalities' to the root")).toEqual(
			[],
		);
	});

	it('a root key moves to the root, where it is not yet', () => {
		const title = "Move 'OSBundleUsageDescription' to the root";
		expect(accepted(plistOf(...bundle, ...listOf('Widget', ...keys, ...usage)), title)).toEqual([
			['misplaced-key', right],
		]);
		const twice = plistOf(...bundle, ...listOf('Widget', ...keys, ...usage), ...usage);
		expect(accepted(twice, title)).toEqual([]);
	});
});

it('personalities among the libraries of a kext move to the root', () => {
	const personalities = [
		'\t<key>IOKitPersonalities</key>',
		'\t<dict>',
		'\t\t<key>Widget</key>',
		'\t\t<dict>',
		'\t\t\t<key>CFBundleIdentifier</key>',
		'\t\t\t<string>com.example.widget</string>',
		'\t\t\t<key>IOClass</key>',
		'\t\t\t<string>com_example_Widget</string>',
		'\t\t\t<key>IOProviderClass</key>',
		'\t\t\t<string>IOPCIDevice</string>',
		'\t\t\t<key>IOPCIMatch</key>',
		'\t\t\t<string>0x00011209</string>',
		'\t\t</dict>',
		'\t</dict>',
	];
	const library = ['\t\t<key>com.apple.kpi.iokit</key>', '\t\t<string>19.0</string>'];
	const libraries = (...inside: readonly string[]): readonly string[] => [
		'\t<key>OSBundleLibraries</key>',
		'\t<dict>',
		...library,
		...inside,
		'\t</dict>',
	];
	const text = plistOf(...libraries(...deeper('\t', ...personalities)));
	const title = "Move 'IOKitPersonalities' to the root";
	expect(accepted(text, title, 'kext')).toEqual([
		['misplaced-key', plistOf(...libraries(), ...personalities)],
	]);
});

it.each(['IOKitPersonalities', 'IOKitPersonalities_x86_64'])(
	'a list %s with the classes of a service in it does not move into its own personality',
	(list) => {
		const text = plistOf(
			...bundle,
			`\t<key>${list}</key>`,
			'\t<dict>',
			'\t\t<key>Widget</key>',
			'\t\t<dict>',
			'\t\t\t<key>IOProviderClass</key>',
			'\t\t\t<string>IOUSBHostDevice</string>',
			'\t\t</dict>',
			'\t\t<key>IOClass</key>',
			'\t\t<string>IOUserUserClient</string>',
			'\t\t<key>IOUserClass</key>',
			'\t\t<string>WidgetUserClient</string>',
			'\t</dict>',
			'\t<key>IOUserServerOneProcess</key>',
			'\t<true/>',
			'\t<key>Unit_Spec_ID</key>',
			'\t<integer>24734</integer>',
		);
		expect(accepted(text, "Move 2 keys to 'Widget'")).toEqual([]);
		expect(accepted(text, "Move 'IOUserServerOneProcess' to 'Widget'")).toHaveLength(1);
	},
);

it.each([
	['idVendor', 'IOUSBHostDevice', true],
	['idVendor', 'IOUSBDevice', true],
	['idVendor', 'IOWidgetNub', true],
	['idVendor', 'IOSerialStreamSync', false],
	['IOPCIMatch', 'IOPCIDevice', true],
	['IOPCIMatch', 'IOUSBHostDevice', false],
	['VendorID', 'IOHIDDevice', true],
	['VendorID', 'IOHIDInterface', true],
	['VendorID', 'IOPCIDevice', false],
	['Peripheral Device Type', 'IOSCSIPeripheralDeviceNub', true],
	['Peripheral Device Type', 'IOUSBHostInterface', false],
	['IOMatchCategory', 'IOUSBHostDevice', false],
])(
	'%s next to a personality that matches by its provider only moves into it by itself: %s, %s',
	(key, provider, isAutomatic) => {
		const text = plistOf(
			'<key>IOKitPersonalities</key>',
			'<dict>',
			'<key>Widget</key>',
			'<dict>',
			'<key>IOClass</key>',
			'<string>Widget</string>',
			'<key>IOProviderClass</key>',
			`<string>${provider}</string>`,
			'</dict>',
			`<key>${key}</key>`,
			/^(?:idVendor|VendorID|Peripheral Device Type)$/.test(key)
				? '<integer>5</integer>'
				: '<string>0x00018086</string>',
			'</dict>',
		);
		const plist = analyze(text, { uri, kind: 'kext' });
		const fixes = checkPlist(plist).flatMap((finding) => fixesFor(plist, finding));
		const moves = fixes.filter(({ title }) => renderMessage(title) === "Move the keys to 'Widget'");
		expect(moves.map(({ preferred }) => preferred)).toEqual([isAutomatic]);
	},
);

it.each([
	['com.apple.driver.driverkit.serial', ['IOUserService', 'IOUserSerial'], 'Widget1', true],
	['com.apple.kpi.iokit', ['IOUserService', 'IOUserService'], '2 personalities', true],
	[
		'com.apple.driver.driverkit.serial',
		['IOUserService', 'IOUserService'],
		'2 personalities',
		false,
	],
	['com.example.kext', ['com_example_Widget', 'com_example_Gadget'], '2 personalities', false],
	['com.example.kext', ['com_example_Widget'], 'Widget0', true],
	['com.apple.driver.driverkit.serial', ['IOUserService'], 'Widget0', false],
	['com.apple.driver.driverkit.serial', ['IOUserSerial'], 'Widget0', true],
	['com.apple.iokit.IONetworkFamily', ['IOUserNetworkEthernet'], 'Widget0', true],
])(
	'the kext %s at the root moves into the personalities whose class it contains: %j, %s, %s',
	(kext, classes, target, isAutomatic) => {
		const text = plistOf(
			...bundle,
			'\t<key>CFBundleIdentifierKernel</key>',
			`\t<string>${kext}</string>`,
			'\t<key>IOKitPersonalities</key>',
			'\t<dict>',
			...classes.flatMap((name, at) => [
				`\t\t<key>Widget${at}</key>`,
				'\t\t<dict>',
				...deeper('\t\t', ...keys.slice(2)).map((line) =>
					line.replace('IOUserService', name).replace('4660', `${at}`),
				),
				'\t\t</dict>',
			]),
			'\t</dict>',
			...usage,
		);
		const plist = analyze(text, { uri, kind: 'dext' });
		const [found] = checkPlist(plist).filter(({ code }) => code === 'personality-key-at-root');
		const [move] = found ? fixesFor(plist, found) : [];
		expect(move && renderMessage(move.title)).toBe(
			`Move 'CFBundleIdentifierKernel' to ${/^\d/.test(target) ? target : `'${target}'`}`,
		);
		expect(move?.preferred).toBe(isAutomatic);
	},
);
