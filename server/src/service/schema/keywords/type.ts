/** `type` and the more exact `x-plistType`: the plist elements that the schema allows. */
import type { Keyword } from '../schemaNode.js';

export const type: Keyword = {
	name: 'type',
	readsText: false,
	isViolated: (value, { types }) => value.type !== 'invalid' && !types.includes(value.type),
};
