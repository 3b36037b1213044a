/** Converts LSP types to those of the service. */
import type { Diagnostic, Position, Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Finding, identityOf, type TextRange } from '../service/index.js';
import { source } from './toLsp.js';

export function fromLspPosition(document: TextDocument, position: Position): number {
	return document.offsetAt(position);
}

export function fromLspRange(document: TextDocument, { start, end }: Range): TextRange {
	return { start: document.offsetAt(start), end: document.offsetAt(end) };
}

/**
 * The finding of a diagnostic among the current findings of the document; undefined if it no longer exists.
 * The `data` of the diagnostic is the identity of the finding. If the client does not return it, the range must be equal.
 */
export function fromLspDiagnostic<Each extends Finding>(
	document: TextDocument,
	{ source: origin, code, data, range }: Diagnostic,
	findings: readonly Each[],
): Each | undefined {
	if (origin !== source) return undefined;
	const { start, end } = fromLspRange(document, range);
	const isSame = (finding: Each): boolean =>
		data === undefined
			? finding.at.range.start === start && finding.at.range.end === end
			: identityOf(finding) === data;
	const distance = ({ at }: Each): number => Math.abs(at.range.start - start);
	const [nearest] = findings
		.filter((finding) => finding.code === code && isSame(finding))
		.sort((one, other) => distance(one) - distance(other));
	return nearest;
}
