/** Arrays and dictionaries whose tags are not those of their content. */
import { isReference } from './attributes.js';
import type { ElementName } from './elementNames.js';
import { type FaultList, IOKIT } from './faultList.js';
import { type ElementNode, isElement } from './syntaxTree.js';

/** The containers whose content is compared with their tags at the end of the text. */
export interface WrongContainers {
	/** The dictionaries whose keys and values do not alternate. */
	readonly irregularDicts: Set<ElementNode>;
	/** The arrays that contain keys. */
	readonly arraysWithKeys: Set<ElementNode>;
}

/** Makes a container with a wrong start tag what its end tag and its content are. */
export function retype(
	node: ElementNode,
	type: ElementName,
	{ irregularDicts, arraysWithKeys }: WrongContainers,
): void {
	node.type = type;
	irregularDicts.delete(node);
	arraysWithKeys.delete(node);
	if (type === 'dict') irregularDicts.add(node);
	else if (node.children.some((child) => child.type === 'key')) arraysWithKeys.add(node);
}

/** Reports each key in an array, or only the first if the array is a dictionary with the tags of an array. */
export function checkKeys(text: string, array: ElementNode, faults: FaultList): void {
	const keys = array.children
		.filter(isElement)
		.filter(({ type, start, openEnd }) => type === 'key' && !isReference(text, start, openEnd));
	const reported = hasEntries(array) ? keys.slice(0, 1) : keys;
	for (const { start } of reported) {
		faults.add({ code: 'key-outside-dict' }, start, start + '<key>'.length, IOKIT);
	}
}

/** Whether a container has elements, and they are keys, each with a value. */
export function hasEntries({ firstElement, children }: ElementNode): boolean {
	return firstElement !== undefined && areEntries(children.filter(isElement));
}

/** Whether elements are keys, each with a value. */
export function areEntries(nodes: readonly ElementNode[]): boolean {
	return (
		nodes.length % 2 === 0 && nodes.every(({ type }, at) => (type === 'key') === (at % 2 === 0))
	);
}
