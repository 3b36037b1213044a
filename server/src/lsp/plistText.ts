/** Requests about a property list by its text, whether it is open or not. */
import type { DriverPlist } from '../service/index.js';
import { object, type Shape, string } from './parameters.js';
import type { PlistText } from './protocol.js';
import type { Session } from './request.js';

export const plistText: Shape<PlistText> = object({ uri: string, text: string });

/** The model of a property list, if it is open. */
export async function openPlist(
	{ documents }: Session,
	{ uri }: PlistText,
): Promise<DriverPlist | undefined> {
	return (await documents.modelOf(uri))?.plist;
}
