/** Findings for comment directives that have no effect. */
import {
	disable,
	disableNextLine,
	settingsDirective,
	type Word,
} from '../document/commentDirectives.js';
import type { DriverPlist } from '../document/driverPlist.js';
import { atText } from '../document/finding.js';
import { documentKinds, hasRules } from '../platform/documentKind.js';
import { rules } from '../rules/registry.generated.js';
import type { FixableFinding } from '../rules/rule.js';
import { changeTextFix } from '../rules/shared/textFixes.js';
import { unknownDirective, unknownDirectiveMessages } from '../rules/unknown-directive.js';
import { nameEnd, skipWhiteSpace } from '../syntax/characters.js';
import { nearestByEdits } from '../text/spelling.js';

/** Directives, and words in them, that name no directive, no rule and no kind of plist. */
export function unknownDirectives(plist: DriverPlist): readonly FixableFinding[] {
	const directives = plist.commentDirectives();
	if (directives.length === 0) return [];
	const nearestDirective = nearestAmong([disable, disableNextLine]);
	const nearestKind = nearestAmong(documentKinds.map((kind) => `kind=${kind}`));
	const nearestCode = nearestAmong(rules.map(({ code }) => code));
	return directives.flatMap(({ name, words, option }): FixableFinding[] => {
		if (name.text === settingsDirective) {
			if (!setsOption(option.text)) return [];
			// Nothing else is checked in the file.
			const severity = hasRules(plist.kind) ? unknownDirective.severity : 'warning';
			return unknown(plist, option, 'kind', nearestKind).map((each) => ({ ...each, severity }));
		}
		if (!hasRules(plist.kind)) return [];
		if (name.text !== disable && name.text !== disableNextLine) {
			return unknown(plist, name, 'directive', nearestDirective);
		}
		return words.flatMap((word) => unknown(plist, word, 'rule', nearestCode));
	});
}

/** Whether the text begins with `name=`. */
function setsOption(text: string): boolean {
	const end = nameEnd(text, 0);
	return end > 0 && text.charAt(skipWhiteSpace(text, end, text.length)) === '=';
}

/** The finding for a word; none if it is known. */
function unknown(
	plist: DriverPlist,
	{ text, range }: Word,
	noun: 'directive' | 'kind' | 'rule',
	nearest: (text: string) => string | undefined,
): FixableFinding[] {
	const suggestion = nearest(text);
	if (suggestion === text) return [];
	const { code, severity } = unknownDirective;
	const finding = {
		code,
		severity,
		at: atText(plist, range),
	} as const;
	if (suggestion === undefined) {
		return [{ ...finding, message: unknownDirectiveMessages[noun]({ text }) }];
	}
	return [
		{
			...finding,
			message: unknownDirectiveMessages[`${noun}WithSuggestion`]({ text, suggestion }),
			fixes: () => [changeTextFix(range, suggestion)],
		},
	];
}

/** Finds the known name that a text is, or that has an edit distance of 1 from it, else of 2. Each text is compared once. */
function nearestAmong(known: readonly string[]): (text: string) => string | undefined {
	const found = new Map<string, string | undefined>(known.map((each) => [each, each]));
	return (text) => {
		if (found.has(text)) return found.get(text);
		const nearest = nearestByEdits(text, known, 2);
		found.set(text, nearest);
		return nearest;
	};
}
