/** Templates: questions, and files with placeholders that the answers fill. */
import type { XcodeProject } from './xcodeProject.js';

/**
 * How an answer is read and checked:
 * `identifier` is the name of a class, a target and a folder; `module` that of a Swift module instead of a class;
 * `bundleId` a bundle identifier; `teamId` the ID of a team of developers; `acpiId` a hardware ID of ACPI; `id16` a 16-bit number, decimal or `0x` hexadecimal;
 * `number` a 32-bit number; `text` any text on one line; `choice` one of the options.
 */
export type PromptKind =
	| 'identifier'
	| 'module'
	| 'bundleId'
	| 'teamId'
	| 'acpiId'
	| 'id16'
	| 'number'
	| 'text'
	| 'choice';

/** The values of placeholders by name; a condition holds if its value is not empty. */
export type Values = Readonly<Record<string, string>>;

/** Answers as they were typed, by the keys of their prompts. */
export type Answers = Readonly<Record<string, string>>;

export interface PromptOption {
	readonly value: string;
	readonly title: string;
	readonly description?: string;
	/** Values that this option adds. */
	readonly values?: Values;
}

export interface Prompt {
	readonly key: string;
	/** The question, short enough for a picker. */
	readonly title: string;
	readonly kind: PromptKind;
	/** May have placeholders of earlier answers; of several, the first whose placeholders all have values is used. */
	readonly default: string | readonly string[];
	/** Whether the answer may be empty. */
	readonly optional?: boolean;
	/** The question is not asked, because its default is usually right; `--set` answers it. */
	readonly isDetail?: boolean;
	/** In UTF-16 units; the limit of the kernel for names, 63, where absent. */
	readonly maxLength?: number;
	/** For a `text` that devices report in ASCII. */
	readonly ascii?: boolean;
	/** The maximum of a number; that of its kind where absent. */
	readonly maximum?: number;
	/** The key of an earlier bundle identifier, from which this one must differ. */
	readonly differsFrom?: string;
	/** The condition under which the question is asked: the name of a value, or `!` and its name. */
	readonly when?: string;
	/** For a `choice`. */
	readonly options?: readonly PromptOption[];
}

export interface TemplateFile {
	/** Relative to the project's folder, with `/` and placeholders. */
	readonly path: string;
	readonly text: string;
	/** A condition, as in prompts. */
	readonly when?: string;
}

export type TemplateCategory =
	| 'codelessDext'
	| 'dext'
	| 'codelessKext'
	| 'kext'
	| 'systemExtension';

export interface Template {
	/** The name of its folder. */
	readonly id: string;
	readonly title: string;
	readonly description: string;
	readonly category: TemplateCategory;
	/** Shown in the picker after the description, for example that DriverKit supports the hardware. */
	readonly note?: string;
	readonly prompts: readonly Prompt[];
	/** Values that do not depend on answers. */
	readonly values: Values;
	readonly files: readonly TemplateFile[];
	/** The path of the file to show first, with placeholders. */
	readonly opens: string;
	/** The Xcode project; absent where nothing is built. */
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
