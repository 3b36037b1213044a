/** Comments that speak to the check: `<!-- driver-plist-disable-next-line code: why -->`, `<!-- driver-plist: kind=dext -->`. */
import type { DriverPlist } from '../document/driverPlist.js';
import { type Finding, message } from '../document/finding.js';
import { pathAt } from '../document/locate.js';
import { documentKinds } from '../platform/documentKind.js';
import { rules } from '../rules/registry.generated.js';
import type { ParentNode } from '../syntax/syntaxTree.js';
import { editDistance } from '../text/spelling.js';
import type { TextRange } from '../text/textRange.js';

/** A piece of a comment, with its place. */
interface Word {
	readonly text: string;
	readonly range: TextRange;
}

/** One comment that begins with `driver-plist`. */
export interface Directive {
	/** `driver-plist-disable`. */
	readonly name: Word;
	/** The words up to the colon: codes of rules. */
	readonly words: readonly Word[];
	/** What stands behind the colon. */
	readonly rest: Word;
	/** Where the comment ends. */
	readonly end: number;
}

export const disable = 'driver-plist-disable';
export const disableNextLine = `${disable}-next-line`;
const settings = 'driver-plist';

const form = /^(<!--\s*)(driver-plist(?:-\w+)*)(?![\w-]*\w)([^:]*)(:?)([\s\S]*)-->$/;

/** The directives of a plist, in no order. */
export function directivesOf({ text, syntax }: DriverPlist): readonly Directive[] {
	if (!text.includes(settings)) return [];
	return [...commentsIn(syntax.root)].flatMap(([start, end]) => {
		const found = form.exec(text.slice(start, end));
		if (!found) return [];
		const [, open = '', name = '', list = '', colon = '', rest = ''] = found;
		const behindName = start + open.length + name.length;
		const words = [...list.matchAll(/[^\s,]+/g)].filter(([word]) => !/^-+$/.test(word));
		return [
			{
				name: wordAt(name, start + open.length),
				words: words.map(({ 0: word, index }) => wordAt(word, behindName + index)),
				rest: trimmed(rest, behindName + list.length + colon.length),
				end,
			},
		];
	});
}

/** What is said of directives that do nothing. */
export function directiveFindings(plist: DriverPlist): readonly Finding[] {
	if (plist.kind === 'other') return [];
	const codes = rules.map(({ code }) => code);
	return directivesOf(plist).flatMap(({ name, words, rest }): Finding[] => {
		if (name.text === settings) {
			const kinds = documentKinds.map((kind) => `kind=${kind}`);
			if (!/^\w+\s*=/.test(rest.text) || kinds.includes(rest.text)) return [];
			return [unknown(plist, rest, "'{0}' is no kind of plist", kinds)];
		}
		if (name.text !== disable && name.text !== disableNextLine) {
			return [unknown(plist, name, "'{0}' is no comment that is read", [disable, disableNextLine])];
		}
		return words
			.filter((word) => !codes.includes(word.text))
			.map((word) => unknown(plist, word, "'{0}' is no rule, and nothing is switched off", codes));
	});
}

function unknown(
	{ root }: DriverPlist,
	{ text, range }: Word,
	fault: string,
	known: readonly string[],
): Finding {
	const meant = nearest(text, known);
	return {
		code: 'unknown-directive',
		severity: 'information',
		at: { path: pathAt(root, range.start), part: 'text', range },
		message:
			meant === undefined
				? message(`${fault}.`, text)
				: message(`${fault}; '{1}' is one.`, text, meant),
		...(meant !== undefined && { data: meant }),
	};
}

/** What is one slip away, else two. */
function nearest(text: string, known: readonly string[]): string | undefined {
	const within = (slips: number) => known.find((each) => editDistance(text, each, slips) <= slips);
	return within(1) ?? within(2);
}

function wordAt(text: string, start: number): Word {
	return { text, range: { start, end: start + text.length } };
}

function trimmed(text: string, start: number): Word {
	const blanks = text.length - text.trimStart().length;
	return wordAt(text.trim(), start + blanks);
}

function* commentsIn(root: ParentNode): Iterable<readonly [start: number, end: number]> {
	const pending: ParentNode[] = [root];
	for (let node = pending.pop(); node; node = pending.pop()) {
		for (const child of node.children) {
			if (child.type === 'comment') yield [child.start, child.end];
			else if ('children' in child) pending.push(child);
		}
	}
}
