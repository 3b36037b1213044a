/** The objects in an archive of NSKeyedArchiver, which refer to each other by index. */
import type { BinaryValue } from '../bytes/readBinaryPlist.js';

/** The fields of an object by name. */
export type ObjectFields = ReadonlyMap<string, BinaryValue>;

export class KeyedArchive {
	readonly #objects: readonly BinaryValue[];
	/** The fields of the root object; empty where the property list is not an archive. */
	readonly root: ObjectFields;

	constructor(plist: BinaryValue) {
		const top = fieldsOf(plist);
		const objects = top.get('$objects');
		this.#objects = objects?.type === 'array' ? objects.items : [];
		this.root = fieldsOf(this.resolve(fieldsOf(top.get('$top')).get('root')));
	}

	fieldsAt(index: number): ObjectFields {
		return fieldsOf(this.#objects[index]);
	}

	/** The object that a value refers to, or the value itself. */
	resolve(value: BinaryValue | undefined): BinaryValue | undefined {
		return value?.type === 'uid' ? this.#objects[value.value] : value;
	}

	/** The text of a string; undefined for no object. */
	textOf(value: BinaryValue | undefined): string | undefined {
		const text = this.resolve(value);
		return text?.type === 'string' && text.value !== '$null' ? text.value : undefined;
	}

	/** The objects in an array or a set. */
	itemsIn(value: BinaryValue | undefined): readonly (BinaryValue | undefined)[] {
		return arrayAt(fieldsOf(this.resolve(value)), 'NS.objects').map((item) => this.resolve(item));
	}

	/** The indexes of the objects in an array or a set. */
	referencesIn(value: BinaryValue | undefined): readonly number[] {
		const items = arrayAt(fieldsOf(this.resolve(value)), 'NS.objects');
		return items.flatMap((item) => (item.type === 'uid' ? [item.value] : []));
	}

	/** The keys and values of a dictionary with strings as keys. */
	tableIn(value: BinaryValue | undefined): readonly (readonly [string, BinaryValue | undefined])[] {
		const fields = fieldsOf(this.resolve(value));
		const values = arrayAt(fields, 'NS.objects');
		return arrayAt(fields, 'NS.keys').map((key, at) => [this.textOf(key) ?? '', values[at]]);
	}
}

function fieldsOf(value: BinaryValue | undefined): ObjectFields {
	return new Map(value?.type === 'dictionary' ? value.entries : []);
}

function arrayAt(fields: ObjectFields, name: string): readonly BinaryValue[] {
	const value = fields.get(name);
	return value?.type === 'array' ? value.items : [];
}
