/** Shows a registry as text, so that tests compare what a person reads. */
import type {
	Registry,
	RegistryEntry,
	RegistryValue,
} from '../../../server/src/service/registry/registry.js';

/** The tree, with two spaces for each level, as `name@location <class> {key=value, …}`. An entry with several parents is below each. */
export function showRegistry({ roots }: Registry): string {
	const lines: string[] = [];
	const show = (entry: RegistryEntry, depth: number): void => {
		lines.push(`${'  '.repeat(depth)}${showEntry(entry)}`);
		for (const child of entry.children) show(child, depth + 1);
	};
	for (const root of roots) show(root, 0);
	return lines.join('\n');
}

export function showEntry({ name, location, className, properties }: RegistryEntry): string {
	const place = location === undefined ? '' : `@${location}`;
	const shown = [...properties].map(([key, value]) => `${key}=${showValue(value)}`);
	return `${name}${place} <${className}>${shown.length > 0 ? ` {${shown.join(', ')}}` : ''}`;
}

/** Strings in quotes, data as `<hex>` with `…` for NULs that may follow, unknown values as `?reason`. */
export function showValue(value: RegistryValue): string {
	switch (value.type) {
		case 'integer':
		case 'boolean':
			return String(value.value);
		case 'string':
			return JSON.stringify(value.value);
		case 'data': {
			const hex = Array.from(value.bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
			return `<${hex}${value.nulsAtEndUnknown ? '…' : ''}>`;
		}
		case 'array':
			return `(${value.values.map(showValue).join(', ')})`;
		case 'set':
			return `[${value.values.map(showValue).join(', ')}]`;
		case 'dictionary':
			return `{${[...value.entries].map(([key, each]) => `${key}=${showValue(each)}`).join(', ')}}`;
		case 'unknown':
			return `?${value.reason}${value.part ? ` from ${showValue(value.part)}` : ''}`;
	}
}
