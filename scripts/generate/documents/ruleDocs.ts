/** Renders `docs/rules/`: a page for each rule, and a list of all rules. */
import type { BadExample } from '../../../server/src/service/rules/rule.js';
import { type DocumentedRule, documentedRules } from '../documentedRules.js';
import { references, table } from '../markdown.js';
import { doNotEdit, type Output } from '../output.js';

const folder = 'docs/rules';

export const owns = [folder];

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
		'Severities: **error**: the system or the build rejects or silently ignores it. **warning**: almost certainly a mistake. **information** and **hint**: advice.',
		'A setting changes the severity of a rule. The comment `<!-- driver-plist-disable-next-line code -->` turns it off for the next line, `<!-- driver-plist-disable code -->` for the file.',
		'',
		...table(['rule', 'severity', 'description'], rows),
		'',
	].join('\n');
}

function renderRule({ rule: { code, severity }, docs }: DocumentedRule): string {
	const { bad, good } = docs.examples();
	return [
		`<!-- ${doNotEdit} -->`,
		`# ${code}`,
		'',
		`Severity: ${severity}`,
		'',
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
		...bad.flatMap(renderBad),
		'## Correct',
		'',
		...good.flatMap(({ text }) => [...block(text), '']),
		'## Sources',
		'',
		...references(docs.references),
		'',
	].join('\n');
}

function renderBad({ text, findings, fixes = [], fixed }: BadExample): readonly string[] {
	return [
		...block(text.replaceAll('[|', '').replaceAll('|]', '')),
		'',
		...[...new Set(findings)].map((finding) => `- ${finding}`),
		'',
		...(fixes.length > 0
			? [`Quick fixes: ${fixes.map((title) => `*${title}*`).join(', ')}`, '']
			: []),
		...(fixed === undefined ? [] : ['After the quick fix:', '', ...block(fixed), '']),
	];
}

function block(text: string): readonly string[] {
	return ['```xml', text.replace(/\n$/, ''), '```'];
}
