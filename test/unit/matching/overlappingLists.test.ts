/** Which lists of two personalities have something in common. */
import { describe, expect, it } from 'vitest';
import { analyze, checkPlist } from '../../../server/src/service/index.js';
import { renderMessage } from '../../../server/src/service/messages/message.js';

const head = '<key>IOClass</key><string>com_example_Gadget</string>';

/** What is reported for the second of two personalities of a kext. */
function tieOf(key: string, first: string, second: string, provider = 'IOPCIDevice'): string[] {
	const personality = (name: string, value: string): string =>
		`<key>${name}</key><dict>${head}<key>IOProviderClass</key><string>${provider}</string><key>${key}</key>${value}<key>Name</key><string>Same</string></dict>`;
	const text = `<plist version="1.0"><dict><key>IOKitPersonalities</key><dict>${personality('A', first)}${personality('B', second)}</dict></dict></plist>`;
	return checkPlist(analyze(text, { kind: 'kext', uri: 'file:///Info.plist' }))
		.filter(({ code }) => code === 'tied-personalities')
		.map(({ message }) => /both match '(.*)' with/.exec(renderMessage(message))?.[1] ?? '');
}

const text = (value: string): string => `<string>${value.replace('&', '&amp;')}</string>`;

describe('two lists of PCI IDs', () => {
	it.each([
		['0x12348086', '0x56788086 0x12348086', '0x12348086'],
		['0x12348086', '12348086', '0x12348086'],
		['0x12348086', '0x00008086&0x0000ffff', '0x12348086'],
		['0x12340000&0xffff0000', '0x00008086&0x0000ffff', '0x12348086'],
		['0x12308086&0xfff0ffff 0x1', '0x2 0x12008086&0xff00ffff', '0x12308086&0xfff0ffff'],
	])('%j and %j have %j in common', (first, second, common) => {
		for (const key of ['IOPCIMatch', 'IOPCIPrimaryMatch', 'IOPCISecondaryMatch']) {
			expect(tieOf(key, text(first), text(second))).toEqual([common]);
		}
	});

	it('of classes ignore the revision', () => {
		expect(tieOf('IOPCIClassMatch', text('0x01060100'), text('0x01060105'))).toEqual([
			'0x01060100',
		]);
	});

	it.each([
		['0x12348086', '0x56788086'],
		['0x12348086 0x56788086', '0x12348087 0x56788087'],
		['0x12308086&0xfff0ffff', '0x12408086&0xfff0ffff'],
		['0x00008086&0x0000ffff', '0x12341234 0x00008087&0x0000ffff'],
		['0x12348086', '0x12348086, 0x56788086'],
		['0x12348086', '$(MATCH)'],
	])('%j and %j have nothing in common, or it is unknown', (first, second) => {
		expect(tieOf('IOPCIMatch', text(first), text(second))).toEqual([]);
	});
});

describe('two lists of names', () => {
	const names = (...all: string[]): string =>
		`<array>${all.map((name) => `<string>${name}</string>`).join('')}</array>`;

	it('have one in common', () => {
		expect(tieOf('IONameMatch', names('pci1,2', 'pci1,3'), text('pci1,3'))).toEqual(['pci1,3']);
	});

	it('have none', () => {
		expect(tieOf('IONameMatch', names('pci1,2', 'pci1,3'), text('pci1,4'))).toEqual([]);
		expect(tieOf('IONameMatch', names('$(A)', 'pci1,3'), text('pci1,3'))).toEqual([]);
	});
});

it('two personalities that differ elsewhere are not compared', () => {
	const dict = (key: string): string =>
		`<key>${key}</key><dict>${head}<key>IOProviderClass</key><string>IOPCIDevice</string><key>IOPCIMatch</key><string>0x12348086${key === 'B' ? ' 0x1' : ''}</string><key>IOMatchCategory</key><string>${key}</string></dict>`;
	const plist = `<plist version="1.0"><dict><key>IOKitPersonalities</key><dict>${dict('A')}${dict('B')}</dict></dict></plist>`;
	const codes = checkPlist(analyze(plist, { kind: 'kext', uri: 'file:///Info.plist' })).map(
		({ code }) => code,
	);
	expect(codes).not.toContain('tied-personalities');
});
