/** Converts LSP types to those of the service. */
import type { Diagnostic, Position, Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, TextRange } from '../service/index.js';
import { dataOf, source, toLspRange } from './toLsp.js';

export function fromLspPosition(document: TextDocument, position: Position): number {
	return document.offsetAt(position);
}

export function fromLspRange(document: TextDocument, { start, end }: Range): TextRange {
	return { start: document.offsetAt(start), end: document.offsetAt(end) };
}

/** The finding of a diagnostic among the current findings of the document; undefined where it no longer exists. */
export function fromLspDiagnostic(
	document: TextDocument,
	diagnostic: Diagnostic,
	findings: readonly Finding[],
): Finding | undefined {
	if (diagnostic.source !== source) return undefined;
	const data = JSON.stringify(diagnostic.data);
	const same = findings.filter(
		(finding) =>
			finding.code === diagnostic.code &&
			(data === undefined || JSON.stringify(dataOf(finding)) === data),
	);
	const range = JSON.stringify(diagnostic.range);
	const here = same.find(({ at }) => JSON.stringify(toLspRange(document, at.range)) === range);
	return here ?? (data === undefined ? undefined : same[0]);
}
