/** Completion in the entitlements of a dext proposes the devices that its Info.plist matches. */
import { describe, expect, it } from 'vitest';
import { completeAt } from '../../../server/src/service/index.js';
import { analyzeExample, findingsOf } from '../../support/checkFindings.js';
import { accept, atCaret } from './acceptCompletion.js';

const usb = 'com.apple.developer.driverkit.transport.usb';
const pci = 'com.apple.developer.driverkit.transport.pci';

/** Entitlements with one device, whose entries are `inside`. */
function entitlements(transport: string, inside: string): string {
	return `<plist version="1.0">
<dict>
	<key>com.apple.developer.driverkit</key>
	<true/>
	<key>${transport}</key>
	<array>
		<dict>
${inside}
		</dict>
	</array>
</dict>
</plist>
`;
}

function personality(name: string, provider: string, keys: string): string {
	return `<key>${name}</key><dict><key>CFBundleIdentifierKernel</key><string>com.apple.kpi.iokit</string><key>IOClass</key><string>IOUserService</string><key>IOUserClass</key><string>${name}</string><key>IOUserServerName</key><string>$(PRODUCT_BUNDLE_IDENTIFIER)</string><key>IOProviderClass</key><string>${provider}</string>${keys}</dict>`;
}

const number = (key: string, value: number): string =>
	`<key>${key}</key><integer>${value}</integer>`;

const knob = personality(
	'Knob',
	'IOUSBHostDevice',
	number('idVendor', 4617) + number('idProduct', 1),
);
const dials = personality(
	'Dial',
	'IOUSBHostDevice',
	`${number('idVendor', 1452)}<key>idProductArray</key><array><integer>7</integer><integer>8</integer></array>`,
);
const card = personality(
	'Card',
	'IOPCIDevice',
	'<key>IOPCIPrimaryMatch</key><string>0x00018086&amp;0x0000ffff</string>',
);

function infoWith(...personalities: readonly string[]): string {
	return `<plist version="1.0"><dict><key>CFBundlePackageType</key><string>DEXT</string><key>CFBundleIdentifier</key><string>$(PRODUCT_BUNDLE_IDENTIFIER)</string><key>OSBundleUsageDescription</key><string>Turns.</string><key>IOKitPersonalities</key><dict>${personalities.join('')}</dict></dict></plist>`;
}

/** The completion at `|` of entitlements next to an Info.plist with the personalities. */
function completed(transport: string, inside: string, personalities: readonly string[]) {
	const { text, offset } = atCaret(entitlements(transport, inside));
	const plist = analyze(text, personalities);
	return { text, plist, items: completeAt(plist, offset) };
}

function analyze(text: string, personalities: readonly string[]) {
	const neighbors = { 'Info.plist': infoWith(...personalities) };
	return analyzeExample(text, { kind: 'entitlements', whole: true, neighbors });
}

const T = '\t\t\t';
const written = (key: string, value: number | string): string =>
	`${T}<key>${key}</key>\n${T}${typeof value === 'number' ? `<integer>${value}</integer>` : value}`;

const accepted = [
	['the vendor', usb, '', 'idVendor', [knob], '<integer>|4617</integer>'],
	['the product', usb, written('idVendor', 4617), 'idProduct', [knob], '<integer>|1</integer>'],
	[
		'the product of the vendor',
		usb,
		written('idVendor', 1452),
		'idProduct',
		[knob, dials],
		'<integer>|7</integer>',
	],
	[
		'the vendor of the product',
		usb,
		written('idProduct', 8),
		'idVendor',
		[knob, dials],
		'<integer>|1452</integer>',
	],
	[
		'all products of the vendor',
		usb,
		written('idVendor', 1452),
		'idProductArray',
		[knob, dials],
		`<array>\n${T}\t<integer>|7</integer>\n${T}\t<integer>8</integer>\n${T}</array>`,
	],
	[
		'the only product in a list',
		usb,
		written('idVendor', 4617),
		'idProductArray',
		[knob, dials],
		`<array>\n${T}\t<integer>|1</integer>\n${T}</array>`,
	],
	[
		'a device on PCI',
		pci,
		'',
		'IOPCIPrimaryMatch',
		[card],
		'<string>|0x00018086&amp;0x0000ffff</string>',
	],
	[
		'a placeholder where no personality has the key',
		usb,
		written('idVendor', 4617),
		'bcdDevice',
		[knob],
		'<integer>|0</integer>',
	],
	[
		'a placeholder for a vendor that no personality has',
		usb,
		written('idVendor', 5),
		'idProduct',
		[knob, dials],
		'<integer>|0</integer>',
	],
] as const;

describe('the value of a key in the entitlements of a dext', () => {
	it.each(accepted)('is %s', (_name, transport, before, label, personalities, value) => {
		const inside = before === '' ? '' : `${before}\n`;
		const { text, items } = completed(transport, `${inside}${T}|`, personalities);
		const item = items.find((each) => each.label === label);
		if (!item) throw new Error(`no ${label}`);
		const after = entitlements(transport, `${inside}${T}<key>${label}</key>\n${T}${value}`);
		expect(accept(text, item)).toBe(after);
		// Those of other personalities are missing, and the placeholder is not a device of the dext.
		if (value.includes('|0<') || personalities.length > 1) return;
		expect(findingsOf(analyze(after.replace('|', ''), personalities))).toEqual([]);
	});

	it('is one of a list of all that the personalities have', () => {
		const valuesAt = (inside: string): readonly string[] =>
			completed(usb, inside, [knob, dials]).items.map(
				({ label, detail }) => `${label}: ${detail ?? ''}`,
			);
		expect(valuesAt(`${T}<key>idVendor</key>\n${T}<integer>|0</integer>`)).toEqual([
			'4617: 0x1209 – Knob',
			'1452: 0x05ac – Dial',
		]);
		expect(
			valuesAt(`${T}<key>idProductArray</key>\n${T}<array><integer>|0</integer></array>`),
		).toEqual(['1: 0x0001 – Knob', '7: 0x0007 – Dial', '8: 0x0008 – Dial']);
	});
});
