/** From a category to the first file of a new project on the screen. */
import { commands, Uri, window, workspace } from 'vscode';
import type { TemplateSummary } from '../../../server/src/scaffold/scaffolding.js';
import type { Answers, TemplateCategory } from '../../../server/src/scaffold/template.js';
import type { Extension } from '../extension.js';
import { askSteps, type Choice, type Step, type StepAnswers } from './steps.js';
import { targetStep } from './targetFolder.js';
import { templateSteps } from './templateSteps.js';
import { writeProject } from './writeProject.js';

/** Prompts of templates are words, so these keys are free. */
const [categoryKey, templateKey, folderKey] = ['#category', '#template', '#folder'];

const categories: Readonly<Record<TemplateCategory, { label: string; detail: string }>> = {
	codelessDext: {
		label: 'Codeless Driver Extension',
		detail: 'Gives a driver that macOS has to a device it does not know; no code to write.',
	},
	dext: {
		label: 'Driver Extension (DriverKit)',
		detail: 'A driver with code that runs as a process of its own, since macOS 10.15.',
	},
	codelessKext: {
		label: 'Codeless Kext',
		detail: 'A property list for the kernel alone, where DriverKit has no family.',
	},
	kext: {
		label: 'Kext with Code',
		detail: 'Runs in the kernel; for hardware that DriverKit does not cover.',
	},
	systemExtension: {
		label: 'System Extension',
		detail: 'Endpoint security and network extensions.',
	},
};

export interface WizardOptions {
	readonly title: string;
	/** With one or two, their templates are shown at once. */
	readonly categories?: readonly TemplateCategory[];
	/** Where the person asked for it. */
	readonly within?: Uri | undefined;
}

export async function createProject(extension: Extension, options: WizardOptions): Promise<void> {
	const { scaffolding } = extension;
	const templates = await scaffolding.templates();
	const stepsAfter = async (answers: StepAnswers): Promise<readonly Step[]> => {
		const first = options.categories
			? [templateStep(templates, options.categories)]
			: [categoryStep(templates), ...chosenCategory(templates, answers)];
		const template = answers[templateKey];
		if (template === undefined) return first;
		const own = ownAnswers(answers);
		const prompts = await templateSteps(scaffolding, template, own);
		const target = targetStep(
			folderKey,
			own.name ?? template,
			options.within,
			async () => (await scaffolding.render(template, own)).files,
		);
		return [...first, ...prompts, target];
	};
	const answers = await askSteps(options.title, stepsAfter);
	if (answers) await finish(extension, answers);
}

function categoryStep(templates: readonly TemplateSummary[]): Step {
	const used = Object.entries(categories).filter(([category]) =>
		templates.some((template) => template.category === category),
	);
	return {
		kind: 'pick',
		key: categoryKey,
		placeholder: 'What kind of driver?',
		choices: used.map(([value, texts]) => ({ value, ...texts })),
	};
}

function chosenCategory(
	templates: readonly TemplateSummary[],
	answers: StepAnswers,
): readonly Step[] {
	const category = answers[categoryKey] as TemplateCategory | undefined;
	return category === undefined ? [] : [templateStep(templates, [category])];
}

function templateStep(
	templates: readonly TemplateSummary[],
	among: readonly TemplateCategory[],
): Step {
	const choices = among.flatMap((category) =>
		templates
			.filter((template) => template.category === category)
			.map(
				({ id, title, description, note }, index): Choice => ({
					value: id,
					label: title,
					detail: note === undefined ? description : `${description} ${note}`,
					heading: among.length > 1 && index === 0 ? categories[category].label : undefined,
				}),
			),
	);
	return { kind: 'pick', key: templateKey, placeholder: 'What should it do?', choices };
}

function ownAnswers(answers: StepAnswers): Answers {
	return Object.fromEntries(Object.entries(answers).filter(([key]) => !key.startsWith('#')));
}

async function finish({ output, scaffolding }: Extension, answers: StepAnswers): Promise<void> {
	const folder = Uri.parse(answers[folderKey] ?? '', true);
	const { files, opens } = await scaffolding.render(
		answers[templateKey] ?? '',
		ownAnswers(answers),
	);
	try {
		await writeProject(folder, files);
	} catch (error) {
		output.error(error instanceof Error ? error : String(error));
		const why = error instanceof Error ? error.message : String(error);
		window.showErrorMessage(`The project was not written, and nothing is left of it: ${why}`);
		return;
	}
	await window.showTextDocument(Uri.joinPath(folder, opens), { preview: false });
	if (!workspace.getWorkspaceFolder(folder)) await offerFolder(folder);
}

/** A project outside the workspace is best worked on in a window of its own. */
async function offerFolder(folder: Uri): Promise<void> {
	const open = 'Open Folder';
	const answer = await window.showInformationMessage('The project is written.', open);
	if (answer === open) await commands.executeCommand('vscode.openFolder', folder);
}
