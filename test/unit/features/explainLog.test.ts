/** Lines of a log: the message in them, what it names, and its places in a property list. */
import { describe, expect, it } from 'vitest';
import { analyze, checkPlist, explainLog, LogPlaces } from '../../../server/src/service/index.js';

const one = (text: string) => explainLog(text).explained[0];

describe('the message is found', () => {
	it.each([
		[
			'in the format of log show',
			'2026-01-15 09:30:00.123456+0100 0x2a1  Default  0x0  0  0    kernel: Couldn\'t alloc class "Widget"',
		],
		[
			'in the compact format',
			'2026-01-15 09:30:00.123 Df kernel[0:2a1] Couldn\'t alloc class "Widget"',
		],
		[
			'in a copy from Console',
			'default\t09:30:00.123456+0100\tkernel\tCouldn’t alloc class “Widget”',
		],
		['without a program, in another case', 'couldn\'t alloc class "Widget"'],
	])('%s', (_, line) => {
		expect(one(line)).toMatchObject({
			message: { id: 'class-not-allocated' },
			holes: { class: 'Widget' },
		});
	});

	it.each([
		['AMFI: code signature validation failed.', 'signature-validation-failed'],
		['proc 123: load code signature error 4 for file "MyDriver"', 'signature-not-loaded'],
	])('of a rejected signature: %s', (line, id) => {
		expect(one(`kernel: ${line}`)?.message.id).toBe(id);
	});

	it('with the longest text, if the texts of several occur', () => {
		const line =
			'Error Domain=OSSystemExtensionErrorDomain Code=8 "Invalid code signature or missing entitlements"';
		expect(one(line)?.message.id).toBe('activation-signature');
	});

	it.each([1, 10, 11, 12, 13])('with the complete number %s', (code) => {
		const [long, short] = [
			one(`Error Domain=OSSystemExtensionErrorDomain Code=${code} "(null)"`),
			one(`The operation couldn’t be completed. (OSSystemExtensionErrorDomain error ${code}.)`),
		];
		expect(long?.message.patterns[0]).toBe(`OSSystemExtensionErrorDomain Code=${code}`);
		expect(short?.message.id).toBe(long?.message.id);
	});

	it.each(['OSSystemExtensionErrorDomain error 14', "Couldn't alloc class", 'Kext  error - ', ''])(
		'not in %j',
		(line) => {
			expect(explainLog(line).explained).toEqual([]);
		},
	);
});

describe('a line names', () => {
	it.each([
		[
			'sysextd: [com.apple.sx:XPC] hello from com.example.app.widget',
			'sysextd',
			'com.example.app.widget',
		],
		['amfid[101]: /Applications/Widget.app/Contents not valid', 'amfid', undefined],
		['Widget[512:7a1] has com.apple.developer.driverkit', 'Widget', undefined],
		[
			'no program, IOService.cpp and (com.example.widget.dext2).',
			undefined,
			'com.example.widget.dext2',
		],
		['IOServiceOpen failed: 0xe00002bc', undefined, undefined],
		['error 0xe00002e2 failed: nothing known', undefined, undefined],
		['Error: no <private> here', undefined, undefined],
		['Kext com.example.driver (1.0) v1.0 invalid: nothing known', undefined, 'com.example.driver'],
		['com.example.driver-1.0: dext is unheard of', undefined, 'com.example.driver'],
		['com.example.driver-2 is unheard of', undefined, 'com.example.driver-2'],
		['kernel: com.example.driver-1.0.2d3 is unheard of', 'kernel', 'com.example.driver'],
		[
			'2024-05-01 10:00:00.123456+0100 0x1a2 Default 0x0 312 0 widgetd: (Foo) hello',
			'widgetd',
			undefined,
		],
		['<sysextd> hello', 'sysextd', undefined],
		['sysextd: com.apple.system_extension.driver_extension is unheard of', 'sysextd', undefined],
		['kernel: com.apple.iokit.IOUSBHostFamily hello', 'kernel', undefined],
		['com.apple.kpi.iokit of com.example.driver is unheard of', undefined, 'com.example.driver'],
	])('the program and the bundle in %s', (line, program, bundle) => {
		const [unknown] = explainLog(line).unknown;
		expect({ program: unknown?.program, bundle: unknown?.bundle }).toEqual({ program, bundle });
	});
});

