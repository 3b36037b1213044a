/** A comment that is meant for the check and does nothing. */
import { type Finding, message } from '../document/finding.js';
import { defineSummaryRule, type Fix, type RuleContext, type RuleDocs } from './rule.js';

const entry = '<key>CFBundleName</key>\n<string>Widget</string>';

export const unknownDirectiveDocs: RuleDocs = {
	what: 'A comment for Driver Plist that names no rule, no kind of plist or nothing that is known: `driver-plist-disable id-as-sting`, `driver-plist: kind=dexts`.',
	why: 'The comment has no effect: rules stay on, and the file is taken for what its content says.',
	fix: 'Write `driver-plist-disable` or `driver-plist-disable-next-line` with codes of rules, or `driver-plist: kind=` with `dext`, `kext`, `codelessKext`, `systemExtension`, `entitlements`, `hostApp` or `other`.',
	references: ['driver-plist document/commentDirectives.ts:commentDirectives'],
	examples: () => ({
		bad: [
			{
				text: `<!-- driver-plist-disable [|stray-blank|], unknown-key: as it came -->\n${entry}`,
				fixed: `<!-- driver-plist-disable extra-whitespace, unknown-key: as it came -->\n${entry}`,
				findings: ["information: 'stray-blank' is no rule, and nothing is switched off."],
			},
			{
				text: `<!-- [|driver-plist-disable-nextline|] extra-whitespace -->\n${entry}`,
				fixed: `<!-- driver-plist-disable-next-line extra-whitespace -->\n${entry}`,
				findings: [
					"information: 'driver-plist-disable-nextline' is no comment that is read; 'driver-plist-disable-next-line' is one.",
				],
				fixes: ["Change to 'driver-plist-disable-next-line'"],
			},
			{
				text: `<!-- driver-plist: [|kind=dexts|] -->\n${entry}`,
				fixed: `<!-- driver-plist: kind=dext -->\n${entry}`,
				findings: ["information: 'kind=dexts' is no kind of plist; 'kind=dext' is one."],
				fixes: ["Change to 'kind=dext'"],
			},
			{
				text: `<!-- driver-plist-disable [|everything|] -->\n${entry}`,
				findings: ["information: 'everything' is no rule, and nothing is switched off."],
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

export const unknownDirective = defineSummaryRule({
	code: 'unknown-directive',
	severity: 'information',
	fixes(_context: RuleContext, { at, data }: Finding): readonly Fix[] {
		if (typeof data !== 'string') return [];
		return [
			{
				title: message("Change to '{0}'", data),
				edits: [{ kind: 'replaceText', range: at.range, by: data }],
				preferred: true,
			},
		];
	},
});
