/** Known names that resemble an unknown one by their words or their letters, and what the findings suggest. */
import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import { analyzeExample, findingsOf } from '../../support/checkFindings.js';

const driverKit = 'com.apple.developer.driverkit.';

describe('an entitlement of drivers that does not exist', () => {
	it.each([
		['family.etworking', 'family.networking'],
		['ransport.usb', 'transport.usb'],
		['family.mmidi', 'family.midi'],
		['familyxaudio', 'family.audio'],
		['families.audio', 'family.audio'],
		['transport.ub', 'transport.usb'],
		['transport.pcie', 'transport.pci'],
		['family.storage-device', 'family.block-storage-device'],
		['family.scsi', 'family.scsicontroller'],
		['eventservice', 'family.hid.eventservice'],
		['access-userclient', 'userclient-access'],
		['family.wifi', undefined],
		['family.video', undefined],
		['transport.spi', undefined],
		['transport.xyz', undefined],
	])('%s: Did you mean %s?', (written, suggested) => {
		const text = `<key>com.apple.developer.driverkit</key><true/><key>${driverKit}${written}</key><true/>`;
		const found = findingsOf(analyzeExample(text, { kind: 'entitlements' })).find(
			({ code }) => code === 'unknown-key',
		);
		expect(found?.severity).toBe('warning');
		const end =
			suggested === undefined
				? 'macOS kills a process whose profile does not grant it.'
				: `Did you mean '${driverKit}${suggested}'?`;
		expect(found && renderMessage(found.message)).toBe(
			`Unknown entitlement '${driverKit}${written}'. ${end}`,
		);
	});
});

describe('a provider class that does not exist', () => {
	it.each([
		['IUSBHostDevice', 'IOUSBHostDevice'],
		['USBHostDevice', 'IOUSBHostDevice'],
		['IOUSBDeviceHost', 'IOUSBHostDevice'],
		['IOUSBHOSTDEVICE', 'IOUSBHostDevice'],
		['IMedia', 'IOMedia'],
		['HIDDevice', 'IOHIDDevice'],
		['IOSCSIDeviceInterfaceParallel', 'IOSCSIParallelInterfaceDevice'],
		['WidgetBusAdapter', undefined],
	])('%s: Did you mean %s?', (written, suggested) => {
		const text = `<key>IOKitPersonalities</key><dict><key>A</key><dict><key>IOProviderClass</key><string>${written}</string></dict></dict>`;
		const plist = analyzeExample(text, { kind: 'dext' });
		const found = findingsOf(plist).find(({ code }) =>
			['misspelled-class', 'unknown-provider-class'].includes(code),
		);
		expect(found?.severity).toBe('warning');
		const suggestion = /Did you mean '(\w+)'/.exec(found ? renderMessage(found.message) : '')?.[1];
		expect(suggestion).toBe(suggested);
	});
});