describe('several lines', () => {
	it('are explained once for the same names, with those indented below them', () => {
		const { explained, unknown } = explainLog(
			[
				'kextutil: Info dictionary missing required property/value:',
				'    CFBundleVersion',
				'something else',
				'something   else',
				'kextutil: Info dictionary missing required property/value:',
				'    CFBundleVersion',
				'    OSBundleLibraries',
				'Couldn\'t alloc class "A"',
				'Couldn\'t alloc class "B"',
			].join('\r\n'),
		);
		expect(explained.map(({ holes, count, details }) => ({ holes, count, details }))).toEqual([
			{ holes: {}, count: 2, details: ['CFBundleVersion', 'OSBundleLibraries'] },
			{ holes: { class: 'A' }, count: 1, details: [] },
			{ holes: { class: 'B' }, count: 1, details: [] },
		]);
		expect(unknown.map(({ text }) => text)).toEqual(['something else']);
	});
});

describe('the places in a property list', () => {
	const personality = (kernelClass: string): string =>
		`<key>${kernelClass}</key><dict><key>IOClass</key><string>${kernelClass}</string><key>IOUserClass</key><string>A</string><key>IOUserServerName</key><string>a.b.c</string><key>IOProviderClass</key><string>IOPCIDevice</string></dict>`;
	const text = `<plist><dict><key>CFBundlePackageType</key><string>DEXT</string><key>IOKitPersonalities</key><dict>${personality('IOUserService')}${personality('WidgetDriver')}</dict></dict></plist>`;
	const plist = analyze(text, { uri: 'Info.plist' });
	const places = new LogPlaces(plist, checkPlist(plist));
	const line = one('Couldn\'t alloc class "WidgetDriver"');

	it('are the findings of the rules', () => {
		const causes = line ? places.causesOf(line).first : [];
		expect(causes.map(({ code }) => code)).toContain('user-class-as-io-class');
		expect(causes.map(({ code }) => code)).not.toContain('missing-key');
	});

	it('are the keys that have what the line names', () => {
		const found = line ? places.keysOf(line).first : [];
		expect(found.map(({ key, range }) => [key, range.start])).toEqual([
			['IOClass', text.lastIndexOf('<key>IOClass')],
		]);
	});

	it('are the first of many, and how many more there are', () => {
		const many = `<plist><dict>${'<key>IOClass</key><string>A</string>'.repeat(25)}</dict></plist>`;
		const other = one('Couldn\'t alloc class "Other"');
		const found = other && new LogPlaces(analyze(many, { uri: '' }), []).keysOf(other);
		expect([found?.first.length, found?.omitted]).toEqual([20, 5]);
	});

	it('are all keys if none has', () => {
		const other = one('Couldn\'t alloc class "Other"');
		expect(other ? places.keysOf(other).first.map(({ key }) => key) : []).toEqual([
			'IOClass',
			'IOClass',
		]);
	});
});

