/** The fixes for keys that never match, and the resulting property list. */
import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import { dextExample } from '../../../server/src/service/rules/shared/examplePersonality.js';
import { applyEdits } from '../../../server/src/service/text/textEdit.js';
import { analyzeExample, findingsOf, fixesOf } from '../../support/checkFindings.js';

const integer = (value: number): string => `<integer>${value}</integer>`;

/** Titles of the fixes for the first finding of `code`, `*` after the preferred one, with the findings after each fix. */
function offered(code: string, text: string): readonly string[] {
	const plist = analyzeExample(text, { kind: 'dext' });
	const finding = findingsOf(plist).find((each) => each.code === code);
	if (!finding) return ['no finding'];
	return fixesOf(plist, finding).map(({ title, preferred, edits }) => {
		const after = analyzeExample(applyEdits(plist.text, edits), { kind: 'dext' });
		const left = findingsOf(after).filter(({ severity }) => severity !== 'hint');
		const text = renderMessage(title);
		return `${text}${preferred ? '*' : ''}${left.map((each) => ` !${each.code}`).join('')}`;
	});
}

describe('USB keys', () => {
	const interfaceOf = (keys: Readonly<Record<string, string | undefined>>): string =>
		dextExample({ IOProviderClass: 'IOUSBHostInterface', ...keys });

	it.each([
		['a vendor alone', dextExample({ idProduct: undefined }), ["Add 'idProduct' with value '*'"]],
		['a product alone', dextExample({ idVendor: undefined }), []],
		[
			'ids on an interface',
			interfaceOf({}),
			[
				"Add 'bConfigurationValue' with value '1' and 'bInterfaceNumber' with value '0'",
				"Change 'IOProviderClass' to 'IOUSBHostDevice'",
			],
		],
		[
			'an interface without its configuration',
			interfaceOf({ bInterfaceNumber: integer(0) }),
			["Add 'bConfigurationValue' with value '1'"],
		],
		[
			'a vendor and a standard class',
			interfaceOf({
				idProduct: undefined,
				bInterfaceClass: integer(3),
				bInterfaceSubClass: integer(1),
				bInterfaceProtocol: integer(1),
			}),
			["Remove 'idVendor'"],
		],
		[
			'keys of an interface on a device',
			dextExample({
				idProduct: undefined,
				idVendor: undefined,
				bInterfaceClass: integer(3),
				bInterfaceSubClass: integer(1),
			}),
			["Change 'IOProviderClass' to 'IOUSBHostInterface'"],
		],
		['no key', interfaceOf({ idProduct: undefined, idVendor: undefined }), []],
	])('%s', (_name, text, expected) => {
		expect(offered('unmatchable-usb-keys', text)).toEqual(expected);
	});

	it('offer both values of digits in a string', () => {
		expect(offered('id-as-string', dextExample({ idVendor: '1452' }))).toEqual([
			"Convert to '<integer>1452</integer>'",
			"Convert to '<integer>5202</integer>'",
		]);
	});
});

it('a PCI vendor gets a mask for all its devices', () => {
	const text = dextExample({
		IOPCIMatch: '0x8086',
		IOPCITunnelCompatible: '<true/>',
		IOProviderClass: 'IOPCIDevice',
		idProduct: undefined,
		idVendor: undefined,
	});
	expect(offered('malformed-pci-match', text)).toEqual(["Change to '0x00008086&0x0000ffff'"]);
});
