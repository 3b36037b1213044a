/** Renders `docs/rules/`: a page for each rule, and a list of all rules. */
import { otherSeveritiesOf } from '../../../server/src/service/features/otherSeverities.js';
import { shownFiles, visibleText } from '../../../server/src/service/rules/exampleFiles.js';
import type { BadExample, GoodExample, Rule } from '../../../server/src/service/rules/rule.js';
import { type DocumentedRule, documentedRules } from '../documentedRules.js';
import { references, table } from '../markdown.js';
import { doNotEdit, type Output } from '../output.js';

const folder = 'docs/rules';

export const owns = [folder];

/** The most examples on a page. The others are for the tests. */
const mostIncorrect = 8;
const mostCorrect = 3;

export function render(): Output {
	const documented = documentedRules();
	return new Map([
		[`${folder}/README.md`, renderList(documented)],
		...documented.map((each) => [`${folder}/${each.rule.code}.md`, renderRule(each)] as const),
	]);
}

function renderList(documented: readonly DocumentedRule[]): string {
	const rows = documented.map(({ rule: { code, severity }, docs }) => [
		`[${code}](${code}.md)`,
		severity,
		docs.what,
	]);
	return [
		`<!-- ${doNotEdit} -->`,
		'# Rules',
		'',
		'Severities: **error**: the system or the build rejects or silently ignores it. **warning**: almost certainly a mistake. **information** and **hint**: advice. [Severities](../severities.md) states when a finding has another severity than its rule.',
		'A setting changes the severity of a rule. The comment `<!-- driver-plist-disable-next-line code -->` turns it off for the next line, `<!-- driver-plist-disable code -->` for the file.',
		'',
		...table(['rule', 'severity', 'description'], rows),
		'',
	].join('\n');
}

function renderRule({ rule, docs }: DocumentedRule): string {
	const { code, severity } = rule;
	const { bad, good } = docs.examples();
	return [
		`<!-- ${doNotEdit} -->`,
		`# ${code}`,
		'',
		`Severity: ${severity}`,
		'',
		...renderOthers(rule),
		docs.what,
		'',
		'## Why',
		'',
		docs.why,
		'',
		'## How to fix',
		'',
		docs.fix,
		'',
		'## Incorrect',
		'',
		...typical(bad).flatMap((example) => renderBad(rule, example)),
		'## Correct',
		'',
		...good.slice(0, mostCorrect).flatMap((example) => renderFiles(rule, example)),
		'## Sources',
		'',
		...references(docs.references),
		'',
	].join('\n');
}

/** The first example of each message, whatever names it contains. */
function typical(bad: readonly BadExample[]): readonly BadExample[] {
	const first = new Map<string, BadExample>();
	for (const example of bad) {
		const message = example.findings.join('\n').replace(/'[^']*'/g, "''");
		if (!first.has(message)) first.set(message, example);
	}
	return [...first.values()].slice(0, mostIncorrect);
}

function renderOthers(rule: Rule): readonly string[] {
	const others = otherSeveritiesOf(rule).map(([severity, when]) => `- **${severity}** ${when}`);
	return others.length === 0 ? [] : [...others, ''];
}

function renderBad(rule: Rule, example: BadExample): readonly string[] {
	const { findings, fixes = [], fixed, fixedNeighbors = {} } = example;
	return [
		...renderFiles(rule, example),
		...[...new Set(findings)].map((finding) => `- ${finding}`),
		'',
		...(fixes.length > 0
			? [`Quick fixes: ${fixes.map((title) => `*${title}*`).join(', ')}`, '']
			: []),
		...(fixed === undefined ? [] : ['After the quick fix:', '', ...block(fixed), '']),
		...Object.entries(fixedNeighbors).flatMap(([path, text]) => [
			`\`${path}\` after the quick fix:`,
			'',
			...block(text),
			'',
		]),
	];
}

/** The example, and the files near it, each below its name. */
function renderFiles(rule: Rule, example: GoodExample): readonly string[] {
	return shownFiles(rule, example).flatMap(({ name, text }) => [
		...(name === undefined ? [] : [`\`${name}\`:`, '']),
		...block(text, languageOf(name)),
		'',
	]);
}

/** The language of a file, by its name; that of property lists where there is only one file. */
function languageOf(name = ''): string {
	if (name.endsWith('.iig')) return 'cpp';
	return name.endsWith('.yml') ? 'yaml' : 'xml';
}

function block(text: string, language = 'xml'): readonly string[] {
	return [`\`\`\`${language}`, shortened(visibleText(text).replace(/\n$/, '')), '```'];
}

/** Shows the start and the end of a piece of text that repeats itself beyond what a person reads. */
function shortened(text: string): string {
	return text.replace(/(.{1,16}?)\1{40,}/g, (all) => `${all.slice(0, 40)}…${all.slice(-40)}`);
}
