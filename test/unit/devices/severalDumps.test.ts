/** What several dumps of one machine say together. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { noNames } from '../../../server/src/scaffold/names/deviceNames.js';
import { localScaffolding } from '../../../server/src/scaffold/scaffolding.js';

it('a device that two forms of system_profiler list is one device', async () => {
	const dumps = ['system_profiler.json', 'system_profiler-26.json'].map((name) =>
		readFileSync(join(import.meta.dirname, 'dumps', name), 'utf8'),
	);
	const { devices } = await localScaffolding(async () => noNames).devices(dumps);
	expect(devices.map(({ device: { bus, vendorId } }) => [bus, vendorId])).toEqual([
		['usb', 0x1234],
		['usb', 0x05ac],
		['pci', 0x1234],
	]);
});
