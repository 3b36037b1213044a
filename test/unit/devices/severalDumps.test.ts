/** Several dumps of one computer. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { noNames } from '../../../server/src/scaffold/names/deviceNames.js';
import { findDevices } from '../../../server/src/scaffold/scaffolding.js';

it('lists a device in two formats of system_profiler once', () => {
	const dumps = ['system_profiler.json', 'system_profiler-26.json'].map((name) =>
		readFileSync(join(import.meta.dirname, 'dumps', name), 'utf8'),
	);
	const { devices } = findDevices(dumps, noNames);
	expect(devices.map(({ device: { bus, vendorId } }) => [bus, vendorId])).toEqual([
		['usb', 0x1234],
		['usb', 0x05ac],
		['pci', 0x1234],
	]);
});
