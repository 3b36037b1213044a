/** Writes every template with every choice to a folder, one project each: `tsx scripts/renderTemplates.ts <folder>`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { renderTemplate } from '../server/src/scaffold/render.js';
import { scriptOptions } from './scriptOptions.js';
import { choicesOf } from './templates/choices.js';
import { readTemplates } from './templates.js';

const [folder] = scriptOptions({}).positionals;
if (folder === undefined) throw new Error('Name the folder of the projects.');

for (const template of readTemplates()) {
	const hasMakefile = template.prompts.some(({ key }) => key === 'makefile');
	for (const choices of choicesOf(template)) {
		const project = [template.id, ...Object.values(choices)].join('.');
		const answers = { ...choices, ...(hasMakefile && { makefile: 'yes' }) };
		for (const { path, text } of renderTemplate(template, answers)) {
			const file = join(folder, project, path);
			mkdirSync(dirname(file), { recursive: true });
			writeFileSync(file, text);
		}
	}
}
