/** Joins what is wrong with the bytes of a file to what is wrong with its text. */
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

/** `parsed` with the faults of the bytes it was decoded from. */
export function withByteFaults(parsed: ParseResult, decoded: DecodedPlist): ParseResult {
	const lost = decoded.invalid.map(
		(offset): SyntaxFault => ({
			code: 'invalid-utf8',
			range: { start: offset, end: offset + 1 },
			refusedBy: whoMinds(parsed, offset),
		}),
	);
	const declared = encodingFaults(parsed, decoded);
	if (lost.length + decoded.notes.length + declared.length === 0) return parsed;
	const ofText =
		decoded.notes.length > 0
			? parsed.faults.filter(({ code }) => code !== 'unknown-encoding')
			: parsed.faults;
	const faults = [...decoded.notes, ...declared, ...ofText, ...lost];
	faults.sort((a, b) => a.range.start - b.range.start);
	return { ...parsed, faults };
}

/** A declaration of UTF-16 in a file of bytes; a byte order mark wins over it. */
function encodingFaults(
	{ text, format }: ParseResult,
	{ encoding, notes }: DecodedPlist,
): SyntaxFault[] {
	const declared = format === 'xml' ? declaredEncoding(text) : undefined;
	if (!declared || notes.length > 0 || !isFalselyUtf16(declared, encoding)) return [];
	const { name, start, end } = declared;
	return [
		{
			code: 'unknown-encoding',
			range: { start, end },
			encoding: name,
			missingQuote: '',
			refusedBy: ['CoreFoundation'],
		},
	];
}

/** CoreFoundation must make a string of what stands in a string or key; elsewhere the bytes are passed over or are stray text anyway. */
function whoMinds(parsed: ParseResult, offset: number): readonly RealParser[] {
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
