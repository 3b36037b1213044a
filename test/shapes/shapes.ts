/** All shapes of property lists. */
import { characterShapes } from './characterShapes.js';
import { driverShapes } from './driverShapes.js';
import { entitlementShapes } from './entitlementShapes.js';
import { entryShapes } from './entryShapes.js';
import { markupShapes } from './markupShapes.js';
import type { Shape } from './shape.js';

/** More than a thousand; runs of characters are two thirds of them. */
export const shapes: readonly Shape[] = [
	...markupShapes,
	...entryShapes,
	...driverShapes,
	...entitlementShapes,
	...characterShapes,
];
