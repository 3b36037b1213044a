/** Reads `client/templates/`: one folder for each template, with shared pieces and questions in `_shared/`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Prompt, PromptOption, Template, Values } from '../server/src/scaffold/template.js';
import type { XcodeProject } from '../server/src/scaffold/xcodeProject.js';
import { type PairingChoice, valuesOfPairing } from './templates/pairing.js';
import { replacementOf } from './templates/replacement.js';

/** A file of a template or piece: its path in the project, and its source next to the manifest. */
interface FileEntry {
	readonly path: string;
	readonly from: string;
	readonly when?: string;
}

/** `_shared/<piece>/piece.json`. */
interface Piece {
	readonly files?: readonly FileEntry[];
	readonly values?: Values;
	readonly project?: XcodeProject;
}

/** `replacedBy` is a family of kexts. */
type ManifestOption = PromptOption & {
	readonly pairing?: PairingChoice;
	readonly replacedBy?: string;
};
type ManifestPrompt = Omit<Prompt, 'options'> & { readonly options?: readonly ManifestOption[] };

/** `template.json`. A prompt may be the key of one in `_shared/prompts.json`, or `{ "use": key, … }` with changes to it. */
interface Manifest
	extends Omit<Template, 'id' | 'prompts' | 'files' | 'values' | 'project'>,
		Piece {
	/** The schema of manifests, for editors and tests. */
	readonly $schema: string;
	/** Position in lists. */
	readonly order: number;
	readonly prompts: readonly (string | (Partial<ManifestPrompt> & { readonly use?: string }))[];
	/** Names of pieces. */
	readonly include?: readonly string[];
	readonly pairing?: PairingChoice;
}

const root = 'client/templates';

/** All templates, in the order of lists. */
export function readTemplates(): readonly Template[] {
	const shared = readJson<Record<string, ManifestPrompt>>('_shared/prompts.json');
	return readdirSync(root)
		.filter((id) => !id.startsWith('_'))
		.map((id) => ({ id, manifest: readJson<Manifest>(`${id}/template.json`) }))
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
		...include.map(
			(name) => [`_shared/${name}`, readJson<Piece>(`_shared/${name}/piece.json`)] as const,
		),
		[id, manifest],
	];
	const project = pieces.flatMap(([, piece]) => piece.project ?? []).at(-1);
	return {
		...described,
		id,
		prompts: manifest.prompts.map((prompt) => readPrompt(prompt, shared)),
		values: Object.assign(
			pairing ? valuesOfPairing(pairing) : {},
			...pieces.map(([, piece]) => piece.values ?? {}),
		) as Values,
		files: readFiles(pieces),
		...(project && { project }),
	};
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
	const prompt = { ...(base && { key: use }), ...base, ...own } as ManifestPrompt;
	const { options, ...rest } = prompt;
	return options ? { ...rest, options: options.map(readOption) } : rest;
}

function readOption({ pairing, replacedBy, ...option }: ManifestOption): PromptOption {
	const replacement = replacedBy === undefined ? undefined : replacementOf(replacedBy);
	const values = {
		...(pairing && valuesOfPairing(pairing)),
		...replacement?.values,
		...option.values,
	};
	return { ...replacement, ...option, ...(Object.keys(values).length > 0 && { values }) };
}

function readText(path: string): string {
	return readFileSync(join(root, path), 'utf8');
}

function readJson<T>(path: string): T {
	return JSON.parse(readText(path)) as T;
}
