/** Why drivers are attached although their personalities do not match, or score differently. */
import { describe, expect, it } from 'vitest';
import { verifyDump } from '../../../server/src/service/matching/simulator/verify.js';
import { readIoregText } from '../../../server/src/service/registry/ioregText.js';

/** A driver as a dump shows it, below the provider. */
interface Attached {
	/** The lines of the provider and the driver, without the frame of `ioreg`. */
	readonly provider: string;
	readonly providerClass: string;
	readonly driver: string;
	readonly driverClass: string;
}

/** The dump of one provider with one driver. */
function dumpOf({ provider, providerClass, driver, driverClass }: Attached): string {
	return `+-o Root  <class IORegistryEntry, id 0x100000100, retain 9>
  +-o Widget  <class IOPlatformExpertDevice, id 0x100000101, registered, matched, active, busy 0, retain 9>
    +-o Provider  <class ${providerClass}, id 0x100000102, registered, matched, active, busy 0, retain 9>
      | {
${provider.replace(/^/gm, '      |   ')}
      | }
      +-o Driver  <class ${driverClass}, id 0x100000103, registered, matched, active, busy 0, retain 9>
          {
            "IOClass" = "${driverClass}"
${driver.replace(/^/gm, '            ')}
          }
`;
}

/** The causes of the exceptions, or the figures that are not zero. */
function answerOf(attached: Attached): string {
	const { families, exceptions } = verifyDump(readIoregText(dumpOf(attached)));
	if (exceptions.length > 0) return exceptions.map(({ cause }) => cause).join(', ');
	const [figures] = families.values();
	return Object.entries(figures ?? {})
		.filter(([, count]) => count > 0)
		.map(([name]) => name)
		.join(' ');
}

const usbInterface = `"idVendor" = 4660
"idProduct" = 257
"bcdDevice" = 256
"bConfigurationValue" = 1
"bInterfaceNumber" = 0
"bInterfaceClass" = 3
"bInterfaceSubClass" = 0
"bInterfaceProtocol" = 0`;

const category = '"IOMatchCategory" = "IODefaultMatchCategory"';

function onInterface(score: string): Attached {
	return {
		provider: usbInterface,
		providerClass: 'IOUSBInterface',
		driver: `"IOProviderClass" = "IOUSBInterface"
"idVendor" = 4660
"idProduct" = 257
"bConfigurationValue" = 1
"bInterfaceNumber" = "*"
"IOProbeScore" = ${score}
${category}`,
		driverClass: 'AcmeKnob',
	};
}

describe('the score of a driver', () => {
	it.each([
		['that its keys have', '89000', 'pairs match scoreExact winnerRight'],
		['that a low probe score explains', '89400', 'pairs match scoreExact winnerRight'],
		['that only a probe score below 0 explains', '85000', 'negative probe score'],
		['that no probe score explains', '50000', 'unexplained'],
	])('%s', (_, score, answer) => {
		expect(answerOf(onInterface(score))).toBe(answer);
	});
});

it.each(['IOUSBDevice', 'IOUSBInterface'])('a client of %s matches without keys', (name) => {
	const attached: Attached = {
		provider: usbInterface,
		providerClass: name,
		driver: `"IOProviderClass" = "${name}"
"IOMatchCategory" = "IOUSBUserClientInit"
"IOProbeScore" = 9000`,
		driverClass: 'IOUSBUserClientInit',
	};
	expect(answerOf(attached)).toBe('pairs match scoreExact winnerRight');
	expect(answerOf({ ...attached, providerClass: 'IOUSBHostDevice' })).not.toContain('match');
});

describe('a HID device', () => {
	const device = `"PrimaryUsagePage" = 1
"PrimaryUsage" = 6
"Transport" = "USB"`;
	const attachedTo = (providerClass: string, provider: string, driver = ''): Attached => ({
		provider,
		providerClass,
		driver: `"IOProviderClass" = "IOHIDDevice"
"IOProbeScore" = 0
${category}${driver}`,
		driverClass: 'AcmeClient',
	});

	it('of an old system has no pairs of usages', () => {
		expect(answerOf(attachedTo('IOHIDDevice', device))).toBe('older system');
		const pairs = '"DeviceUsagePairs" = ({"DeviceUsagePage"=1,"DeviceUsage"=6})';
		expect(answerOf(attachedTo('IOHIDDevice', `${device}\n${pairs}`))).toContain('match');
	});

	it('for old drivers matches by HIDCompatibilityInterface only', () => {
		const key = '\n"HIDCompatibilityInterface" = "Acme"';
		expect(answerOf(attachedTo('IOHIDKeyboardDevice', device, key))).toContain('match');
	});
});

it('a driver below an entry of an unknown class can have another provider', () => {
	const attached: Attached = {
		provider: '"Acme" = 1',
		providerClass: 'AcmeThing',
		driver: `"IOProviderClass" = "IOResources"
"IOResourceMatch" = "IOBSD"
"IOProbeScore" = 0
${category}`,
		driverClass: 'AcmeClient',
	};
	expect(answerOf(attached)).toBe('unknown class');
});
