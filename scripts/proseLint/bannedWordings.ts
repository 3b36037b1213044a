/** Wording that STYLE.md bans, and what to use instead. */

export interface BannedWording {
	/** Matched in any case; a space is any whitespace, also between lines of a comment. */
	readonly pattern: RegExp;
	readonly instead: string;
}

export const bannedWordings: readonly BannedWording[] = [
	{ pattern: /(?<!there )\b(?:is|are|was|were) no\b(?! longer)/, instead: "'is not a'" },
	{
		pattern: /\b(?:stands|stood)\b|\bstand (?:at|in|for|before|after|alone)\b|\bas it stands\b/,
		instead: "'is' or 'occurs'",
	},
	{ pattern: /\bbehind\b/, instead: "'after'" },
	{ pattern: /\bbeside\b/, instead: "'next to' or 'in addition to'" },
	{ pattern: /\bbut for\b|\b(?:none|nothing|all) but\b|\bsave for\b/, instead: "'except'" },
	{ pattern: /\bwhoever\b|\bwhosoever\b/, instead: "'anyone who', or name the person" },
	{ pattern: /\b(?:some|no|any)body\b/, instead: "'someone', or name the person" },
	{
		pattern: /\b(?:says?|said|speaks?|spoken|tells?|told)\b/,
		instead: "'states', 'reports', 'means' or 'describes'",
	},
	{ pattern: /\bmeant\b/, instead: "'intended' or 'is for'; of a suggestion 'suggested'" },
	{ pattern: /\bfits?\b|\bfitting\b/, instead: "'matches', 'applies' or 'is suitable'" },
	{
		pattern: /\bcounts? (?:as|for)\b|\b(?:does|do) not count\b/,
		instead: "'is treated as', 'is ignored'",
	},
	{ pattern: /\bbreaks? off\b/, instead: "'ends'" },
	{
		pattern: /\bpass(?:es|ed)? over\b|\bturn(?:s|ed)? away\b|\bkeeps? still\b/,
		instead: "'ignores', 'rejects' or 'reports nothing'",
	},
	{
		pattern: /\bfates?\b|\bsettles?\b|\bsettled\b|\bcalm\b|\btheatre\b/,
		instead: 'the technical term',
	},
	{ pattern: /(?<!')\bblanks?\b(?! lines?)/, instead: "'space' or 'whitespace'" },
	{
		pattern: /\banew\b|\bin vain\b|\bfor want of\b|\bof old\b|\bwhence\b|\btherein\b|\bthereof\b/,
		instead: 'plain English',
	},
	{
		pattern: /\b(?:a|the|its|this|that|each|every|one|no|same) dicts?\b(?![`'>])/,
		instead: "'dictionary'",
	},
	{ pattern: /\bmisspelt\b|\bmis-spelt\b|\bspelt\b/, instead: "'misspelled', 'spelled'" },
	{
		pattern: /\b(?:colour|behaviour|favour|honour|neighbour|flavour|labour)/,
		instead: 'American spelling, -or',
	},
	{
		pattern:
			/\b(?:licences?|licenced|centre|grey|(?<!Codes\.Request )cancell(?:ed|ing)|label(?:led|ling)|artefacts?|whilst|amongst|judgement)\b/,
		instead: 'American spelling',
	},
	{
		pattern:
			/\b(?:recogni|seriali|normali|organi|initiali|capitali|minimi|maximi|customi|optimi|synchroni|utili|generali|speciali|reali|summari|emphasi|categori)s(?:e[sdr]?|ing|ation)\b/,
		instead: 'American spelling, -ize',
	},
];
