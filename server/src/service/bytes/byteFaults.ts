/** Adds the faults in the bytes of a file to those in its text. */
import { declaredEncoding, isFalselyUtf16 } from '../syntax/declaredEncoding.js';
import type { RealParser, SyntaxFault } from '../syntax/syntaxFault.js';
import {
	isElement,
	type ParentNode,
	type ParseResult,
	type SyntaxNode,
} from '../syntax/syntaxTree.js';
import { countWhile } from '../text/ordered.js';
import type { DecodedPlist } from './decodePlist.js';

/** Returns `parsed` with the faults of the bytes that it was decoded from. */
export function withByteFaults(parsed: ParseResult, decoded: DecodedPlist): ParseResult {
	// The file has no XML, so that faults in its XML form are faults of the form only.
	if (decoded.encoding === 'binary') return { ...parsed, faults: decoded.faults };
	const invalid = decoded.invalidOffsets.map(
		(offset): SyntaxFault => ({
			code: 'invalid-utf8',
			encoding: decoded.encoding,
			range: { start: offset, end: offset + 1 },
			rejectedBy: rejectingParsers(parsed, decoded.encoding, offset),
			isNotXml: true,
		}),
	);
	const declared = encodingFaults(parsed, decoded);
	if (invalid.length + decoded.faults.length + declared.length === 0) return parsed;
	const ofText =
		decoded.faults.length > 0
			? parsed.faults.filter(({ code }) => code !== 'unknown-encoding')
			: parsed.faults;
	const faults = [...decoded.faults, ...declared, ...ofText, ...invalid];
	return { ...parsed, faults: faults.sort(byPlace) };
}

/**
 * The same for a text without the bytes, as editors have it: each U+FFFD probably replaces invalid bytes. The file may
 * also contain this character itself.
 */
export function withReplacedBytes(parsed: ParseResult): ParseResult {
	const { text, format, faults } = parsed;
	if (format !== 'xml' || !text.includes(replacement)) return parsed;
	const assumed = [...text.matchAll(/\ufffd+/g)].map(
		({ index, 0: { length } }): SyntaxFault => ({
			code: 'invalid-utf8',
			encoding: 'utf-8',
			assumed: true,
			range: { start: index, end: index + length },
			rejectedBy: rejectingParsersOfUtf8(parsed, index),
		}),
	);
	return { ...parsed, faults: [...faults, ...assumed].sort(byPlace) };
}

const replacement = '\ufffd';

function byPlace(a: SyntaxFault, b: SyntaxFault): number {
	return a.range.start - b.range.start;
}

/** The fault of a file that declares UTF-16 but has another encoding. A byte order mark overrides the declaration. */
function encodingFaults(
	{ text, format }: ParseResult,
	{ encoding, faults }: DecodedPlist,
): SyntaxFault[] {
	const declared = format === 'xml' ? declaredEncoding(text) : undefined;
	if (!declared || faults.length > 0 || !isFalselyUtf16(declared, encoding)) return [];
	const { name, start, end } = declared;
	return [
		{
			code: 'unknown-encoding',
			range: { start, end },
			encoding: name,
			missingQuote: '',
			rejectedBy: ['CoreFoundation'],
		},
	];
}

/**
 * The parsers that reject invalid bytes. CoreFoundation makes a string of the whole text in UTF-32, which fails, and converts
 * UTF-16 to UTF-8, which ends at half a surrogate pair.
 */
function rejectingParsers(
	parsed: ParseResult,
	encoding: string,
	offset: number,
): readonly RealParser[] {
	if (encoding.startsWith('utf-32')) return ['CoreFoundation'];
	if (encoding.startsWith('utf-16')) {
		return offset < parsed.ends.CoreFoundation ? ['CoreFoundation'] : [];
	}
	return rejectingParsersOfUtf8(parsed, offset);
}

/** In UTF-8, CoreFoundation rejects them in strings, keys and data. Elsewhere it skips them, or reports them as unexpected text. */
function rejectingParsersOfUtf8(parsed: ParseResult, offset: number): readonly RealParser[] {
	let parent: ParentNode | undefined = parsed.root;
	while (parent) {
		const children: readonly SyntaxNode[] = parent.children;
		const ended = countWhile(children.length, (at) => (children[at]?.end ?? 0) <= offset);
		const node: SyntaxNode | undefined = children[ended];
		if (!node || !isElement(node) || node.start > offset) return [];
		const inContent = node.openEnd <= offset && offset < node.closeStart;
		if (inContent && (node.type === 'string' || node.type === 'key')) return ['CoreFoundation'];
		if (inContent && node.type === 'data') return ['CoreFoundation'];
		parent = node.children.length > 0 ? node : undefined;
	}
	return [];
}
