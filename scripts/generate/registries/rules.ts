/** Renders `rules/registry.generated.ts`, which lists all rules and those for syntax faults, and `rules/docs.generated.ts`, which lists their documentation. */
import { readdirSync, readFileSync } from 'node:fs';
import { doNotEdit, type Output } from '../output.js';

const folder = 'server/src/service/rules';

/** The codes of all rules, from the names of their files. */
export function ruleCodes(): readonly string[] {
	return readdirSync(folder)
		.filter((name) => /^[a-z0-9-]+\.ts$/.test(name) && name !== 'rule.ts')
		.map((name) => name.slice(0, -'.ts'.length))
		.sort();
}

/** `missing-key` → `missingKey`: the name of the export of a rule file. */
export function exportNameOf(code: string): string {
	return code.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** Throws for a file without the exports of its name, as after a rename: importing the registry would fail without naming the cause. */
function requireExports(codes: readonly string[]): void {
	for (const code of codes) {
		const text = readFileSync(`${folder}/${code}.ts`, 'utf8');
		const name = exportNameOf(code);
		for (const required of [name, `${name}Docs`]) {
			if (new RegExp(`^export const ${required}\\b`, 'm').test(text)) continue;
			throw new Error(
				`${folder}/${code}.ts does not export '${required}'. Its exports are named after the file.`,
			);
		}
	}
}

/** The codes of the rules that `define` declares, such as `defineSyntaxRule`. */
function codesBy(define: string, codes: readonly string[]): readonly string[] {
	return codes.filter((code) =>
		readFileSync(`${folder}/${code}.ts`, 'utf8').includes(`= ${define}(`),
	);
}

function renderMap(name: string, type: string, codes: readonly string[]): readonly string[] {
	return [
		`export const ${name}: ${type} = {`,
		...codes.map((code) => `\t'${code}': ${exportNameOf(code)},`),
		'};',
		'',
	];
}

function importsOf(codes: readonly string[], type: string, suffix = ''): readonly string[] {
	return [...codes, 'rule']
		.sort()
		.map((file) =>
			file === 'rule'
				? `import type { ${type} } from './rule.js';`
				: `import { ${exportNameOf(file)}${suffix} } from './${file}.js';`,
		);
}

function renderRules(codes: readonly string[]): readonly string[] {
	return [
		`/** All rules, by code. ${doNotEdit} */`,
		...importsOf(codes, 'Rule, SchemaRules, SyntaxRules'),
		'',
		'export const rules: readonly Rule[] = [',
		...codes.map((code) => `\t${exportNameOf(code)},`),
		'];',
		'',
		...renderMap('schemaRules', 'SchemaRules', codesBy('defineSchemaRule', codes)),
		...renderMap('syntaxRules', 'SyntaxRules', codesBy('defineSyntaxRule', codes)),
	];
}

function renderDocs(codes: readonly string[]): readonly string[] {
	return [
		`/** The documentation of all rules, by code. ${doNotEdit} */`,
		...importsOf(codes, 'RuleDocs', 'Docs'),
		'',
		'export const ruleDocs: ReadonlyMap<string, RuleDocs> = new Map([',
		...codes.map((code) => `\t['${code}', ${exportNameOf(code)}Docs],`),
		']);',
		'',
	];
}

export function render(): Output {
	const codes = ruleCodes();
	requireExports(codes);
	return new Map([
		[`${folder}/registry.generated.ts`, renderRules(codes).join('\n')],
		[`${folder}/docs.generated.ts`, renderDocs(codes).join('\n')],
	]);
}
