/**
 * Whether a key is known, whatever the dictionary that it is in: its tags can be damaged. Unlike `descriptionsOf`, this
 * includes keys of inner dictionaries, for which no place is described.
 */
import { schemaNodes } from '../../schema/catalog.js';

export function isKnownKey(name: string): boolean {
	return [...schemaNodes.values()].some(({ properties }) => properties.has(name));
}
