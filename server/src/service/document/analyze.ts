/** Reads a text as a `DriverPlist`: parses, lowers and classifies it. */

import { once } from '../once.js';
import { parse } from '../syntax/parse.js';
import type { ParseResult } from '../syntax/syntaxTree.js';
import { LineIndex } from '../text/lineIndex.js';
import { lower } from '../value/lower.js';
import { isEntitlementsPath, isTemplatePath } from './bundlePath.js';
import { classify, formOf, kindFromComment, statedKind } from './classify.js';
import { commentDirectives } from './commentDirectives.js';
import type { AnalyzeOptions, DriverPlist } from './driverPlist.js';
import { hasUnseenEntries } from './entryTokens.js';
import type { Classification } from './evidence/evidence.js';
import { noNeighbors } from './neighbors.js';
import { personalitiesOf } from './personalities.js';

/** Reads a text. Never throws; a text that is not a driver plist has the kind `other`. */
export function analyze(text: string, options: AnalyzeOptions): DriverPlist {
	const syntax = parse(text, options.mostFaults);
	const isTemplate = isTemplatePath(options.uri);
	const neighbors = options.neighbors ?? noNeighbors;
	// Xcode runs the preprocessor on the Info.plist only.
	const isOfProject =
		!isEntitlementsPath(options.uri) &&
		neighbors.products.some((each) => each.isPreprocessed === true);
	const isPreprocessed = syntax.directives.length > 0 || isOfProject;
	const root = lower(syntax, { isTemplate, isPreprocessed });
	const personalities = personalitiesOf(root);
	const { uri } = options;
	const form = options.form ?? formOf(root, uri, neighbors);
	const classification =
		statedIn(syntax, options) ?? classify({ uri, root, personalities, form, neighbors });
	return {
		uri,
		text,
		lines: new LineIndex(text),
		syntax,
		root,
		kind: classification.kind,
		classification,
		form,
		neighbors,
		personalities,
		hasFaults: hasFaults(syntax),
		isPreprocessed,
		isTemplate,
		hasUnseenEntries: form === 'source' && hasUnseenEntries(syntax, { isTemplate, isPreprocessed }),
		commentDirectives: once(() => commentDirectives(syntax)),
		known: options,
	};
}

/** The same document with the faults of its bytes, too. */
export function withSyntax(plist: DriverPlist, syntax: ParseResult): DriverPlist {
	return { ...plist, syntax, hasFaults: hasFaults(syntax) };
}

function hasFaults({ faults }: ParseResult): boolean {
	return faults.some(({ rejectedBy }) => rejectedBy.includes('CoreFoundation'));
}

/** The same document with another text, read by the same options: its kind and its form may change. */
export function withText({ known }: DriverPlist, text: string): DriverPlist {
	return analyze(text, known);
}

/** The kind that a person states, by the first of these: the caller, a comment, the settings. */
function statedIn(
	syntax: ParseResult,
	{ uri, kind, kinds }: AnalyzeOptions,
): Classification | undefined {
	if (kind !== undefined) return statedKind(kind, 'caller');
	const ofComment = kindFromComment(syntax);
	if (ofComment !== undefined) return statedKind(ofComment, 'comment');
	const ofSettings = kinds?.find(({ matches }) => matches(uri))?.kind;
	return ofSettings === undefined ? undefined : statedKind(ofSettings, 'settings');
}
