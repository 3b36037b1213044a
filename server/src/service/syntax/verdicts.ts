/** What the three real parsers would say of a text: derived from its faults. */
import { pairsOf } from './dictPairs.js';
import { decodeText } from './entities.js';
import type { RealParser, SyntaxFault } from './syntaxFault.js';
import { type ElementNode, isElement, type ParseResult, type SyntaxNode } from './syntaxTree.js';

export interface Verdict {
	readonly accepts: boolean;
	/** The faults for which it refuses; preprocessor lines and duplicate keys among them, which are findings of their own kind. */
	readonly because: readonly SyntaxFault[];
}

const everyParser: readonly RealParser[] = ['CoreFoundation', 'IOCFUnserialize', 'kernel'];

/** The verdict of each parser on the file as it is written, before any build step. */
export function verdicts(parsed: ParseResult): Record<RealParser, Verdict> {
	const faults = [...parsed.faults, ...directiveFaults(parsed), ...duplicateKeyFaults(parsed)];
	const verdictOf = (parser: RealParser): Verdict => {
		const end = parsed.ends[parser];
		const because = faults.filter(
			({ refusedBy, range }) => refusedBy.includes(parser) && range.start < end,
		);
		return { accepts: because.length === 0, because };
	};
	return {
		CoreFoundation: verdictOf('CoreFoundation'),
		IOCFUnserialize: verdictOf('IOCFUnserialize'),
		kernel: verdictOf('kernel'),
	};
}

function directiveFaults(parsed: ParseResult): SyntaxFault[] {
	return parsed.directives.map(({ start, end }) => ({
		code: 'preprocessor-line',
		range: { start, end },
		args: [],
		refusedBy: everyParser,
	}));
}

/** Only the kernel refuses a key that stands twice in a dict (xnu OSUnserializeXML.y:buildDictionary). */
function duplicateKeyFaults(parsed: ParseResult): SyntaxFault[] {
	const found: SyntaxFault[] = [];
	const waiting: SyntaxNode[] = [...parsed.root.children];
	for (let node = waiting.pop(); node; node = waiting.pop()) {
		if (!isElement(node)) continue;
		if (node.type === 'dict') addDuplicates(parsed.text, node, found);
		for (const child of node.children) {
			if (isElement(child) && child.children.length > 0) waiting.push(child);
		}
	}
	return found;
}

function addDuplicates(text: string, dict: ElementNode, found: SyntaxFault[]): void {
	const seen = new Set<string>();
	for (const { key } of pairsOf(dict)) {
		if (!key) continue;
		const name = decodeText(text, key.openEnd, key.closeStart);
		if (seen.has(name)) {
			const { start, end } = key;
			found.push({
				code: 'duplicate-key',
				range: { start, end },
				args: [name],
				refusedBy: ['kernel'],
			});
		}
		seen.add(name);
	}
}
