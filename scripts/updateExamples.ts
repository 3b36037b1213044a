/**
 * Updates the severities, messages and fix titles in the bad examples of rules: `npm run update:examples [code…]`.
 * They are expectations of tests, so review the diff before you commit it.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import type { Rule, RuleDocs } from '../server/src/service/rules/rule.js';
import { readExample } from '../test/support/examples.js';
import { documentedRules } from './generate/documentedRules.js';
import { runToEnd } from './prepareOnce.js';
import { scriptOptions } from './scriptOptions.js';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'server/src/service/rules');

/** A replacement for a range of a source file. */
interface Change {
	readonly start: number;
	readonly end: number;
	readonly by: string;
}

/** The elements of the list `bad` in the source of a rule. */
function badExamplesIn(source: ts.SourceFile): readonly ts.Expression[] {
	const found: ts.Expression[] = [];
	const visit = (node: ts.Node): void => {
		if (
			ts.isPropertyAssignment(node) &&
			node.name.getText(source) === 'bad' &&
			ts.isArrayLiteralExpression(node.initializer)
		) {
			found.push(...node.initializer.elements);
		} else {
			ts.forEachChild(node, visit);
		}
	};
	visit(source);
	return found;
}

/** Changes that set `values` as properties of `example`. Properties without a value are removed. */
function setProperties(
	source: ts.SourceFile,
	example: ts.ObjectLiteralExpression,
	values: Readonly<Record<string, readonly string[] | undefined>>,
): readonly Change[] {
	const changes: Change[] = [];
	const added: string[] = [];
	for (const [name, value] of Object.entries(values)) {
		const written = example.properties.find((each) => each.name?.getText(source) === name);
		const text = value && `${name}: ${JSON.stringify(value)}`;
		if (!written) {
			if (text !== undefined) added.push(`${text},`);
		} else if (text === undefined) {
			const comma = source.text[written.end] === ',' ? 1 : 0;
			changes.push({ start: written.getFullStart(), end: written.end + comma, by: '' });
		} else {
			changes.push({ start: written.getStart(source), end: written.end, by: text });
		}
	}
	const { end, hasTrailingComma } = example.properties;
	const comma = hasTrailingComma ? '' : ',';
	if (added.length > 0) changes.push({ start: end, end, by: comma + added.join('') });
	return changes.sort((a, b) => a.start - b.start);
}

function updated(rule: Rule, docs: RuleDocs, text: string): string {
	const source = ts.createSourceFile(`${rule.code}.ts`, text, ts.ScriptTarget.Latest, true);
	const elements = badExamplesIn(source);
	const { bad } = docs.examples();
	if (elements.length !== bad.length || !elements.every(ts.isObjectLiteralExpression)) {
		throw new Error(`${rule.code}: Each bad example must be a separate object literal.`);
	}
	const changes = bad.flatMap((example, index) => {
		const element = elements[index] as ts.ObjectLiteralExpression;
		const { findings, fixes } = readExample(rule, example);
		return setProperties(source, element, {
			findings,
			fixes: fixes.length > 0 ? fixes : undefined,
		});
	});
	let result = text;
	for (const { start, end, by } of changes.reverse()) {
		result = result.slice(0, start) + by + result.slice(end);
	}
	return result;
}

process.chdir(root);
const documented = documentedRules();
const { positionals: wanted } = scriptOptions(
	{},
	documented.map(({ rule }) => rule.code),
);
const files: string[] = [];
for (const { rule, docs } of documented) {
	if (wanted.length > 0 && !wanted.includes(rule.code)) continue;
	const file = join(folder, `${rule.code}.ts`);
	writeFileSync(file, updated(rule, docs, readFileSync(file, 'utf8')));
	files.push(file);
}
await runToEnd('npx', ['biome', 'check', '--write', ...files], root);
console.log(`updated the examples of ${files.length} rules`);
