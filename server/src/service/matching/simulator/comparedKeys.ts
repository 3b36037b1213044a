/** All keys of personalities that the simulator reads, which separates a personality from what a driver publishes. */
import { comparedProperties } from '../../platform/comparedProperties.js';
import { hidCompatibilityKeys, hidIdKeys, hidScores } from '../../platform/hid.js';
import { identifyingKeys, restrictingKeys } from '../../platform/matchingKeys.js';
import { pciMatchMasks } from '../../platform/pci.js';
import { scsiLadder } from '../../platform/scsi.js';
import { usbHostKeys, usbKeys } from '../../platform/usb.js';

export const comparedKeys: ReadonlySet<string> = new Set([
	...identifyingKeys,
	...restrictingKeys,
	'BSD Major',
	'BSD Minor',
	'BSD Unit',
	'IOCompatibilityMatch',
	'IOResourceMatch',
	'IOResourceMatched',
	'IOPCITunnelCompatible',
	...usbKeys.map(({ key }) => key),
	...usbHostKeys.keys(),
	...pciMatchMasks.keys(),
	...scsiLadder,
	...hidIdKeys.map(({ key }) => key),
	...hidCompatibilityKeys,
	...[hidScores.always, hidScores.withTransport, hidScores.withVendor].flatMap(Object.keys),
	'DeviceUsage',
	'DeviceUsagePage',
	'DeviceUsagePairs',
	'PrimaryUsage',
	'PrimaryUsagePage',
	...comparedProperties.flatMap(({ keys }) => keys),
]);
