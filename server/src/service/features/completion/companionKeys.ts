/** Finds the keys that are inserted together with another one, which has no effect without them. */
import type { PlistContents } from '../../document/driverPlist.js';
import { isTrue } from '../../document/rootEntries.js';
import { isScsiProvider, scsiLadder } from '../../platform/scsi.js';
import type { Dict } from '../../value/plistValue.js';
import { stringAt } from '../../value/stringAt.js';
import { UsbAddition } from './usbAddition.js';

/** The keys that `key` requires and `dict` does not have, in the order in which they are inserted. */
export function companionsOf(plist: PlistContents, dict: Dict, key: string): readonly string[] {
	return [
		...new Set([
			...new UsbAddition(dict).companionsOf(key),
			...ofScsi(dict, key),
			...ofOther(plist, dict, key),
		]),
	].filter((each) => each !== key && dict.get(each) === undefined);
}

/** The keys that a logical unit compares before this one (`ignored-scsi-key`). */
function ofScsi(dict: Dict, key: string): readonly string[] {
	if (!isScsiProvider(stringAt(dict, 'IOProviderClass'))) return [];
	return scsiLadder.slice(0, Math.max(scsiLadder.indexOf(key), 0));
}

/** `usage-without-page`, `hid-product-without-vendor`, `missing-io-user-class`, `missing-libraries` */
function ofOther({ kind, root }: PlistContents, dict: Dict, key: string): readonly string[] {
	switch (key) {
		case 'DeviceUsage':
			return ['DeviceUsagePage'];
		case 'ProductID':
		case 'ProductIDArray':
			return ['VendorID'];
		case 'IOUserServerName':
			return kind === 'dext' ? ['IOUserClass'] : [];
		case 'CFBundleExecutable':
			return kind === 'kext' && dict === root && !isTrue(dict, 'OSKernelResource')
				? ['OSBundleLibraries']
				: [];
		default:
			return [];
	}
}
