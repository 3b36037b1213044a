/** Reads `client/templates/`: one folder for each template, with shared pieces and questions in `_shared/`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Prompt, PromptOption, Template, Values } from '../server/src/scaffold/template.js';
import {
	type Manifest,
	type ManifestOption,
	type ManifestPrompt,
	type Piece,
	readTemplateFile,
} from './templates/manifest.js';
import { withOldestSystem } from './templates/oldestSystem.js';
import { valuesOfPairing } from './templates/pairing.js';
import { replacementOf } from './templates/replacement.js';
import { classScoresSentence, rivalSentence } from './templates/rivals.js';

const root = 'client/templates';

/** All templates, in the order of lists. */
export function readTemplates(): readonly Template[] {
	const shared = readTemplateFile(`${root}/_shared/prompts.json`, 'templatePrompts');
	return readdirSync(root)
		.filter((id) => !id.startsWith('_'))
		.map((id) => ({ id, manifest: readTemplateFile(`${root}/${id}/template.json`, 'template') }))
		.sort((a, b) => a.manifest.order - b.manifest.order || a.id.localeCompare(b.id))
		.map(({ id, manifest }) => {
			try {
				return readTemplate(id, manifest, shared);
			} catch (error) {
				const reason = error instanceof Error ? error.message : String(error);
				throw new Error(`${root}/${id}/template.json: ${reason}`, { cause: error });
			}
		});
}

/** An ES module that exports `templates` and contains shared texts once. */
export function templatesModule(): string {
	const parts: string[] = [];
	const part = (value: unknown): string => {
		const json = JSON.stringify(value);
		const known = parts.indexOf(json);
		return `parts[${known < 0 ? parts.push(json) - 1 : known}]`;
	};
	const templates = readTemplates().map(({ files, prompts, project, ...template }) => [
		JSON.stringify(template).slice(0, -1),
		`prompts:[${prompts.map(part).join()}]`,
		`files:[${files.map(({ text, ...file }) => `{...${part(file)},text:${part(text)}}`).join()}]`,
		`${project ? `project:${part(project)}` : ''}}`,
	]);
	return [
		`const parts = [${parts.join()}];`,
		`export const templates = [${templates.map((each) => each.join()).join()}];`,
	].join('\n');
}

function readTemplate(
	id: string,
	manifest: Manifest,
	shared: Readonly<Record<string, ManifestPrompt>>,
): Template {
	const { $schema: _schema, order: _order, include = [], pairing, ...described } = manifest;
	const pieces: readonly (readonly [string, Piece])[] = [
		...include.map((name) => {
			const folder = `_shared/${name}`;
			return [folder, readTemplateFile(`${root}/${folder}/piece.json`, 'templatePiece')] as const;
		}),
		[id, manifest],
	];
	const project = pieces.flatMap(([, piece]) => piece.project ?? []).at(-1);
	return withOldestSystem({
		...described,
		id,
		prompts: manifest.prompts.map((prompt) => readPrompt(prompt, shared)),
		values: Object.assign(
			pairing ? valuesOfPairing(pairing) : {},
			...pieces.map(([, piece]) => piece.values ?? {}),
		) as Values,
		files: readFiles(pieces),
		...(project && { project }),
	});
}

/** A later file of the same path, such as one of the template, replaces an earlier one without a condition. */
function readFiles(pieces: readonly (readonly [string, Piece])[]): Template['files'] {
	const files = pieces.flatMap(([folder, piece]) =>
		(piece.files ?? []).map(({ from, ...file }) => ({
			...file,
			text: readText(`${folder}/${from}`),
		})),
	);
	return files.filter(
		({ path, when }, index) =>
			when !== undefined || !files.slice(index + 1).some((later) => later.path === path),
	);
}

function readPrompt(
	entry: Manifest['prompts'][number],
	shared: Readonly<Record<string, ManifestPrompt>>,
): Prompt {
	const { use, ...own } = typeof entry === 'string' ? { use: entry } : entry;
	const base = use === undefined ? undefined : shared[use];
	if (use !== undefined && base === undefined) throw new Error(`No shared prompt '${use}'.`);
	const { key = use, title, kind, default: preset, options, ...rest } = { ...base, ...own };
	if (key === undefined || title === undefined || kind === undefined || preset === undefined) {
		throw new Error(`The prompt '${key ?? title}' requires a key, a title, a kind and a default.`);
	}
	const prompt = { key, title, kind, default: preset, ...rest };
	return options ? { ...prompt, options: options.map(readOption) } : prompt;
}

function readOption({ pairing, replacedBy, rival, ...option }: ManifestOption): PromptOption {
	const replacement = replacedBy === undefined ? undefined : replacementOf(replacedBy);
	const values: Record<string, string> = {
		...(pairing && valuesOfPairing(pairing)),
		...replacement?.values,
		...option.values,
	};
	// The README of a driver with a score states what it competes with.
	if (values.score !== undefined) {
		const provider = values.provider ?? '';
		values.rivals = rival === undefined ? classScoresSentence(provider) : rivalSentence(rival);
	}
	return { ...replacement, ...option, ...(Object.keys(values).length > 0 && { values }) };
}

/** A line `{{> path}}` is replaced by a file of `_shared/`, so that templates can have lines in common. */
function readText(path: string): string {
	return readFileSync(join(root, path), 'utf8').replace(/^\{\{> (\S+)\}\}\n/gm, (_, name: string) =>
		readText(`_shared/${name}`),
	);
}
