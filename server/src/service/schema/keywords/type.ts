/** `type` and, where it is more exact, `x-plistType`: the plist element that the schema allows. */
import type { Keyword } from '../schemaNode.js';

export const type: Keyword = {
	name: 'type',
	readsText: false,
	isBroken: (value, { types }) => value.type !== 'invalid' && !types.includes(value.type),
};
