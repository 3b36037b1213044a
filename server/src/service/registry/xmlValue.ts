/** Converts the values of XML property lists to those of the registry. */
import { eachPair } from '../syntax/dictPairs.js';
import { elementText } from '../syntax/elementText.js';
import { parseWritten } from '../syntax/parse.js';
import { decodeBase64, readInteger } from '../syntax/scalars.js';
import { type ElementNode, isElement } from '../syntax/syntaxTree.js';
import { rootElement } from '../value/lower.js';
import type { RegistryValue } from './registry.js';
import {
	booleanValue,
	dataValue,
	integerValue,
	stringValue,
	unknownValue,
} from './registryValue.js';

/** Deeper values are unknown. A registry has about 60 levels. */
export const maxLevel = 500;

export interface XmlValue {
	/** Undefined where the text has no values. */
	readonly value: RegistryValue | undefined;
	/** Whether the text ends before the value does. */
	readonly isCutOff: boolean;
}

export function readXmlValue(text: string): XmlValue {
	const root = rootElement(parseWritten(text));
	if (!root) return { value: undefined, isCutOff: false };
	return { value: convert(text, root, 0), isCutOff: !root.closed };
}

/** A value that is not closed is cut off. */
function convert(text: string, node: ElementNode, level: number): RegistryValue {
	if (level > maxLevel) return unknownValue('unreadable');
	switch (node.type) {
		case 'dict':
			return whole(node, dictionaryOf(text, node, level));
		case 'array':
		case 'set':
			return whole(node, arrayOf(text, node, level));
		case 'true':
		case 'false':
			return booleanValue(node.type === 'true');
		default:
			return node.closed ? leafOf(text, node) : unknownValue('clipped');
	}
}

function whole(node: ElementNode, value: RegistryValue): RegistryValue {
	return node.closed ? value : unknownValue('clipped', value);
}

function leafOf(text: string, node: ElementNode): RegistryValue {
	const { type, openEnd, closeStart } = node;
	switch (type) {
		case 'string':
		case 'key':
			return stringValue(elementText(text, node));
		case 'integer': {
			const { value } = readInteger(text.slice(openEnd, closeStart));
			return value === undefined ? unknownValue('unreadable') : integerValue(value);
		}
		case 'data':
			return dataValue(decodeBase64(text.slice(openEnd, closeStart)));
		case 'real':
		case 'date':
			return unknownValue('not printed');
		default:
			return unknownValue('unreadable');
	}
}

function dictionaryOf(text: string, dict: ElementNode, level: number): RegistryValue {
	const entries = new Map<string, RegistryValue>();
	eachPair(dict, (key, value) => {
		if (!key?.closed) return;
		const each = value ? convert(text, value, level + 1) : unknownValue('clipped');
		entries.set(elementText(text, key), each);
	});
	return { type: 'dictionary', entries };
}

function arrayOf(text: string, array: ElementNode, level: number): RegistryValue {
	const values = array.children.filter(isElement).map((node) => convert(text, node, level + 1));
	return { type: array.type === 'set' ? 'set' : 'array', values };
}
