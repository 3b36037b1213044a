/** Reads a text as a `DriverPlist`: parses, lowers and classifies it. */

import type { DocumentKind } from '../platform/documentKind.js';
import { parse } from '../syntax/parse.js';
import type { ParseResult } from '../syntax/syntaxTree.js';
import { LineIndex } from '../text/lineIndex.js';
import { lower } from '../value/lower.js';
import {
	type Classification,
	type Contents,
	certainKind,
	classifyContent,
	classifyPath,
	formOf,
	kindFromComment,
} from './classify.js';
import type { DocumentForm, DriverPlist } from './driverPlist.js';
import { personalitiesOf } from './personalities.js';

/** What the caller knows about a text; the rest is inferred. */
export interface AnalyzeOptions {
	readonly uri: string;
	/** Kinds by glob, as in the setting `driverPlist.kinds`; the first match applies. */
	readonly kinds?: readonly {
		readonly matches: (uri: string) => boolean;
		readonly kind: DocumentKind;
	}[];
	/** The kind, whatever the content is. */
	readonly kind?: DocumentKind | undefined;
	/** The form, whatever the path is. */
	readonly form?: DocumentForm | undefined;
}

/** Reads a text. Never throws; a text that is not a driver plist has the kind `other`. */
export function analyze(text: string, options: AnalyzeOptions): DriverPlist {
	const syntax = parse(text);
	const root = lower(syntax);
	const personalities = personalitiesOf(root);
	const form = options.form ?? formOf(root, options.uri);
	const { kind, kindIsCertain } = classify(syntax, { root, personalities, form }, options);
	return {
		uri: options.uri,
		text,
		lines: new LineIndex(text),
		syntax,
		root,
		kind,
		kindIsCertain,
		form,
		personalities,
		hasFaults: syntax.faults.length > 0,
		hasDirectives: syntax.directives.length > 0,
	};
}

/** The same document with another text; its kind and form do not change. */
export function withText(plist: DriverPlist, text: string): DriverPlist {
	const { uri, kind, kindIsCertain, form } = plist;
	return { ...analyze(text, { uri, kind, form }), kindIsCertain };
}

/** The kind by the first of these that determines it: caller, comment, settings, bundle folder, content. */
function classify(
	syntax: ParseResult,
	contents: Contents,
	{ uri, kind, kinds }: AnalyzeOptions,
): Classification {
	const known = kind ?? kindFromComment(syntax) ?? kinds?.find(({ matches }) => matches(uri))?.kind;
	if (known) return certainKind(known);
	return (
		classifyPath(uri, contents) ??
		classifyContent(contents) ?? { kind: 'other', kindIsCertain: false }
	);
}
