/** The names of vendors and devices in hovers and completions. */
import {
	type CompletionItem,
	CompletionItemKind,
	type CompletionList,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
	hex4,
	type NameLists,
	nameOf,
	namesMatching,
	pciWordsMatching,
} from '../scaffold/names/deviceNames.js';
import { type DeviceId, plain, type TypedId } from '../service/index.js';
import { toLspRange } from './toLsp.js';

/** The names of devices, as Markdown: `0x1209` is Generic. Empty where none is known. */
export function renderNames(ids: readonly DeviceId[], lists: NameLists): string {
	const lines = ids.flatMap(({ bus, vendor, product }) => {
		const names = nameOf(lists, bus, vendor, product);
		if (names.vendor === undefined) return [];
		const ofVendor = `Vendor \`0x${hex4(vendor)}\`: ${plain(names.vendor)}`;
		if (product === undefined || names.product === undefined) return [ofVendor];
		return [`${ofVendor}  \nDevice \`0x${hex4(product)}\`: ${plain(names.product)}`];
	});
	return [...new Set(lines)].join('\n\n');
}

/**
 * The IDs whose name or digits contain what was typed. The list is incomplete, since it depends on that. The ID that the
 * element has is the first one, so that Enter keeps it.
 */
export function idItems(
	document: TextDocument,
	typedId: TypedId,
	lists: NameLists,
): CompletionList {
	const { bus, vendor, range, typed } = typedId;
	const present = presentId(document, typedId, lists);
	const found =
		bus === 'pci' ? pciWordsMatching(lists, typed) : namesMatching(lists, bus, vendor, typed);
	const others = found.filter(({ id }) => id !== present?.id);
	const digits = bus === 'pci' ? 8 : 4;
	const items = [...(present ? [present] : []), ...others].map(({ id, name }, index) => {
		const hex = `0x${id.toString(16).padStart(digits, '0')}`;
		return {
			label: hex,
			kind: CompletionItemKind.EnumMember,
			...(name !== undefined && {
				labelDetails: { description: name },
				detail: bus === 'pci' ? name : `${name} (${id})`,
			}),
			// The editor compares it with what was typed, which may be a part of the name.
			filterText: typed === '' ? String(id) : typed,
			sortText: String(index).padStart(4, '0'),
			textEdit: {
				range: toLspRange(document, range),
				newText: bus === 'pci' ? hex : String(id),
			},
			...(id === present?.id && { preselect: true }),
		} satisfies CompletionItem;
	});
	return { isIncomplete: true, items };
}

/** Without a name only where the cursor is before its end: at the end, it may be the beginning of another ID. */
function presentId(
	document: TextDocument,
	{ bus, vendor, range, typed, present }: TypedId,
	lists: NameLists,
): { readonly id: number; readonly name: string | undefined } | undefined {
	if (present === undefined) return undefined;
	const names = nameOf(lists, bus, vendor ?? present, vendor === undefined ? undefined : present);
	const name = vendor === undefined ? names.vendor : names.product;
	const isBeforeEnd = typed !== document.getText(toLspRange(document, range));
	return name === undefined && !isBeforeEnd ? undefined : { id: present, name };
}