describe('the cause of a message', () => {
	const usb = 'com.apple.developer.driverkit.transport.usb';
	const own = '<key>com.apple.developer.driverkit</key><true/>';
	const entitlements = `<plist><dict>${own}<key>${usb}</key><dict><key>idVendor</key><integer>4617</integer></dict><key>com.apple.developer.driverkit.usb.transport</key><true/></dict></plist>`;

	/** The codes of what is found for a line in a file, and the keys. */
	function placesOf(line: string, text: string, uri: string): readonly (readonly string[])[] {
		const plist = analyze(text, { uri });
		const explained = one(line);
		if (!explained) throw new Error(`'${line}' is not a known message.`);
		const places = new LogPlaces(plist, checkPlist(plist));
		const causes = places.causesOf(explained).first.map(({ code }) => code);
		return [causes, places.keysOf(explained).first.map(({ key }) => key)];
	}

	it.each([
		'amfid: Error Domain=AppleMobileFileIntegrityError Code=-413 "No matching profile found"',
		'kernel: AMFI: bailing out because of restricted entitlements.',
		'taskgated-helper: Disallowing a.b because no eligible provisioning profiles found',
		'OSSystemExtensionErrorDomain error 8',
		'kernel: DK: Widget-0x100000512 user server timeout',
	])('about entitlements is what no profile contains: %s', (line) => {
		const [causes] = placesOf(line, entitlements, 'A.entitlements');
		expect(causes).toEqual(['transport-not-array', 'unknown-key']);
		const info = `<plist><dict><key>CFBundlePackageType</key><string>DEXT</string><key>OSBundleUsageDescripton</key><string>a</string></dict></plist>`;
		const plist = analyze(info, { uri: 'Info.plist' });
		expect(checkPlist(plist).map(({ code }) => code)).toContain('unknown-key');
		expect(placesOf(line, info, 'Info.plist')[0]).not.toContain('unknown-key');
	});

	it('is first at an entitlement that it names, which is the place of the key', () => {
		const line = `taskgated-helper: a.b: Unsatisfied entitlements: ${usb}`;
		const other = entitlements.replace(
			own,
			`${own}<key>com.apple.developer.driverkit.family.audoi</key><true/>`,
		);
		expect(placesOf(line, other, 'A.entitlements')).toEqual([
			['transport-not-array', 'unknown-key', 'unknown-key'],
			[usb],
		]);
	});

	it.each([
		['double-hyphen-comment', '<!-- a -- b -->'],
		['boolean-with-end-tag', '<key>A</key><true></true>'],
		['numeric-entity', '<key>A</key><string>&#32;</string>'],
		['integer-whitespace', '<key>A</key><integer> 5 </integer>'],
		['malformed-attribute', '<key>A</key><string a=b>c</string>'],
		['space-in-tag', '<key>A</key><string >c</string>'],
		['hexadecimal-integer-case', '<key>A</key><integer>0X1F</integer>'],
		['unexpected-text', 'foo'],
	])('about the parser is any fault of syntax: %s', (code, fault) => {
		const text = `<plist version="1.0"><dict><key>CFBundlePackageType</key><string>KEXT</string>${fault}</dict></plist>`;
		const uri = 'file:///Widget.kext/Contents/Info.plist';
		const [causes] = placesOf("kextutil: Can't parse info dictionary XML", text, uri);
		expect(causes).toEqual([code]);
	});

	it.each([
		['extra-whitespace', "Can't load kext a.b - executable is missing", 'CFBundleExecutable'],
		['sentence-as-identifier', 'Kext a.b error - CFBundleIdentifier over max length 63', ''],
	])('is %s at one of its keys', (code, line, key) => {
		const name = key === '' ? 'My widget driver for all of you' : 'a.b';
		const text = `<plist version="1.0"><dict><key>CFBundleIdentifier</key><string>${name}</string><key>CFBundlePackageType</key><string>KEXT</string><key>CFBundleExecutable</key><string> Widget</string></dict></plist>`;
		const uri = 'file:///Widget.kext/Contents/Info.plist';
		expect(placesOf(line, text, uri)[0]).toContain(code);
	});
});

it.each([
	'kernel: Missing or bad "IOClass" key',
	'kernel: IOCatalogue::addDrivers() encountered non-dictionary; bailing.',
	"kernel: IOResources: Can't match using: OSArray",
	'kernel: CFBundleIdentifier missing/invalid type in kext /a.kext',
])('the cause is not a wrong type at another key: %s', (line) => {
	const text = `<plist version="1.0"><dict><key>CFBundlePackageType</key><string>KEXT</string><key>CFBundleExecutable</key><string>a</string><key>CFBundleIdentifier</key><string>a.b.c</string><key>IOKitPersonalities</key><dict><key>A</key><dict><key>IOClass</key><string>a_b</string><key>IOProviderClass</key><string>IOResources</string><key>IOMatchCategory</key><string>a_b</string><key>IOResourceMatch</key><string>A</string><key>IOProbeScore</key><string>1</string></dict></dict></dict></plist>`;
	const plist = analyze(text, { uri: 'file:///Widget.kext/Contents/Info.plist' });
	const findings = checkPlist(plist);
	expect(findings.map(({ code }) => code)).toContain('wrong-type');
	const explained = one(line);
	const causes = explained && new LogPlaces(plist, findings).causesOf(explained).first;
	expect(causes?.map(({ code }) => code)).toEqual([]);
});

it('the cause is at a key that a line below the message names', () => {
	const text = `<plist version="1.0"><dict><key>CFBundlePackageType</key><string>KEXT</string><key>CFBundleVersion</key><integer>1</integer><key>OSBundleLibraries</key><dict><key>com.apple.kpi.iokit</key><integer>19</integer></dict></dict></plist>`;
	const plist = analyze(text, { uri: 'file:///Widget.kext/Contents/Info.plist' });
	const explained = one(
		'Info dictionary property value is of illegal type: \n        OSBundleLibraries\n',
	);
	const places = new LogPlaces(plist, checkPlist(plist));
	const causes = explained ? places.causesOf(explained).first : [];
	expect(causes.map(({ code }) => code)).toContain('wrong-type');
	expect(new Set(causes.map(({ at }) => at.path[0]))).toEqual(new Set(['OSBundleLibraries']));
});

