/** Hover: what the key, value or class under the caret means, as Markdown. */
import type { DriverPlist } from '../document/driverPlist.js';
import type { TextRange } from '../text/textRange.js';

export interface Hover {
	readonly range: TextRange;
	readonly markdown: string;
}

export function hoverAt(_plist: DriverPlist, _offset: number): Hover | undefined {
	return undefined;
}
