/** Leaves out personalities that the kernel keeps once only. */
import type { DriverPersonality } from './personality.js';

/** Several drivers of one personality give it several times, and equal ones are kept once (xnu IOCatalogue.cpp:addDrivers). */
export function distinctPersonalities(
	personalities: readonly DriverPersonality[],
): readonly DriverPersonality[] {
	const byText = new Map(personalities.map((each) => [textOfPersonality(each), each]));
	return [...byText.values()];
}

function textOfPersonality({ properties }: DriverPersonality): string {
	return JSON.stringify(
		[...properties].sort(([a], [b]) => (a < b ? -1 : 1)),
		(_, value) => {
			if (typeof value === 'bigint') return value.toString();
			if (value instanceof Map) return [...value];
			return value instanceof Uint8Array ? [...value] : value;
		},
	);
}
