/** A complete personality differs from those that are there, by the text after accepting it. */
import { describe, expect, it } from 'vitest';
import type { DocumentKind } from '../../../server/src/service/index.js';
import { accept, atCaret } from './acceptCompletion.js';
import { itemsAt } from './completionAt.js';

type Values = Readonly<Record<string, string | number>>;

function elementsOf(values: Values): string {
	return Object.entries(values)
		.map(([key, value]) => {
			const type = typeof value === 'number' ? 'integer' : 'string';
			return `<key>${key}</key><${type}>${value}</${type}>`;
		})
		.join('');
}

/** What is inserted after the other personalities, without the whitespace between elements. */
function inserted(kind: DocumentKind, label: string, others: string, key = ''): string {
	const marked = `<plist version="1.0">\n<dict>\n\t<key>IOKitPersonalities</key>\n\t<dict>\n${others}\n${key}|\n\t</dict>\n</dict>\n</plist>\n`;
	const item = itemsAt(marked, kind).find((each) => each.label === label);
	if (!item) throw new Error(`no ${label}`);
	const text = accept(atCaret(marked).text, item, '');
	const added = text.slice(marked.indexOf('|'), text.lastIndexOf('\t</dict>'));
	return added.replace(/>\s+</g, '><');
}

const personality = (name: string, values: Values = {}): string =>
	`<key>${name}</key><dict>${elementsOf(values)}</dict>`;

describe('the name of a new personality', () => {
	it.each([
		['MyDriver', ''],
		['MyDriver', personality('Lamp')],
		['MyDriver2', personality('MyDriver')],
		['MyDriver3', personality('MyDriver') + personality('MyDriver2')],
		['MyDriver2', personality('MyDriver') + personality('MyDriver3')],
		['MyDriver2', '<key>MyDriver</key><string>a</string>'],
		['MyDriver2', personality('Lamp', { IOUserClass: 'MyDriver' })],
		['MyDriver', personality('mydriver')],
	])('is %s, also as its class, where the others are %j', (name, others) => {
		const text = inserted('dext', 'Dext: USB device', others);
		expect(text).toContain(`<key>${name}</key>`);
		expect(text).toContain(`<key>IOUserClass</key><string>${name}</string>`);
	});

	it.each([
		['dext', 'Dext: HID event driver', 'MyEventDriver'],
		['dext', 'Codeless dext: merged properties', 'MyOverride'],
		['kext', 'Kext: virtual driver', 'MyDriver'],
		['codelessKext', 'Codeless kext: class of another kext', 'MyDevice'],
	] as const)('of a %s, %s, has a number if %s exists', (kind, label, name) => {
		expect(inserted(kind, label, personality(name))).toContain(`<key>${name}2</key>`);
	});
});

describe('a new personality', () => {
	it.each([
		['dext', 'Dext: USB device', { idProduct: 1 }, '<integer>2</integer>'],
		['dext', 'Dext: HID event driver', { ProductID: 1 }, '<integer>2</integer>'],
		['dext', 'Dext: PCI device', { IOPCIPrimaryMatch: '0x00011209' }, '<string>0x00021209<'],
		[
			'dext',
			'Dext: PCI Ethernet',
			{ IOPCIPrimaryMatch: '0x00038086 0X00011209&amp;0xFFFFFFFF' },
			'<string>0x00021209<',
		],
		['dext', 'Dext: SCSI disk', { 'Product Identification': 'Product' }, '<string>Product2<'],
		['kext', 'Kext: virtual driver', { IOClass: 'com_example_MyDriver' }, '_MyDriver2<'],
		['codelessKext', 'Codeless kext: class of another kext', { ProductID: 1 }, '>2<'],
		[
			'codelessKext',
			'Codeless kext: class of another kext',
			{ IOClass: 'IOHIDEventDriver' },
			'<string>IOHIDEventDriver<',
		],
	] as const)('of a %s, %s, next to one with %j has %s', (kind, label, values, expected) => {
		expect(inserted(kind, label, personality('Lamp', values))).toContain(expected);
	});

	it('after a name has the class of that name, and the next product', () => {
		const others = personality('MyDriver', { IOUserClass: 'MyDriver', idProduct: 1 });
		const text = inserted('dext', 'Dext: USB device', others, '<key>Lamp</key>');
		expect(text).toContain('<string>Lamp</string>');
		expect(text).toContain('<integer>2</integer>');
	});
});
