/** Lists the elements that a value can have, without a known value. */
import type { DriverPlist } from '../../document/driverPlist.js';
import { inferValue } from '../../document/inferValue.js';
import type { Schema } from '../../schema/schema.js';
import { usualValue } from '../../schema/usualValue.js';
import type { CursorContext } from '../cursorContext.js';
import { plainSnippet } from './plainSnippet.js';
import { indentationOf } from './snippetText.js';
import { suitableElements } from './suitableElements.js';
import { elementSnippet, type WritableType } from './valueSnippet.js';

export interface BareElement {
	readonly type: WritableType;
	readonly label: string;
	readonly snippet: string;
}

/** What is known about a value. */
interface KnownValue {
	readonly schema: Schema | undefined;
	readonly types: readonly WritableType[];
	/** Whether whole values are proposed, too. */
	readonly hasSkeletons: boolean;
}

/** The elements that suit the other entries, the usual type first. */
export function bareElements(
	plist: DriverPlist,
	{ entry, replace }: CursorContext,
	{ schema, types, hasSkeletons }: KnownValue,
): readonly BareElement[] {
	const context = { ...plist, indent: indentationOf(plist.text) };
	const text =
		entry && (inferValue(plist, entry.dict, entry.key) ?? (schema && usualValue(schema, plist)));
	const elements = types.flatMap((type): readonly BareElement[] => {
		if (type === 'boolean') return booleans(schema);
		const isContainer = type === 'dict' || type === 'array';
		// Each value of a closed list has an item of its own.
		if (isClosed(schema) && !isContainer) return [];
		// What a container usually has is in the skeletons.
		const content = isContainer && hasSkeletons ? undefined : schema;
		return [{ type, label: `<${type}>`, snippet: elementSnippet(content, context, type, text) }];
	});
	return suitableElements(
		plist,
		replace,
		elements.map((element) => ({ element, xml: triedText(element, schema) })),
	);
}

function booleans(schema: Schema | undefined): readonly BareElement[] {
	const values = typeof schema?.const === 'boolean' ? [schema.const] : [true, false];
	return values.map((value) => ({
		type: 'boolean',
		label: `<${value}/>`,
		snippet: `<${value}/>`,
	}));
}

function isClosed(schema: Schema | undefined): boolean {
	return schema?.enum !== undefined || schema?.const !== undefined;
}

/** An element as it is tried: with the example of the schema, if its content is still to be typed. */
function triedText({ type, snippet }: BareElement, schema: Schema | undefined): string {
	const xml = plainSnippet(snippet);
	const isEmpty = new RegExp(`^<${type}>\\s*</${type}>$`).test(xml);
	const example = schema?.['x-example'];
	return isEmpty && example?.startsWith(`<${type}>`) ? example : xml;
}
