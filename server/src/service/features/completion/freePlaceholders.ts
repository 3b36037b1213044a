/** Makes a new personality differ from those of the plist: in its name, its own class, and the product that it matches. */
import type { PlistContents } from '../../document/driverPlist.js';
import { takenPersonalityNames } from '../../document/personalityNames.js';
import { once } from '../../once.js';
import { kernelClasses } from '../../platform/classes.js';
import { firstFree, freeName, numbered } from '../../text/freeName.js';
import type { PlistValue } from '../../value/plistValue.js';
import { plainSnippet } from './plainSnippet.js';

const namePlaceholder = /(?<=^<key>\$\{\d+:)\w+(?=\})/;
const entryWithPlaceholder = /<key>([^<]+)<\/key>\s*<(?:string|integer)>[^<]*?\$\{\d+:[^<]*/g;
/** The first placeholder of a value; that of a PCI match is the device ID. */
const placeholder = /(?<=\$\{\d+:)[^}]+(?=\})/;

/** The variants of placeholders that distinguish personalities, by the keys of their values; the first is the usual one. */
const variants: ReadonlyMap<string, (usual: string, number: number) => string> = new Map([
	['IOClass', numbered],
	['IOPCIPrimaryMatch', hexadecimal],
	['Product Identification', numbered],
	['ProductID', decimal],
	['idProduct', decimal],
]);

/**
 * Returns a function for the bodies of snippets for personalities, which inserts the first placeholders that no personality
 * of the plist has. What the personalities have is collected once.
 */
export function freePlaceholders(plist: PlistContents): (body: string) => string {
	if (plist.root?.type !== 'dict') return (body) => body;
	const names = takenPersonalityNames(plist);
	const taken = new Map(
		[...variants.keys()].map((key) => [
			key,
			once(() => new Set(plist.personalities.flatMap(({ dict }) => textsOf(dict.get(key)?.value)))),
		]),
	);
	return (body) =>
		body
			.replace(namePlaceholder, (name) => freeName(name, names))
			.replace(entryWithPlaceholder, (entry, key: string) => {
				const variant = variants.get(key);
				const [usual = ''] = placeholder.exec(entry) ?? [];
				// A class of macOS is one that several personalities can have.
				if (!variant || kernelClasses.has(usual)) return entry;
				return firstFree(
					(number) => entry.replace(placeholder, variant(usual, number)),
					(each) =>
						taken.get(key)?.().has(plainSnippet(each).replace(/^.*>/s, '').toLowerCase()) === true,
				);
			});
}

function decimal(usual: string, number: number): string {
	return String(Number(usual) + number - 1);
}

function hexadecimal(usual: string, number: number): string {
	return (Number.parseInt(usual, 16) + number - 1).toString(16).padStart(4, '0');
}

/** The number or the words of a value; IDs for PCI without their masks. */
function textsOf(value: PlistValue | undefined): readonly string[] {
	if (value?.type === 'integer') return [String(value.value)];
	if (value?.type !== 'string') return [];
	return value.value
		.toLowerCase()
		.split(/\s+/)
		.map((word) => word.replace(/&.*/s, ''));
}
