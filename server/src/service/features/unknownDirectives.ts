/** Findings for comment directives that have no effect. */
import {
	commentDirectives,
	disable,
	disableNextLine,
	settingsDirective,
	type Word,
} from '../document/commentDirectives.js';
import type { DriverPlist } from '../document/driverPlist.js';
import { type Finding, message } from '../document/finding.js';
import { pathAt } from '../document/locate.js';
import { documentKinds } from '../platform/documentKind.js';
import { rules } from '../rules/registry.generated.js';
import { nameEnd, skipWhiteSpace } from '../syntax/characters.js';
import { editDistance } from '../text/spelling.js';

/** Directives and words in them that name no directive, no rule and no kind of plist. */
export function unknownDirectives(plist: DriverPlist): readonly Finding[] {
	if (plist.kind === 'other') return [];
	const codes = rules.map(({ code }) => code);
	return commentDirectives(plist.syntax).flatMap(({ name, words, rest }): Finding[] => {
		if (name.text === settingsDirective) {
			const kinds = documentKinds.map((kind) => `kind=${kind}`);
			if (!setsOption(rest.text) || kinds.includes(rest.text)) return [];
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

/** Whether the text begins with `name=`. */
function setsOption(text: string): boolean {
	const end = nameEnd(text, 0);
	return end > 0 && text.charAt(skipWhiteSpace(text, end, text.length)) === '=';
}

function unknown(
	{ root }: DriverPlist,
	{ text, range }: Word,
	fault: string,
	known: readonly string[],
): Finding {
	const suggestion = nearest(text, known);
	return {
		code: 'unknown-directive',
		severity: 'information',
		at: { path: pathAt(root, range.start), part: 'text', range },
		message:
			suggestion === undefined
				? message(`${fault}.`, text)
				: message(`${fault}; '{1}' is one.`, text, suggestion),
		...(suggestion !== undefined && { data: suggestion }),
	};
}

/** The known name at an edit distance of 1, else of 2. */
function nearest(text: string, known: readonly string[]): string | undefined {
	const within = (most: number) => known.find((each) => editDistance(text, each, most) <= most);
	return within(1) ?? within(2);
}
