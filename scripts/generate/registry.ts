/** Renders `rules/registry.generated.ts`: the list of all rules. */
import { readdirSync } from 'node:fs';
import { doNotEdit, type Output } from './output.js';

const folder = 'server/src/service/rules';

/** The codes of all rules, which are the names of their files. */
export function ruleCodes(): readonly string[] {
	return readdirSync(folder)
		.filter((name) => /^[a-z0-9-]+\.ts$/.test(name) && name !== 'rule.ts')
		.map((name) => name.slice(0, -'.ts'.length))
		.sort();
}

/** `missing-key` → `missingKey`: the name of the export in the file of the rule. */
export function exportNameOf(code: string): string {
	return code.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function importOf(file: string): string {
	return file === 'rule'
		? "import type { Rule } from './rule.js';"
		: `import { ${exportNameOf(file)} } from './${file}.js';`;
}

export function render(): Output {
	const codes = ruleCodes();
	const text = [
		`/** Every rule, by code. ${doNotEdit} */`,
		...[...codes, 'rule'].sort().map(importOf),
		'',
		'export const rules: readonly Rule[] = [',
		...codes.map((code) => `\t${exportNameOf(code)},`),
		'];',
		'',
	];
	return new Map([[`${folder}/registry.generated.ts`, text.join('\n')]]);
}
