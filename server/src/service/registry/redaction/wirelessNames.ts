/** The names of Bluetooth devices in a dump of IOKit, which people choose. */
import type { Registry } from '../registry.js';
import { isProductName } from './distinctNames.js';

/** The keys of IOHIDFamily and of IOBluetoothFamily for the name of a device. */
const keys = ['Product', 'Bluetooth Product Name', 'DeviceName', 'Name', 'BTName'] as const;

/** Each name once, except those that have only words of products. */
export function wirelessNames({ entries }: Registry): readonly string[] {
	const names = new Set<string>();
	for (const { properties } of entries) {
		const transport = properties.get('Transport');
		if (transport?.type !== 'string' || !transport.value.startsWith('Bluetooth')) continue;
		for (const key of keys) {
			const value = properties.get(key);
			if (value?.type === 'string' && !isProductName(value.value)) names.add(value.value);
		}
	}
	return [...names];
}
