/** The findings of the schemas, as shown to users. */
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../server/src/service/document/analyze.js';
import { checkPlist } from '../../../server/src/service/features/check.js';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import type { DocumentKind } from '../../../server/src/service/platform/documentKind.js';
import { keysFor, schemaAt } from '../../../server/src/service/schema/describe.js';
import { nearestName } from '../../../server/src/service/text/spelling.js';
import { analyzeExample, checkFindings, findingsOf } from '../../support/checkFindings.js';

const usb = (entries: string): string =>
	`<key>IOKitPersonalities</key><dict><key>A</key><dict><key>IOClass</key><string>com_example_A</string>` +
	`<key>IOProviderClass</key><string>IOUSBHostDevice</string>${entries}</dict></dict>`;

function messages(text: string, kind: DocumentKind): readonly string[] {
	return findingsOf(analyzeExample(text, { kind }))
		.filter(({ severity }) => severity !== 'hint')
		.map((finding) => `${finding.severity} ${finding.code}: ${renderMessage(finding.message)}`);
}

describe('messages', () => {
	it.each([
		[
			'<key>OSBundleAllowUserLoad</key><string>YES</string>',
			"error wrong-type: 'OSBundleAllowUserLoad' must be <true/> or <false/>, not <string> 'YES'. The system rejects the kext.",
		],
		[
			'<key>CFBundleExecutible</key><string>A</string>',
			"warning unknown-key: Unknown key 'CFBundleExecutible'. Did you mean 'CFBundleExecutable'?",
		],
		[
			'<key>com.apple.developer.driverkit</key><true/>',
			"warning misplaced-key: 'com.apple.developer.driverkit' is an entitlement. It has no effect in an Info.plist.",
		],
		[
			'<key>OSBundleRequired_arm64</key><string>Never</string>',
			"error value-not-allowed: 'Never' is not a valid value of 'OSBundleRequired_arm64'. The kext tools report it as illegal, and it selects no kind of boot.",
		],
	])('of %s', (text, expected) => {
		expect(messages(text, 'kext')).toEqual([expected]);
	});

	const lost = "Did you mean '{0}'? Without it, the driver never starts.";
	const usual = "Did you mean '{0}'?";
	it.each([
		['IOProviderClass', 'IOUserService', 'error', lost],
		['IOUserServerName', 'IOUserService', 'error', lost],
		['IOUserClass', 'IOUserSerial', 'error', lost],
		['IOUserServerName', 'IOUserUSBSerial', 'error', lost],
		['IOUserClass', 'AppleUSBMergeNub', 'warning', usual],
		['CFBundleIdentifierKernel', 'IOUserService', 'warning', usual],
	])('of a misspelled %s with %s', (key, kernelClass, level, text) => {
		const written = key.slice(0, -1);
		const entries = [
			['CFBundleIdentifierKernel', 'com.apple.kpi.iokit'],
			['IOClass', kernelClass],
			['IOProviderClass', 'IOUSBHostDevice'],
			['IOUserClass', 'Widget'],
			...(kernelClass === 'AppleUSBMergeNub' ? [] : [['IOUserServerName', 'com.example.widget']]),
		].map(([name, value]) => {
			return `<key>${name === key ? written : name}</key><string>${value}</string>`;
		});
		const plist = `<key>IOKitPersonalities</key><dict><key>A</key><dict>${entries.join('')}</dict></dict>`;
		expect(messages(plist, 'dext')).toContain(
			`${level} unknown-key: Unknown key '${written}'. ${text.replace('{0}', key)}`,
		);
	});

	it.each([
		['device_type', 'thermal-zone', []],
		[
			'device-typ',
			'Generic',
			["information unknown-key: Unknown key 'device-typ'. Did you mean 'device-type'?"],
		],
	])('of the property %s of a provider', (key, value, expected) => {
		const match = `<key>IOPropertyMatch</key><dict><key>${key}</key><string>${value}</string></dict>`;
		const plist = `<key>IOKitPersonalities</key><dict><key>A</key><dict><key>IOProviderClass</key><string>IOACPIPlatformDevice</string><key>IOClass</key><string>Widget</string><key>CFBundleIdentifier</key><string>com.example.widget</string>${match}</dict></dict>`;
		expect(messages(plist, 'kext')).toEqual(expected);
	});
});

describe('a message about a type', () => {
	const usbItem = (entry: string): string =>
		`<key>com.apple.developer.driverkit.transport.usb</key><array><dict>${entry}</dict></array>`;
	it.each([
		[
			usbItem('<key>idVendor</key><real>4617</real>'),
			"<integer> or the string '*', not <real> '4617'",
		],
		[
			usbItem('<key>bInterfaceClass</key><data>Aw==</data>'),
			"<integer> or the string '*', not <data> 'Aw=='",
		],
		[usbItem('<key>idProduct</key><true/>'), "<integer> or the string '*', not <true/>"],
		[
			'<key>com.apple.developer.driverkit.transport.pci</key><array><true/></array>',
			"<dict> or the string 'com.apple.developer.driverkit.builtin', not <true/>",
		],
		[
			'<key>com.apple.security.temporary-exception.iokit-user-client-class</key><integer>1</integer>',
			"<array> or <string>, not <integer> '1'",
		],
	])('names the only valid strings: %s', (text, expected) => {
		const [message] = messages(text, 'entitlements').filter((each) => each.includes('wrong-type'));
		expect(message).toContain(` must be ${expected}.`);
	});
});

