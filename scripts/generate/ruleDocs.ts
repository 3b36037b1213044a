/** Renders `docs/rules/`: a page for each rule, and the list of them. */
import { join } from 'node:path';
import type { BadExample, Rule } from '../../server/src/service/rules/rule.js';
import { references, table } from './markdown.js';
import { doNotEdit, type Output } from './output.js';

const folder = 'docs/rules';
const registry = 'server/src/service/rules/registry.generated.ts';

export const owns = [folder];

export async function render(): Promise<Output> {
	const { rules } = (await import(join(process.cwd(), registry))) as { rules: readonly Rule[] };
	return new Map([
		[`${folder}/README.md`, renderList(rules)],
		...rules.map((rule) => [`${folder}/${rule.code}.md`, renderRule(rule)] as const),
	]);
}

function renderList(rules: readonly Rule[]): string {
	const rows = rules.map(({ code, severity, docs }) => [
		`[${code}](${code}.md)`,
		severity,
		docs.what,
	]);
	return [
		`<!-- ${doNotEdit} -->`,
		'# Rules',
		'',
		'Levels: **error** – the system or the build refuses or silently ignores it; **warning** – almost certainly not meant; **information** and **hint** – advice.',
		'A setting changes the level of a rule; a comment `<!-- driver-plist-disable-next-line code -->` switches it off for the next line, `<!-- driver-plist-disable code -->` for the file.',
		'',
		...table(['rule', 'level', 'finds'], rows),
		'',
	].join('\n');
}

function renderRule({ code, severity, docs, examples }: Rule): string {
	return [
		`<!-- ${doNotEdit} -->`,
		`# ${code}`,
		'',
		`Level: ${severity}`,
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
		'## Wrong',
		'',
		...examples.bad.flatMap(renderBad),
		'## Right',
		'',
		...examples.good.flatMap(({ text }) => [...block(text), '']),
		'## Sources',
		'',
		...references(docs.references),
		'',
	].join('\n');
}

function renderBad({ text, fixed }: BadExample): readonly string[] {
	const wrong = block(text.replaceAll('[|', '').replaceAll('|]', ''));
	return fixed === undefined
		? [...wrong, '']
		: [...wrong, '', 'after the quick fix:', '', ...block(fixed), ''];
}

function block(text: string): readonly string[] {
	return ['```xml', text.replace(/\n$/, ''), '```'];
}
