/** The titles of templates in the row of their category. */
import { expect, it } from 'vitest';
import { shortTitles } from '../../../client/src/pick/shortTitles.js';

it.each([
	[
		['Audio driver', 'HID device driver', 'MIDI driver'],
		['Audio', 'HID device', 'MIDI'],
	],
	[
		['Codeless kext: attach a driver', 'Codeless kext: reserve a device'],
		['attach a driver', 'reserve a device'],
	],
	[
		['DNS proxy', 'Packet tunnel (VPN)'],
		['DNS proxy', 'Packet tunnel (VPN)'],
	],
	[
		['Driver', 'USB driver', 'Driver'],
		['Driver', 'USB driver', 'Driver'],
	],
	[
		['USB driver', 'USB driver for HID'],
		['driver', 'driver for HID'],
	],
	[['Kext'], []],
	[[], []],
])('%j is shown as %j', (titles, expected) => {
	expect(shortTitles(titles)).toEqual(expected);
});
