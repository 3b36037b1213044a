/** Reads a text as a `DriverPlist`: parses, lowers and classifies it. */

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
import type { AnalyzeOptions, DriverPlist } from './driverPlist.js';
import { personalitiesOf } from './personalities.js';

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
		hasFaults: syntax.faults.some(({ rejectedBy }) => rejectedBy.includes('CoreFoundation')),
		hasDirectives: syntax.directives.length > 0,
		known: options,
	};
}

/** The same document with another text, read by the same options: its kind and its form may change. */
export function withText({ known }: DriverPlist, text: string): DriverPlist {
	return analyze(text, known);
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
