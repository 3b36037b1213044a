/** From text to a `DriverPlist`: parse, lower, classify. */
import { parse } from '../syntax/parse.js';
import { lower } from '../value/lower.js';
import type { PlistValue } from '../value/plistValue.js';
import { formOf, kextKind, kindFromComment, kindFromContent, kindFromPath } from './classify.js';
import type { DocumentForm, DocumentKind, DriverPlist, Personality } from './driverPlist.js';

/** What is known of a text besides the text; what is absent is found out. */
export interface AnalyseOptions {
	readonly uri: string;
	/** Kinds by glob, as in the setting `driverPlist.kinds`; the first that fits wins. */
	readonly kinds?: readonly {
		readonly matches: (uri: string) => boolean;
		readonly kind: DocumentKind;
	}[];
	/** The product type of the project's target, where it is known. */
	readonly productType?: string | undefined;
	/** Kind to take whatever the content says. */
	readonly kind?: DocumentKind | undefined;
	/** Form to take whatever the path says. */
	readonly form?: DocumentForm | undefined;
}

/** Reads a text. Never throws; a text that is no driver plist gives kind `other`. */
export function analyse(text: string, options: AnalyseOptions): DriverPlist {
	const syntax = parse(text);
	const root = lower(syntax);
	const personalities = personalitiesOf(root);
	const form = options.form ?? formOf(root, options.uri);
	return {
		uri: options.uri,
		text,
		syntax,
		root,
		kind: kindOf(text, root, personalities, form, options),
		form,
		personalities,
	};
}

/** The first of: caller, comment, settings, bundle folder, content. */
function kindOf(
	text: string,
	root: PlistValue | undefined,
	personalities: readonly Personality[],
	form: DocumentForm,
	{ uri, kind, kinds, productType }: AnalyseOptions,
): DocumentKind {
	const told = kind ?? kindFromComment(text) ?? kinds?.find(({ matches }) => matches(uri))?.kind;
	if (told) return told;
	const fromPath = kindFromPath(uri);
	if (fromPath === 'kext') {
		return root?.type === 'dict' ? kextKind(root, personalities, form) : 'kext';
	}
	return fromPath ?? kindFromContent(root, personalities, form, productType) ?? 'other';
}

/** Personalities also of `IOKitPersonalities_x86_64` and its like (OSKext.c:__CFDictionaryGetValueForCompositeKey). */
function personalitiesOf(root: PlistValue | undefined): readonly Personality[] {
	if (root?.type !== 'dict') return [];
	const found: Personality[] = [];
	for (const { key, value } of root.entries) {
		if (!key.startsWith('IOKitPersonalities') || value.type !== 'dict') continue;
		if (key !== 'IOKitPersonalities' && key[18] !== '_') continue;
		for (const entry of value.entries) {
			if (entry.value.type === 'dict') {
				found.push({ name: entry.key, entry, dict: entry.value });
			}
		}
	}
	return found;
}
