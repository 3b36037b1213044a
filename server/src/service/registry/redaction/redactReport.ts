/** Redacts the names that people gave to their things in a report of `system_profiler`. */
import type { RedactionMarks } from './redactionMarks.js';
import { namesIn, type ReportItem, sections } from './reportNames.js';
import { type ReportDictionary, reportDictionaries } from './reportStrings.js';

export function redactReport(text: string, marks: RedactionMarks): string {
	if (!/["<>]SP[A-Za-z]{1,60}DataType["<]/.test(text)) return text;
	const items = itemsOf(reportDictionaries(text));
	const products = productsIn(items);
	const names = items.flatMap(namesIn).filter((name) => !products.has(name.text));
	learn(
		names.map(({ text: name }) => name),
		products,
		marks,
	);
	const parts: string[] = [];
	let done = 0;
	for (const { start, end, text: name } of [...names].sort((a, b) => a.start - b.start)) {
		const mark = start < done ? undefined : marks.of(name);
		if (mark === undefined) continue;
		parts.push(text.slice(done, start), mark);
		done = end;
	}
	parts.push(text.slice(done));
	return parts.join('');
}

/** More names than a Mac has. */
const mostNames = 200;

/** Names are replaced in other values, too, but not those that are a part of the name of a product. */
function learn(
	names: readonly string[],
	products: ReadonlySet<string>,
	marks: RedactionMarks,
): void {
	const all = [...products].join('\n').toLowerCase();
	for (const name of [...new Set(names)].slice(0, mostNames)) {
		if (!all.includes(name.toLowerCase())) marks.names.addThing(name);
	}
}

/** In JSON, the data type is a key; in XML, it is the value of one. */
function itemsOf(dictionaries: readonly ReportDictionary[]): readonly ReportItem[] {
	const items = new Map<ReportDictionary, ReportItem>();
	for (const dictionary of dictionaries) {
		const { parent, key = '', entries } = dictionary;
		const outer = parent && items.get(parent);
		const named = entries.find((entry) => entry.key.text === '_dataType')?.strings.at(0)?.text;
		const [, type] = /^SP(\w+)DataType$/.exec(named ?? key) ?? [];
		const section = sections.test(key) ? key : (outer?.section ?? '');
		items.set(dictionary, { type: type ?? outer?.type ?? '', section, entries });
	}
	return [...items.values()];
}

/** What devices report as their own names, and drivers can compare. */
function productsIn(items: readonly ReportItem[]): ReadonlySet<string> {
	const products = new Set<string>();
	for (const { type, section, entries } of items) {
		if (
			!/^(?:USB|PCI|NVMe|SerialATA|SAS|FireWire|CardReader|Ethernet)/.test(type) ||
			section === 'volumes'
		)
			continue;
		for (const { key, strings } of entries) {
			if (/^(?:_name|(?:[a-f]_)?manufacturer|device_model|\w*VendorName)$/.test(key.text)) {
				for (const { text } of strings) products.add(text);
			}
		}
	}
	return products;
}
