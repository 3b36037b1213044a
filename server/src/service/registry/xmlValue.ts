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
	/** Whether tags before the end are missing, so that keys may be lost, or in another dictionary. */
	readonly isDamaged: boolean;
}

export function readXmlValue(text: string): XmlValue {
	const root = rootElement(parseWritten(text));
	if (!root) return { value: undefined, isCutOff: false, isDamaged: false };
	const reader = new ValueReader(text, root);
	const value = reader.convert(root, 0);
	return { value, isCutOff: !root.closed, isDamaged: reader.isDamaged };
}

class ValueReader {
	readonly #text: string;
	readonly #root: ElementNode;
	isDamaged = false;

	constructor(text: string, root: ElementNode) {
		this.#text = text;
		this.#root = root;
	}

	/** A value that is not closed is cut off. */
	convert(node: ElementNode, level: number): RegistryValue {
		if (level > maxLevel) return unknownValue('unreadable');
		// Only the last element of a text that ends too early is not closed.
		if (!node.closed && node.end < this.#root.end) this.isDamaged = true;
		switch (node.type) {
			case 'dict':
				return whole(node, this.#dictionary(node, level));
			case 'array':
			case 'set':
				return whole(node, this.#array(node, level));
			case 'true':
			case 'false':
				return booleanValue(node.type === 'true');
			default:
				return node.closed ? leafOf(this.#text, node) : unknownValue('clipped');
		}
	}

	#dictionary(dict: ElementNode, level: number): RegistryValue {
		const entries = new Map<string, RegistryValue>();
		eachPair(dict, (key, value) => {
			const name = key?.closed ? elementText(this.#text, key) : undefined;
			const isPair = name !== undefined && value !== undefined && !entries.has(name);
			if (!isPair && dict.closed) this.isDamaged = true;
			if (name === undefined || entries.has(name)) return;
			entries.set(name, value ? this.convert(value, level + 1) : unknownValue('clipped'));
		});
		return { type: 'dictionary', entries };
	}

	#array(array: ElementNode, level: number): RegistryValue {
		const values = array.children.filter(isElement).map((node) => this.convert(node, level + 1));
		return { type: array.type === 'set' ? 'set' : 'array', values };
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
