/** Regular expressions take linear time, whatever the text is. */
import { join } from 'node:path';
import { analyse } from 'scslre';
import ts from 'typescript';
import { describe, expect, it, vi } from 'vitest';
import { root, type SourceFile, sourceFiles } from './sourceFiles.js';

/** Patterns for texts of the project itself, which have no limit on their time. */
const ownTexts: readonly string[] = [
	// The code of templates.
	'server/src/scaffold/codeNames.ts',
];

interface Pattern {
	readonly source: string;
	readonly flags: string;
}

/** The literals of a file, and the template literals from which its functions make patterns, with `x` for what is inserted. */
function patternsIn({ path, text }: SourceFile): readonly Pattern[] {
	const patterns: Pattern[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isRegularExpressionLiteral(node)) patterns.push(patternOf(node.text));
		else if (ts.isNewExpression(node) && node.expression.getText() === 'RegExp') {
			const [source, flags] = node.arguments ?? [];
			if (source && ts.isTemplateExpression(source) && ts.findAncestor(node, ts.isFunctionLike)) {
				const texts = [source.head, ...source.templateSpans.map(({ literal }) => literal)];
				patterns.push({
					source: texts.map((each) => each.text).join('x'),
					flags: flags && ts.isStringLiteral(flags) ? flags.text : '',
				});
			}
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
	return patterns;
}

function patternOf(literal: string): Pattern {
	const end = literal.lastIndexOf('/');
	return { source: literal.slice(1, end), flags: literal.slice(end + 1) };
}

/** The patterns that modules make of others when they are loaded. */
async function madePatterns(paths: readonly string[]): Promise<readonly Pattern[]> {
	const made: Pattern[] = [];
	// Other tests may have loaded them before.
	vi.resetModules();
	const original = globalThis.RegExp;
	globalThis.RegExp = new Proxy(original, {
		construct: (target, args: [string | RegExp, string?], newTarget) => {
			const pattern: RegExp = Reflect.construct(target, args, newTarget);
			made.push({ source: pattern.source, flags: pattern.flags });
			return pattern;
		},
	});
	try {
		for (const path of paths) await import(join(root, path));
	} finally {
		globalThis.RegExp = original;
	}
	return made;
}

function slowIn(patterns: readonly Pattern[]): readonly string[] {
	return patterns.flatMap(({ source, flags }) =>
		analyse({ source, flags }).reports.map(({ type }) => `${type}: /${source}/${flags}`),
	);
}

describe('regular expressions', () => {
	it('take linear time', () => {
		const files = sourceFiles(/^(?:client|server)\/src\//);
		const all = files.filter(({ path }) => !ownTexts.includes(path)).flatMap(patternsIn);
		expect(all.length).toBeGreaterThan(500);
		expect(slowIn(all)).toEqual([]);
	});

	it('that are made of others take linear time', async () => {
		const files = sourceFiles(/^server\/src\//).filter(({ text }) => text.includes('new RegExp('));
		const made = await madePatterns(files.map(({ path }) => path));
		expect(made.length).toBeGreaterThan(10);
		expect(slowIn(made)).toEqual([]);
	});

	it.each([
		'/a*$/',
		'/<.*>/',
		'/^(?:[ ]*b[^<]*)+c/',
		'/\\s*:\\s*/',
		'(name) => new RegExp(`^(?:[ ]*$' + '{name}[^<]*)+c`)',
	])('%s does not', (text) => {
		expect(slowIn(patternsIn({ path: 'a.ts', text: `const it = ${text};` }))).not.toEqual([]);
	});
});