describe('the schemas', () => {
	const only = {
		kind: 'kext',
		codes: ['wrong-type', 'value-not-allowed', 'malformed-value', 'unknown-key', 'misplaced-key'],
	} as const;

	it.each([
		['a literal string is checked', usb('<key>IOProbeScore</key>[|<string>5001</string>|]')],
		['a build variable is not', usb('<key>idVendor</key><integer>$(VENDOR)</integer>')],
		['a preprocessor macro is not', '<key>OSBundleRequired</key><string>BOOT_LEVEL</string>'],
		[
			'matching keys follow the provider class',
			usb('<key>idProductMask</key>[|<string>0xfff0</string>|]'),
		],
		['keys of other families are ignored', usb('<key>IOPCIMatch</key><integer>1</integer>')],
		['custom keys are valid', usb('<key>WidgetMode</key><string>fast</string>')],
		['keys similar to a known one are not', usb('[|<key>idVendr</key>|]<integer>1</integer>')],
		[
			'unless that one exists, too',
			usb('<key>idVendor</key><integer>1</integer><key>idVendr</key><integer>1</integer>'),
		],
		[
			'a variant for one architecture is the same key',
			'<key>OSBundleRequired_x86_64</key><string>[|root|]</string>',
		],
		['only at the root', usb('<key>IOProbeScore_x86_64</key><string>1</string>')],
		[
			'also personalities of one architecture',
			`<key>IOKitPersonalities_x86_64</key>${usb('<key>IOProbeScore</key>[|<string>1</string>|]').slice('<key>IOKitPersonalities</key>'.length)}`,
		],
	])('%s', (_name, marked) => {
		checkFindings(marked, only);
	});

	it('ignore other property lists', () => {
		const plist = analyze('<plist><dict><key>CFBundleExecutible</key><true/></dict></plist>', {
			uri: '',
		});
		expect(plist.kind).toBe('other');
		expect(checkPlist(plist)).toEqual([]);
	});
});

describe('settings and comments', () => {
	const text = '<key>CFBundleExecutible</key>\n<string>A</string>';
	const codes = (marked: string): readonly string[] =>
		findingsOf(analyzeExample(marked, { kind: 'kext' })).map(({ code }) => code);

	it('change the severity of a rule, or turn it off', () => {
		const plist = analyzeExample(text, { kind: 'kext' });
		const at = (level: 'error' | 'off') =>
			findingsOf(plist, { severities: { 'unknown-key': level } }).map(({ severity }) => severity);
		expect(at('error')).toEqual(['error']);
		expect(at('off')).toEqual([]);
	});

	it.each([
		['for the next line', `<!-- driver-plist-disable-next-line unknown-key -->\n${text}`, []],
		[
			'not for another line',
			`<!-- driver-plist-disable-next-line unknown-key -->\n\n${text}`,
			['unknown-key'],
		],
		[
			'not for another rule',
			`<!-- driver-plist-disable-next-line wrong-type -->\n${text}`,
			['unknown-key'],
		],
		['for the file', `${text}\n<!-- driver-plist-disable wrong-type unknown-key -->`, []],
		['every rule', `<!-- driver-plist-disable-next-line -->\n${text}`, []],
		[
			'for the value below its key',
			'<!-- driver-plist-disable-next-line wrong-type -->\n<key>CFBundleName</key>\n<true/>',
			[],
		],
		[
			'only in a comment',
			`<key>A</key><string><![CDATA[<!-- driver-plist-disable unknown-key -->]]></string>${text}`,
			['unknown-key'],
		],
	])('a comment turns off %s', (_name, marked, found) => {
		expect(codes(marked).filter((code) => code !== 'cdata-section')).toEqual(found);
	});
});

describe('descriptions', () => {
	const plist = analyzeExample(usb('<key>idVendor</key><integer>1</integer>'), { kind: 'kext' });

	it('are found by path', () => {
		expect(schemaAt(plist, ['IOKitPersonalities', 'A', 'idVendor'])?.markdownDescription).toContain(
			'USB',
		);
		expect(schemaAt(plist, ['IOKitPersonalities', 'A', 'unknown'])).toBeUndefined();
	});

	it('list the keys of a dictionary, including those of its provider', () => {
		const [personality] = plist.personalities;
		const keys = personality ? keysFor(plist, personality.dict) : [];
		expect(keys.find(({ key }) => key === 'idVendor')).toMatchObject({
			present: true,
			place: 'personality',
		});
		expect(keys.find(({ key }) => key === 'bDeviceClass')).toMatchObject({ present: false });
		expect(keys.some(({ key }) => key === 'IOPCIMatch')).toBe(false);
	});

	it('list entitlements', () => {
		const entitlements = analyzeExample('', { kind: 'entitlements' });
		const keys = entitlements.root?.type === 'dict' ? keysFor(entitlements, entitlements.root) : [];
		expect(keys.map(({ key }) => key)).toContain('com.apple.developer.driverkit');
	});
});

describe('spelling', () => {
	const known = [
		'IOProviderClass',
		'IOClass',
		'idVendor',
		'CFBundleIdentifier',
		'IOUserServerName',
	];
	it.each([
		['IOProviderclass', 'IOProviderClass'],
		['IO Provider Class', 'IOProviderClass'],
		['IOProvidreClass', 'IOProviderClass'],
		['IOProvideClass', 'IOProviderClass'],
		['idvendor', 'idVendor'],
		['IOUserServreNmae', 'IOUserServerName'],
		['IOClass2', undefined],
		['#IOProviderClass', undefined],
		['IOFlags', undefined],
		['IOClass', undefined],
		['WidgetClass', undefined],
	])('%s → %s', (written, nearest) => {
		expect(nearestName(written, known)).toBe(nearest);
	});
});
