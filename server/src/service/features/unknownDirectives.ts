/** Findings for comment directives that have no effect. */
import {
	commentDirectives,
	disable,
	disableNextLine,
	settingsDirective,
	type Word,
} from '../document/commentDirectives.js';
import type { DriverPlist } from '../document/driverPlist.js';
import { pathAt } from '../document/locate.js';
import { documentKinds, hasRules } from '../platform/documentKind.js';
import { rules } from '../rules/registry.generated.js';
import type { FixableFinding } from '../rules/rule.js';
import { changeTextFix } from '../rules/shared/textFixes.js';
import { unknownDirective, unknownDirectiveMessages } from '../rules/unknown-directive.js';
import { nameEnd, skipWhiteSpace } from '../syntax/characters.js';
import { editDistance } from '../text/spelling.js';

/** Directives, and words in them, that name no directive, no rule and no kind of plist. */
export function unknownDirectives(plist: DriverPlist): readonly FixableFinding[] {
	const directives = commentDirectives(plist.syntax);
	if (directives.length === 0) return [];
	const codes = rules.map(({ code }) => code);
	return directives.flatMap(({ name, words, rest }): FixableFinding[] => {
		if (name.text === settingsDirective) {
			const kinds = documentKinds.map((kind) => `kind=${kind}`);
			if (!setsOption(rest.text) || kinds.includes(rest.text)) return [];
			const finding = unknown(plist, rest, 'kind', kinds);
			// Nothing else is checked in the file.
			return [hasRules(plist.kind) ? finding : { ...finding, severity: 'warning' }];
		}
		if (!hasRules(plist.kind)) return [];
		if (name.text !== disable && name.text !== disableNextLine) {
			return [unknown(plist, name, 'directive', [disable, disableNextLine])];
		}
		return words
			.filter((word) => !codes.includes(word.text))
			.map((word) => unknown(plist, word, 'rule', codes));
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
	noun: 'directive' | 'kind' | 'rule',
	known: readonly string[],
): FixableFinding {
	const suggestion = nearest(text, known);
	const { code, severity } = unknownDirective;
	const finding = {
		code,
		severity,
		at: { path: pathAt(root, range.start), part: 'text', range },
	} as const;
	if (suggestion === undefined) {
		return { ...finding, message: unknownDirectiveMessages[noun]({ text }) };
	}
	return {
		...finding,
		message: unknownDirectiveMessages[`${noun}WithSuggestion`]({ text, suggestion }),
		fixes: () => [changeTextFix(range, suggestion)],
	};
}

/** The known name at an edit distance of 1, else of 2. */
function nearest(text: string, known: readonly string[]): string | undefined {
	const within = (most: number) => known.find((each) => editDistance(text, each, most) <= most);
	return within(1) ?? within(2);
}
