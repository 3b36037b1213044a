/** Comments that switch rules off: `<!-- driver-plist-disable-next-line code: why -->`, and without `-next-line` for the file. */
import type { DriverPlist } from '../document/driverPlist.js';
import type { Finding } from '../document/finding.js';
import { placeAt } from '../document/locate.js';
import type { ParentNode } from '../syntax/syntaxTree.js';

const directive =
	/^<!--\s*driver-plist-disable(-next-line)?(?=[\s:-])([\w\s,-]*?)(?::[\s\S]*)?-->$/;

/** What one comment switches off; no codes mean every rule. */
interface Suppression {
	readonly codes: readonly string[];
	/** Where findings must begin; everywhere if undefined. */
	readonly from: number;
	readonly to: number;
}

/** Whether a comment in the plist switches a finding off. */
export function suppressionsOf(plist: DriverPlist): (finding: Finding) => boolean {
	if (!plist.text.includes('driver-plist-disable')) return () => false;
	const suppressions = [...commentsIn(plist.syntax.root)].flatMap(([start, end]) => {
		const found = directive.exec(plist.text.slice(start, end));
		if (!found) return [];
		const codes = (found[2] ?? '').split(/[\s,]+/).filter((code) => code !== '');
		return [{ codes, ...(found[1] ? nextLine(plist, end) : everywhere) }];
	});
	return ({ code, at: { range } }) =>
		suppressions.some(
			({ codes, from, to }: Suppression) =>
				from <= range.start && range.start < to && (codes.length === 0 || codes.includes(code)),
		);
}

const everywhere = { from: 0, to: Number.POSITIVE_INFINITY };

function* commentsIn(root: ParentNode): Iterable<readonly [start: number, end: number]> {
	const pending: ParentNode[] = [root];
	for (let node = pending.pop(); node; node = pending.pop()) {
		for (const child of node.children) {
			if (child.type === 'comment') yield [child.start, child.end];
			else if ('children' in child) pending.push(child);
		}
	}
}

/** The rest of the line of a comment, and lines below it that hold nothing but further comments. */
const restOfComments =
	/[^\r\n]*(?:\r\n|\n|\r|$)(?:[ \t]*<!--(?:[^-]|-[^-])*-->[ \t]*(?:\r\n|\n|\r))*/y;

/** The line below a comment, with the value of the key that stands there; of a dict or an array the start tag only. */
function nextLine({ text, root }: DriverPlist, end: number): { from: number; to: number } {
	restOfComments.lastIndex = end;
	const from = end + (restOfComments.exec(text)?.[0].length ?? 0);
	const line = /[^\r\n]*/.exec(text.slice(from))?.[0] ?? '';
	const value = placeAt(root, from + line.length - line.trimStart().length)?.entry?.value;
	const holds = value?.type === 'dict' || value?.type === 'array';
	const valueEnd = holds ? value.openTagRange.end : (value?.range.end ?? 0);
	return { from, to: Math.max(from + line.length, valueEnd, from + 1) };
}
