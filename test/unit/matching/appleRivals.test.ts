/** The drivers of Apple that compete with a personality where the dump does not show them. */
import { describe, expect, it } from 'vitest';
import { explainMatch } from '../../../server/src/service/matching/explain/explainMatch.js';
import { describeChange } from '../../../server/src/service/matching/explain/wording.js';
import { DumpMatching } from '../../../server/src/service/matching/simulator/matchDump.js';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import { keyboardOfLinux, registryIn } from '../../support/registryIn.js';
import { type Keys, personality } from './smallDump.js';

/** A keyboard interface without a driver, on a Mac with this version of Darwin. */
const dumpOf = (
	darwin: number,
): string => `+-o Root  <class IORegistryEntry, id 0x100000100, retain 9>
  | {
  |   "IOKitBuildVersion" = "Darwin Kernel Version ${darwin}.0.0"
  | }
  +-o Keyboard@0  <class IOUSBHostInterface, id 0x100000142, registered, matched, active, busy 0, retain 9>
      {
        "idVendor" = 4660
        "idProduct" = 258
        "bConfigurationValue" = 1
        "bInterfaceNumber" = 0
        "bInterfaceClass" = 3
        "bInterfaceSubClass" = 1
        "bInterfaceProtocol" = 1
      }
`;

const onKeyboards: Keys = {
	IOProviderClass: 'IOUSBHostInterface',
	IOClass: 'AcmeKeyboard',
	bInterfaceClass: 3,
	bInterfaceSubClass: 1,
	bInterfaceProtocol: 1,
};

/** The place, the rivals, and the change of a personality on the only interface. */
function competition(dump: string, keys: Keys): readonly string[] {
	const registry = registryIn(dump);
	const own = personality(keys);
	const matching = new DumpMatching(registry, [own]);
	const entry = registry.entries.find(({ className }) => className === 'IOUSBHostInterface');
	if (!entry) throw new Error('no interface');
	const explanation = explainMatch(own, entry, matching);
	return [
		explanation.place ?? 'none',
		...[...explanation.rivals].map(
			({ className, score, seenIn }) => `${className} ${score} ${seenIn ?? 'shown'}`,
		),
		...explanation.changes.map((change) => renderMessage(describeChange(change, explanation))),
	];
}

describe('a driver of Apple that the dump does not show', () => {
	it('is before a personality if the system of the dump has it', () => {
		expect(competition(dumpOf(20), onKeyboards)).toEqual([
			'after Apple',
			'AppleUserHIDDevice 61000 macOS 10.15 to 11',
			"Set 'IOProbeScore' to 1001 to be tried before 'AppleUserUSBHostHIDDevice', which scores 61,000",
			"Set 'IOMatchCategory' to AcmeKeyboard to be tried next to 'AppleUserUSBHostHIDDevice'",
		]);
	});

	it('is after one with another key, where the probe score alone adds too little', () => {
		const { bInterfaceProtocol: _, ...keys } = onKeyboards;
		expect(competition(dumpOf(20), keys).slice(2)).toEqual([
			"Set 'bInterfaceProtocol' to 1 and 'IOProbeScore' to 1001 to be tried before 'AppleUserUSBHostHIDDevice', which scores 61,000",
			"Set 'IOMatchCategory' to AcmeKeyboard to be tried next to 'AppleUserUSBHostHIDDevice'",
		]);
	});

	it('is after one with a higher score', () => {
		const keys = { ...onKeyboards, IOProbeScore: 2 };
		expect(competition(dumpOf(24), keys)).toEqual(['first', 'AppleUserHIDDevice 60001 macOS 15']);
	});

	it('is one of several systems if that of the dump is not known', () => {
		expect(competition(keyboardOfLinux, onKeyboards)).toEqual([
			'possibly after Apple',
			'AppleUserHIDDevice 61000 macOS 10.15 to 11',
			'AppleUserHIDDevice 60001 macOS 15',
			"Set 'IOProbeScore' to 1001 to be tried before 'AppleUserUSBHostHIDDevice', which scores 61,000",
			"Set 'IOMatchCategory' to AcmeKeyboard to be tried next to 'AppleUserUSBHostHIDDevice'",
		]);
	});

	it('is unknown in systems that had other drivers', () => {
		expect(competition(dumpOf(8), onKeyboards)).toEqual(['first']);
	});

	it('competes neither with itself nor in another category', () => {
		const own = { ...onKeyboards, IOClass: 'AppleUserHIDDevice' };
		const itself = { ...own, IOUserClass: 'AppleUserUSBHostHIDDevice' };
		expect(competition(dumpOf(20), itself)).toEqual(['first']);
		const elsewhere = { ...onKeyboards, IOMatchCategory: 'AcmeKeyboard' };
		expect(competition(dumpOf(20), elsewhere)).toEqual(['first']);
	});

	it('is named where a personality does not match, too', () => {
		const keys = { ...onKeyboards, bInterfaceProtocol: 2 };
		expect(competition(dumpOf(24), keys)).toEqual([
			'none',
			'AppleUserHIDDevice 60001 macOS 15',
			"Set 'bInterfaceProtocol' to 1 to match the device",
		]);
	});
});
