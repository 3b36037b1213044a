/** The results of the three real parsers for a text, derived from the faults that our parser reports. */

import { decodeText } from '../../server/src/service/syntax/decodedText.js';
import { pairsOf } from '../../server/src/service/syntax/dictPairs.js';
import type { RealParser } from '../../server/src/service/syntax/syntaxFault.js';
import {
	type ElementNode,
	isElement,
	type ParseResult,
	type SyntaxNode,
} from '../../server/src/service/syntax/syntaxTree.js';

/** A construct that some parsers reject, and its offset. */
interface Rejection {
	readonly start: number;
	readonly rejectedBy: readonly RealParser[];
}

const everyParser: readonly RealParser[] = ['CoreFoundation', 'IOCFUnserialize', 'kernel'];

/** Whether each parser accepts the file before any build step. */
export function verdicts(parsed: ParseResult): Record<RealParser, boolean> {
	const rejections: Rejection[] = [
		...parsed.faults.map(({ range, rejectedBy }) => ({ start: range.start, rejectedBy })),
		// Preprocessor lines and duplicate keys are not syntax faults, but findings of rules.
		...parsed.directives.map(({ start }) => ({ start, rejectedBy: everyParser })),
		...duplicateKeys(parsed),
	];
	const accepts = (parser: RealParser): boolean =>
		!rejections.some(
			({ start, rejectedBy }) => rejectedBy.includes(parser) && start < parsed.ends[parser],
		);
	return {
		CoreFoundation: accepts('CoreFoundation'),
		IOCFUnserialize: accepts('IOCFUnserialize'),
		kernel: accepts('kernel'),
	};
}

/** Only the kernel rejects duplicate keys (xnu OSUnserializeXML.y:buildDictionary). */
function duplicateKeys(parsed: ParseResult): Rejection[] {
	const found: Rejection[] = [];
	const pending: SyntaxNode[] = [...parsed.root.children];
	for (let node = pending.pop(); node; node = pending.pop()) {
		if (!isElement(node)) continue;
		if (node.type === 'dict') addDuplicates(parsed.text, node, found);
		for (const child of node.children) {
			if (isElement(child) && child.children.length > 0) pending.push(child);
		}
	}
	return found;
}

function addDuplicates(text: string, dict: ElementNode, found: Rejection[]): void {
	const seen = new Set<string>();
	for (const { key } of pairsOf(dict)) {
		if (!key) continue;
		const name = decodeText(text, key.openEnd, key.closeStart);
		if (seen.has(name)) found.push({ start: key.start, rejectedBy: ['kernel'] });
		seen.add(name);
	}
}
