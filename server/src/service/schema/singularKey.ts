/** Finds keys of dictionaries that lack the plural: `UserClientProperty`. The words differ too much for a spelling check. */
import type { DocumentKind } from '../platform/documentKind.js';
import { withProperties } from '../text/keySpelling.js';
import type { DictEntry } from '../value/plistValue.js';
import { descriptionsOf, isForKind } from './describe.js';
import type { SchemaNode } from './schemaNode.js';
import type { UnknownKey } from './unknownKeyCheck.js';
import { childNodes } from './validate.js';
import { schemaMessages } from './wording.js';

/**
 * The fault of an entry of a personality that `nodes` describe. A name that the code of a driver chooses can be a singular, but
 * those of Apple are what they are.
 */
export function singularKey(
	{ key, value }: DictEntry,
	nodes: readonly SchemaNode[],
	kind: DocumentKind,
): UnknownKey | undefined {
	const suggestion = withProperties(key);
	if (suggestion === undefined || value.type !== 'dict') return undefined;
	const [known] = childNodes(nodes, suggestion);
	if (!known || !isForKind(known.schema, kind) || descriptionsOf(key).length > 0) return undefined;
	const isOfApple =
		suggestion.startsWith('IO') &&
		nodes.some(({ parts }) => parts.some(({ properties }) => properties.has(suggestion)));
	return {
		code: 'unknown-key',
		severity: isOfApple ? 'warning' : 'information',
		message: schemaMessages.unknownKey({ key, suggestions: [`'${suggestion}'`] }),
		suggestions: [suggestion],
		certain: isOfApple,
	};
}
