/** The JSON files in `client/templates/`, validated by their schemas when they are read. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Prompt, PromptOption, Template, Values } from '../../server/src/scaffold/template.js';
import type { XcodeProject } from '../../server/src/scaffold/xcodeProject.js';
import type { PairingChoice } from './pairing.js';

/** A file of a template or piece: its path in the project, and its source next to the manifest. */
interface FileEntry {
	readonly path: string;
	readonly from: string;
	readonly when?: string;
}

/** `_shared/<piece>/piece.json`. */
export interface Piece {
	readonly files?: readonly FileEntry[];
	readonly values?: Values;
	readonly project?: XcodeProject;
}

/** `replacedBy` is a family of kexts, `rival` a class of Apple that competes for the same devices. */
export type ManifestOption = PromptOption & {
	readonly pairing?: PairingChoice;
	readonly replacedBy?: string;
	readonly rival?: string;
};

export type ManifestPrompt = Partial<Omit<Prompt, 'options'>> & {
	readonly options?: readonly ManifestOption[];
};

/** `template.json`. A prompt may be the key of one in `_shared/prompts.json`, or `{ "use": key, … }` with changes to it. */
export interface Manifest
	extends Omit<Template, 'id' | 'prompts' | 'files' | 'values' | 'project'>,
		Piece {
	/** The schema of manifests, for editors. */
	readonly $schema: string;
	/** Position in lists. */
	readonly order: number;
	readonly prompts: readonly (string | (ManifestPrompt & { readonly use?: string }))[];
	/** Names of pieces. */
	readonly include?: readonly string[];
	readonly pairing?: PairingChoice;
}

/** The types of the files by the names of their schemas. */
interface TemplateFiles {
	readonly template: Manifest;
	readonly templatePiece: Piece;
	readonly templatePrompts: Readonly<Record<string, ManifestPrompt>>;
}

const schemas = 'schemas/meta';

/** Reads a file that `schemas/meta/<name>.schema.json` describes. Throws an error that names the file and the fault. */
export function readTemplateFile<Name extends keyof TemplateFiles>(
	path: string,
	name: Name,
): TemplateFiles[Name] {
	const json: unknown = JSON.parse(readFileSync(path, 'utf8'));
	const validate: ValidateFunction<TemplateFiles[Name]> | undefined = validator().getSchema(name);
	if (!validate) throw new Error(`${schemas}/${name}.schema.json does not exist.`);
	if (validate(json)) return json;
	const faults = (validate.errors ?? []).map(
		({ instancePath, message, params }) =>
			`  ${instancePath}: ${message ?? ''} ${JSON.stringify(params)}`,
	);
	throw new Error(`${path} does not match its schema.\n${faults.join('\n')}`);
}

let known: Ajv2020 | undefined;

/** The schemas of templates, each under the name of its file. */
function validator(): Ajv2020 {
	if (known) return known;
	known = new Ajv2020({ allErrors: true, strictRequired: false });
	for (const file of readdirSync(schemas).filter((each) =>
		/^template\w*\.schema\.json$/.test(each),
	)) {
		known.addSchema(
			JSON.parse(readFileSync(join(schemas, file), 'utf8')),
			basename(file, '.schema.json'),
		);
	}
	return known;
}
