/** Names in dumps can't control what is shown, nor break the property list that has them. */
import { parse } from 'plist';
import { describe, expect, it } from 'vitest';
import { describeDevice, namesOf } from '../../../server/src/scaffold/devices/describeDevice.js';
import { renderPersonality } from '../../../server/src/scaffold/devices/personality.js';
import { proposalsFor } from '../../../server/src/scaffold/devices/proposal.js';
import { readDevices } from '../../../server/src/scaffold/devices/readDevices.js';
import { noNames } from '../../../server/src/scaffold/names/deviceNames.js';
import { hostileText, neverPrinted } from '../../support/hostileText.js';
import { wholePlist } from '../../support/wholePlist.js';

/** On one line, as tools print names. */
const name = `--><string>${hostileText.replace(/[\n\r]/g, '')}`;
const inXml = name.replaceAll('<', '&lt;');

const dumps: Readonly<Record<string, string>> = {
	lsusb: `Bus 001 Device 002: ID 1234:0001 ${name}`,
	'ioreg -l': `+-o Lamp <class IOUSBHostDevice, id 1>\n  "idVendor" = 4660\n  "idProduct" = 1\n  "USB Vendor Name" = "${name}"\n  "USB Product Name" = "${name}"`,
	'ioreg -a': `<?xml version="1.0"?><plist><array><dict><key>IOObjectClass</key><string>IOHIDDevice</string><key>VendorID</key><integer>4660</integer><key>ProductID</key><integer>1</integer><key>PrimaryUsage</key><integer>1</integer><key>PrimaryUsagePage</key><integer>1</integer><key>Product</key><string>${inXml}</string><key>Transport</key><string>${inXml}</string></dict></array></plist>`,
	system_profiler: JSON.stringify({
		SPUSBDataType: [{ vendor_id: '0x1234', product_id: '0x0001', _name: name, manufacturer: name }],
	}),
};

describe('hostile names', () => {
	it.each(Object.entries(dumps))('in the output of %s', (_tool, dump) => {
		const { devices } = readDevices(dump);
		expect(devices).toHaveLength(1);
		for (const device of devices) {
			const shown = JSON.stringify(describeDevice(device, noNames));
			expect(shown).not.toMatch(neverPrinted);
			expect(shown).not.toMatch(/\\u/);
			for (const proposal of proposalsFor(device)) {
				const { xml } = renderPersonality(device, proposal, namesOf(device, noNames), 'dext');
				expect(xml).not.toMatch(neverPrinted);
				const [personality] = Object.values(parse(wholePlist(xml, false)) as object);
				expect(personality).toMatchObject({ IOProviderClass: proposal.provider });
			}
		}
	});
});
