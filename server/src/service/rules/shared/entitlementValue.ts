/** The value of an entitlement that a rule adds to those of a dext. */
import type { NewEntry, NewValue } from '../../edit/plistEdit.js';
import type { PreparedPersonality } from '../../matching/matchingDictionary.js';
import { entitledDevice } from './entitledDevice.js';
import { requiredEntitlements } from './requiredEntitlements.js';
import { deviceTransports } from './transports.js';

/** The value to add; for a transport with a list of devices, those of the personalities, if they are known. */
export function entitlementValue(
	personalities: readonly PreparedPersonality[],
	name: string,
): NewValue | undefined {
	if (!deviceTransports.includes(name)) return true;
	const devices = personalities
		.filter((each) => requiredEntitlements(each).some((required) => required.name === name))
		.map(({ dict }) => entitledDevice(dict, name));
	const isKnown = devices.every((device) => device.length > 0);
	return isKnown ? distinct(devices).map((dict) => ({ dict })) : undefined;
}

function distinct(devices: readonly (readonly NewEntry[])[]): readonly (readonly NewEntry[])[] {
	const byText = new Map(devices.map((device) => [device.map(String).join('\n'), device]));
	return [...byText.values()];
}
