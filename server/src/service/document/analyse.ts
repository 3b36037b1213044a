/** From text to a `DriverPlist`: parse, lower, classify. */

import type { DocumentKind } from '../platform/documentKind.js';
import { parse } from '../syntax/parse.js';
import type { ParseResult } from '../syntax/syntaxTree.js';
import { lower } from '../value/lower.js';
import {
	type Classification,
	type Contents,
	certainly,
	classifyContent,
	classifyPath,
	formOf,
	kindFromComment,
} from './classify.js';
import type { DocumentForm, DriverPlist } from './driverPlist.js';
import { personalitiesOf } from './personalities.js';

/** What is known of a text besides the text; what is absent is found out. */
export interface AnalyseOptions {
	readonly uri: string;
	/** Kinds by glob, as in the setting `driverPlist.kinds`; the first that fits wins. */
	readonly kinds?: readonly {
		readonly matches: (uri: string) => boolean;
		readonly kind: DocumentKind;
	}[];
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
	const { kind, kindIsCertain } = classify(syntax, { root, personalities, form }, options);
	const hasDirectives = syntax.directives.length > 0;
	return {
		uri: options.uri,
		text,
		syntax,
		root,
		kind,
		kindIsCertain,
		form,
		personalities,
		hasDirectives,
	};
}

/** The same document with another text: what it is stays as it was. */
export function withText(plist: DriverPlist, text: string): DriverPlist {
	const { uri, kind, kindIsCertain, form } = plist;
	return { ...analyse(text, { uri, kind, form }), kindIsCertain };
}

/** The first of: caller, comment, settings, bundle folder, content. */
function classify(
	syntax: ParseResult,
	contents: Contents,
	{ uri, kind, kinds }: AnalyseOptions,
): Classification {
	const told = kind ?? kindFromComment(syntax) ?? kinds?.find(({ matches }) => matches(uri))?.kind;
	if (told) return certainly(told);
	return (
		classifyPath(uri, contents) ??
		classifyContent(contents) ?? { kind: 'other', kindIsCertain: false }
	);
}
