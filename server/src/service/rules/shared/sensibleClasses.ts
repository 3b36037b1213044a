/** What `IOProviderClass` and `IOClass` can be where a personality lacks them, told by the keys that it has. */
import type { PlistContents } from '../../document/driverPlist.js';
import { personalityText } from '../../document/personalityText.js';
import { pairings } from '../../platform/pairings.js';
import type { Dict } from '../../value/plistValue.js';

/** Classes that fit, likeliest first; empty where nothing speaks for any. */
export function sensibleClasses(plist: PlistContents, dict: Dict, key: string): readonly string[] {
	if (key === 'IOProviderClass') return sensibleProviders(plist, dict);
	return key === 'IOClass' && plist.kind === 'dext' ? sensibleProxies(plist, dict) : [];
}

/** Keys that only one kind of provider compares. */
const tellingKeys: readonly (readonly [key: RegExp, dext: string, kext: string])[] = [
	[/^bInterface(?:Number|Class|SubClass|Protocol)$/, 'IOUSBHostInterface', 'IOUSBHostInterface'],
	[
		/^(?:idVendor|idProduct|bDevice(?:Class|SubClass|Protocol))$/,
		'IOUSBHostDevice',
		'IOUSBHostDevice',
	],
	[/^IOPCI(?:Primary|Secondary|Class)?Match$/, 'IOPCIDevice', 'IOPCIDevice'],
	[/^(?:PrimaryUsagePage|DeviceUsagePage|DeviceUsagePairs)$/, 'IOHIDInterface', 'IOHIDInterface'],
	[/^Peripheral Device Type$/, 'IOSCSIPeripheralDeviceNub', 'IOSCSIPeripheralDeviceNub'],
	[/^IOResourceMatch$/, 'IOUserResources', 'IOResources'],
];

function sensibleProviders({ kind }: PlistContents, dict: Dict): readonly string[] {
	for (const [telling, dext, kext] of tellingKeys) {
		if (dict.entries.some(({ key }) => telling.test(key))) return [kind === 'dext' ? dext : kext];
	}
	return [];
}

/** The kernel classes that stand for a class of a dext on this provider. */
function sensibleProxies(plist: PlistContents, dict: Dict): readonly string[] {
	const provider = personalityText(plist, dict, 'IOProviderClass');
	const bundle = personalityText(plist, dict, 'CFBundleIdentifierKernel');
	const proxies = pairings
		.filter(({ providers }) => providers.some((each) => each.class === provider && !each.when))
		.filter(
			({ CFBundleIdentifierKernel: owner, alsoAccepted = [] }) =>
				bundle === undefined || [owner, ...alsoAccepted].includes(bundle),
		)
		.map(({ IOClass }) => IOClass);
	return [...new Set(proxies)];
}
