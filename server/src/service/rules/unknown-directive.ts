/** A comment for Driver Plist that has no effect. */
import { defineMessages } from '../messages/message.js';
import { defineSummaryRule, type RuleDocs } from './rule.js';

const entry = '<key>CFBundleName</key>\n<string>Widget</string>';

export const unknownDirectiveDocs: RuleDocs = {
	what: 'A comment for Driver Plist with an unknown directive, an unknown rule, or an unknown kind: `driver-plist-disable id-as-sting`, `driver-plist: kind=dexts`.',
	why: 'The comment has no effect. Rules stay on, and the kind of the file follows from its path and content.',
	otherSeverities: {
		warning: 'for an unknown kind in a file of unknown kind, in which nothing else is checked.',
	},
	fix: 'Use `driver-plist-disable` or `driver-plist-disable-next-line` with the codes of rules, or `driver-plist: kind=` with `dext`, `kext`, `codelessKext`, `systemExtension`, `entitlements`, `hostApp`, or `other`.',
	references: ['driver-plist document/commentDirectives.ts:commentDirectives'],
	examples: () => ({
		bad: [
			{
				text: `<!-- driver-plist-disable [|extra-whitespac|], unknown-key: as it came -->\n${entry}`,
				fixed: `<!-- driver-plist-disable extra-whitespace, unknown-key: as it came -->\n${entry}`,
				findings: ["information: Unknown rule 'extra-whitespac'. Did you mean 'extra-whitespace'?"],
				fixes: ["Change to 'extra-whitespace'"],
			},
			{
				text: `<!-- [|driver-plist-disable-nextline|] extra-whitespace -->\n${entry}`,
				fixed: `<!-- driver-plist-disable-next-line extra-whitespace -->\n${entry}`,
				findings: [
					"information: Unknown directive 'driver-plist-disable-nextline'. Did you mean 'driver-plist-disable-next-line'?",
				],
				fixes: ["Change to 'driver-plist-disable-next-line'"],
			},
			{
				text: `<!-- driver-plist: [|kind=dexts|] -->\n${entry}`,
				fixed: `<!-- driver-plist: kind=dext -->\n${entry}`,
				findings: ["information: Unknown kind 'kind=dexts'. Did you mean 'kind=dext'?"],
				fixes: ["Change to 'kind=dext'"],
			},
			{
				text: `<!-- driver-plist-disable [|everything|] -->\n${entry}`,
				findings: [
					"information: Unknown rule 'everything'. The comment does not turn off any rule by this name.",
				],
			},
		],
		good: [
			{ text: `<!-- driver-plist-disable -->\n${entry}` },
			{
				text: `<!-- driver-plist-disable-next-line extra-whitespace: on purpose, kind=any -->\n${entry}`,
			},
			{ text: `<!-- driver-plist: kind=dext -->\n${entry}` },
			{ text: `<!-- driver-plist checks this file -->\n${entry}` },
		],
	}),
};

export const unknownDirectiveMessages = defineMessages('unknown-directive', {
	directive: "Unknown directive '{text}'. The comment has no effect.",
	directiveWithSuggestion: "Unknown directive '{text}'. Did you mean '{suggestion}'?",
	kind: "Unknown kind '{text}'. The comment has no effect.",
	kindWithSuggestion: "Unknown kind '{text}'. Did you mean '{suggestion}'?",
	rule: "Unknown rule '{text}'. The comment does not turn off any rule by this name.",
	ruleWithSuggestion: "Unknown rule '{text}'. Did you mean '{suggestion}'?",
});

/** Found by `features/unknownDirectives.ts`. */
export const unknownDirective = defineSummaryRule({
	code: 'unknown-directive',
	severity: 'information',
	messages: unknownDirectiveMessages,
});
