/** What a template is: questions, and files with holes that the answers fill. */
import type { XcodeProject } from './xcodeProject.js';

/**
 * How an answer is read and checked:
 * `identifier` names a class, a target and a folder, `module` a Swift module in place of the class; `bundleId` is a
 * bundle identifier; `acpiId` a hardware id of ACPI; `id16` a number of 16 bits, decimal or `0x` hexadecimal; `number`
 * one of 32 bits; `text` anything on one line; `choice` one of the options.
 */
export type PromptKind =
	| 'identifier'
	| 'module'
	| 'bundleId'
	| 'acpiId'
	| 'id16'
	| 'number'
	| 'text'
	| 'choice';

/** Values of holes by name; a condition holds where its value is there and not empty. */
export type Values = Readonly<Record<string, string>>;

/** What a person answered, by the key of the prompt, as it was typed. */
export type Answers = Readonly<Record<string, string>>;

export interface PromptOption {
	readonly value: string;
	readonly title: string;
	readonly description?: string;
	/** What choosing this option fills in. */
	readonly values?: Values;
}

export interface Prompt {
	readonly key: string;
	/** The question, short enough for the title of a picker. */
	readonly title: string;
	readonly kind: PromptKind;
	/** With holes of earlier answers; of several, the first whose holes are all filled counts. */
	readonly default: string | readonly string[];
	/** Whether it may stay empty. */
	readonly optional?: boolean;
	/** In UTF-16 units; 63 where absent, which is the limit of the kernel for names. */
	readonly maxLength?: number;
	/** Of a `text` that devices report in ASCII. */
	readonly ascii?: boolean;
	/** Greatest number; that of the kind where absent. */
	readonly maximum?: number;
	/** Key of an earlier bundle identifier that this one must continue with a dot. */
	readonly continues?: string;
	/** Name of a value without which the question is not asked; with `!` in front, with which. */
	readonly when?: string;
	/** Of a `choice`. */
	readonly options?: readonly PromptOption[];
}

export interface TemplateFile {
	/** Relative to the project's folder, with `/` and holes. */
	readonly path: string;
	readonly text: string;
	/** As in prompts. */
	readonly when?: string;
}

export type TemplateCategory =
	| 'codelessDext'
	| 'dext'
	| 'codelessKext'
	| 'kext'
	| 'systemExtension';

export interface Template {
	/** Name of its folder. */
	readonly id: string;
	readonly title: string;
	readonly description: string;
	readonly category: TemplateCategory;
	/** Said in the picker before the choice is made, such as that DriverKit covers the hardware. */
	readonly note?: string;
	readonly prompts: readonly Prompt[];
	/** Values that hold whatever the answers. */
	readonly values: Values;
	readonly files: readonly TemplateFile[];
	/** The file to open first, with holes. */
	readonly opens: string;
	/** What `project.yml` and the Xcode project are made of; absent where nothing is built. */
	readonly project?: XcodeProject;
}

export interface RenderedFile {
	/** Relative to the project's folder, with `/`. */
	readonly path: string;
	readonly text: string;
}

/** The template of that name. */
export function templateById(templates: readonly Template[], id: string): Template | undefined {
	return templates.find((template) => template.id === id);
}
