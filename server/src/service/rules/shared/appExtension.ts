/** What a system extension has in place of the declaration of an app extension. */
import type { PlistContents } from '../../document/driverPlist.js';
import {
	cameraExtension,
	networkExtension,
	providerPrefix,
} from '../../platform/networkExtensions.js';
import type { Dict } from '../../value/plistValue.js';
import { stringAt } from '../../value/stringAt.js';

/** The key that declares an app extension. */
export const appExtension = 'NSExtension';

/** The extension points of cameras have no documented names: app extensions can't be cameras. */
const cameraPoint = /cmio|camera/i;

/** The key that a system extension has instead of `NSExtension`; undefined if it has one already, or if its category is not known. */
export function declarationInstead(root: Dict, { kind }: PlistContents): string | undefined {
	const value = root.get(appExtension)?.value;
	if (kind !== 'systemExtension' || value?.type !== 'dict') return undefined;
	if (root.get(networkExtension) ?? root.get(cameraExtension)) return undefined;
	const point = stringAt(value, 'NSExtensionPointIdentifier');
	if (point.startsWith(providerPrefix)) return networkExtension;
	return cameraPoint.test(point) ? cameraExtension : undefined;
}