it.each([
	'kextutil: Info dictionary missing required property/value',
	"Kext a.b error - CFBundleVersion bad value '(null)'",
])('the cause can be a misspelled key: %s', (line) => {
	const key = '<key>CFBundelVersion</key>';
	const text = `<plist version="1.0"><dict><key>CFBundleIdentifier</key><string>a.b</string><key>CFBundlePackageType</key><string>KEXT</string>${key}<string>1.0</string></dict></plist>`;
	const plist = analyze(text, { uri: 'file:///Widget.kext/Contents/Info.plist' });
	const explained = one(line);
	const causes = explained && new LogPlaces(plist, checkPlist(plist)).causesOf(explained).first;
	expect(causes?.map(({ at }) => text.slice(at.range.start, at.range.end))).toEqual([key]);
});

it('the cause is the problem at a key before the hint of a rule', () => {
	const text = `<plist version="1.0"><dict><key>NetworkExtension</key><dict><key>NEMachServiceNmae</key><string>a.b</string><key>NEProviderClasses</key><dict><key>com.apple.networkextension.packet-tunnel</key><string>$(PRODUCT_MODULE_NAME).Provider</string></dict></dict></dict></plist>`;
	const plist = analyze(text, { uri: 'Info.plist' });
	const explained = one('OSSystemExtensionErrorDomain error 9');
	const causes = explained && new LogPlaces(plist, checkPlist(plist)).causesOf(explained).first;
	expect(causes?.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
		'warning unknown-key',
		'hint missing-usage-description',
	]);
});

describe('the places of a message about extensions', () => {
	const identifier = '<key>CFBundleIdentifier</key><string>a.b</string>';
	const personalities = `<key>IOKitPersonalities</key><dict><key>A</key><dict>${identifier}</dict></dict>`;
	it.each([
		['are outside of the personalities', 'DEXT', 'OSSystemExtensionErrorDomain error 4', 1],
		['are not in a kext', 'KEXT', 'OSSystemExtensionErrorDomain error 4', 0],
		['are everywhere for a message of the kernel', 'KEXT', "Can't load kext a.b - not found", 2],
	])('%s', (_, type, line, count) => {
		const text = `<plist><dict>${identifier}<key>CFBundlePackageType</key><string>${type}</string>${personalities}</dict></plist>`;
		const plist = analyze(text, { uri: 'Info.plist' });
		const explained = one(line);
		const places = new LogPlaces(plist, checkPlist(plist));
		const found = explained ? places.keysOf(explained).first : [];
		const identifiers = found.filter(({ key }) => key === 'CFBundleIdentifier');
		expect(identifiers.map(({ range }) => range.start)).toEqual(
			[text.indexOf(identifier), text.lastIndexOf(identifier)].slice(0, count),
		);
		const causes = explained ? places.causesOf(explained).first : undefined;
		expect(causes).toEqual([]);
	});
});

describe('a code of IOKit in a message that is not known', () => {
	it.each([
		['open: 0xe00002c5', 'kIOReturnExclusiveAccess'],
		['open (e00002c5)', 'kIOReturnExclusiveAccess'],
		['open: -536870203', 'kIOReturnExclusiveAccess'],
		['open = kioreturnexclusiveaccess', 'kIOReturnExclusiveAccess'],
		['first 0xe00002cb, then 0xe0000001.', 'kIOReturnInvalid'],
	])('%s', (line, name) => {
		expect(one(line)?.message.meaning).toContain(`'${name}'`);
	});

	it.each([
		'open: 0xe00002cb',
		'open: 0xe00002c50',
		'open: 0x1e00002c5',
		'open: e00002c5-0000-4000-8000-000000000000',
		'open: kIOReturnExclusive',
		'open: -5368702030',
	])('not in %s', (line) => {
		expect(one(line)).toBeUndefined();
	});

	it('does not replace the meaning of a message that is known', () => {
		expect(one('Kext com.example.w start failed (result 0xe00002c7)')?.message.id).not.toBe(
			'io-return',
		);
	});

	it('is explained once for each code', () => {
		const lines = 'open: 0xe00002c5\nread: 0xe00002c5\nread: 0xe00002ed';
		expect(explainLog(lines).explained.map(({ count }) => count)).toEqual([2, 1]);
	});
});
