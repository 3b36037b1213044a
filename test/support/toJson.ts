/** Converts a value to the JSON of the schemas (schemas/README.md), independently of the walker. */
import type { PlistType, PlistValue } from '../../server/src/service/value/plistValue.js';

export interface Lowered {
	readonly json: unknown;
	/** Property list types by JSON pointer. */
	readonly types: ReadonlyMap<string, PlistType>;
	/** Pointers of strings with a build variable, of unreadable values, and of all values that contain one. */
	readonly variable: ReadonlySet<string>;
}

export function toJson(value: PlistValue): Lowered {
	const types = new Map<string, PlistType>();
	const variable = new Set<string>();
	const convert = (each: PlistValue, pointer: string): unknown => {
		types.set(pointer, each.type);
		switch (each.type) {
			case 'dict':
				return Object.fromEntries(
					each.entries
						.filter((entry) => each.get(entry.key) === entry)
						.map((entry) => [
							entry.key,
							convert(entry.value, `${pointer}/${escapeStep(entry.key)}`),
						]),
				);
			case 'array':
				return each.items.map((item, index) => convert(item, `${pointer}/${index}`));
			case 'integer':
				if (each.value === undefined) markVariable(pointer, variable);
				return Number(each.value ?? 0);
			case 'string':
				if (each.variables.length > 0) markVariable(pointer, variable);
				return each.value;
			case 'date':
			case 'data':
				return each.written;
			case 'invalid':
				markVariable(pointer, variable);
				return null;
			default:
				return each.value;
		}
	};
	return { json: convert(value, ''), types, variable };
}

function markVariable(pointer: string, marked: Set<string>): void {
	for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
		marked.add(at);
		if (at === '') return;
	}
}

/** One step of a JSON pointer (RFC 6901). */
export function escapeStep(step: string | number): string {
	return String(step).replaceAll('~', '~0').replaceAll('/', '~1');
}
