/** Converts LSP types to those of the service. */
import type { Diagnostic, Position, Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Finding, groupBy, identityOf, type TextRange } from '../service/index.js';
import { position as positionShape, range as rangeShape, requireShape } from './parameters.js';
import { source } from './toLsp.js';

/** @throws InvalidParameters for another value. */
export function fromLspPosition(document: TextDocument, position: Position): number {
	requireShape(positionShape, position, 'position');
	return document.offsetAt(position);
}

/** @throws InvalidParameters for another value. */
export function fromLspRange(document: TextDocument, range: Range): TextRange {
	requireShape(rangeShape, range, 'range');
	const { start, end } = range;
	return { start: document.offsetAt(start), end: document.offsetAt(end) };
}

/** The findings of a document, which diagnostics are looked up in. */
export class FindingsOfDiagnostics<Each extends Finding> {
	readonly #document: TextDocument;
	/** The findings of each identity, and those of each range. */
	readonly #byIdentity: ReadonlyMap<string, readonly Each[]>;
	readonly #byRange: ReadonlyMap<string, readonly Each[]>;

	constructor(document: TextDocument, findings: readonly Each[]) {
		this.#document = document;
		this.#byIdentity = groupBy(findings, identityOf);
		this.#byRange = groupBy(findings, ({ code, at }) => rangeKey(code, at.range));
	}

	/**
	 * The finding of a diagnostic; undefined if it no longer exists. The `data` of the diagnostic is the identity of
	 * the finding. If the client does not return it, the range must be equal.
	 */
	findingOf({ source: origin, code, data, range }: Diagnostic): Each | undefined {
		if (origin !== source) return undefined;
		const place = fromLspRange(this.#document, range);
		const same =
			data === undefined
				? this.#byRange.get(rangeKey(String(code), place))
				: this.#byIdentity.get(String(data));
		return nearest(same?.filter((finding) => finding.code === code) ?? [], place.start);
	}
}

function nearest<Each extends Finding>(findings: readonly Each[], start: number): Each | undefined {
	const distance = ({ at }: Each): number => Math.abs(at.range.start - start);
	let best = findings[0];
	for (const each of findings) if (best && distance(each) < distance(best)) best = each;
	return best;
}

function rangeKey(code: string, { start, end }: TextRange): string {
	return `${code} ${start} ${end}`;
}
