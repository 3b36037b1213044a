/** Families whose source is not public: a key that may be compared decides nothing where it differs. */
import { expect, it } from 'vitest';
import { explainMatch } from '../../../server/src/service/matching/explain/explainMatch.js';
import { describeFailure } from '../../../server/src/service/matching/explain/wording.js';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import { entryNamed, type Keys, matchingOf, personality } from './smallDump.js';

const dump = `+-o Root  <class IORegistryEntry, id 0x100, retain 9>
  +-o Port  <class IOThunderboltPort, id 0x101, registered, matched, active, busy 0, retain 9>
  |   {
  |     "Adapter Type" = 1048833
  |     "Device ID" = 5
  |     "IOUserClientClass" = "PortClient"
  |   }
  +-o Pedal  <class IOUSBHostDevice, id 0x102, registered, matched, active, busy 0, retain 9>
      {
        "idVendor" = 4660
        "USBSpeed" = 3
      }
`;

/** The result, and why it is not known. */
function answer(name: string, keys: Keys): string {
	const own = personality({ IOClass: 'Acme', ...keys });
	const matching = matchingOf([own], dump);
	const { match, failure } = explainMatch(own, entryNamed(name, matching), matching);
	return failure ? `${match.result}: ${renderMessage(describeFailure(failure))}` : match.result;
}

const onPort = { IOProviderClass: 'IOThunderboltPort' };
const onDevice = { IOProviderClass: 'IOUSBHostDevice' };

it.each<readonly [string, string, Keys, string]>([
	['of every service', 'Port', { ...onPort, IOPropertyExistsMatch: 'Device ID' }, 'match'],
	['that is compared', 'Port', { ...onPort, 'Adapter Type': 1048833 }, 'match'],
	[
		'that is compared, and differs',
		'Port',
		{ ...onPort, 'Adapter Type': 1 },
		"no match: 'Adapter Type' is 1 in the personality, and 1048833 (0x100101) in the device.",
	],
	['that may be compared, and is equal', 'Port', { ...onPort, 'Device ID': 5 }, 'match'],
	[
		'that may be compared, and differs',
		'Port',
		{ ...onPort, 'Device ID': 6 },
		"unknown: 'Device ID' is 6 in the personality, and 5 in the device. Whether the class compares it is not public.",
	],
	['for the driver', 'Port', { ...onPort, IOUserClientClass: 'AcmeClient', Color: 1 }, 'match'],
	[
		'without a set of USB keys',
		'Pedal',
		{ ...onDevice, USBSpeed: 3 },
		'unknown: The personality has no set of USB keys. Whether it matches by others is not public.',
	],
])('a key %s', (_, name, keys, expected) => {
	expect(answer(name, keys)).toBe(expected);
});
