/** Asks for a template and its answers, writes the project, and shows its first file. */
import { commands, env, Uri, window, workspace } from 'vscode';
import {
	type Answers,
	type RenderedFile,
	renderTemplateRequest,
	type TemplateCategory,
	type TemplateSummary,
	templatesRequest,
} from '../../../server/src/lsp/protocol.js';
import type { Extension } from '../extension.js';
import { plainLabel, plainMessage } from './plainLabel.js';
import { ProjectDevice } from './projectDevice.js';
import { folderStep } from './projectFolder.js';
import { shortTitles } from './shortTitles.js';
import { askSteps, type Choice, type Step, type StepAnswers } from './steps.js';
import { templateSteps } from './templateSteps.js';
import { writeProject } from './writeProject.js';

/** Keys that no prompt of a template has. */
const [categoryKey, templateKey, folderKey] = ['#category', '#template', '#folder'];

const categories: Readonly<Record<TemplateCategory, { label: string; description: string }>> = {
	codelessDext: {
		label: 'Codeless Driver Extension',
		description: 'Attaches an Apple driver to a new device. No code.',
	},
	dext: {
		label: 'Driver Extension (DriverKit)',
		description: 'Driver code in a process of its own. Requires macOS 10.15.',
	},
	codelessKext: {
		label: 'Codeless Kext',
		description: 'Property list only, for devices that DriverKit does not support.',
	},
	kext: {
		label: 'Kext with Code',
		description: 'Driver code in the kernel, for devices that DriverKit does not support.',
	},
	systemExtension: {
		label: 'System Extension',
		description: 'Endpoint security clients and network extensions.',
	},
};

export interface WizardOptions {
	readonly title: string;
	/** If set, only the templates of these are shown, without asking for the category. */
	readonly categories?: readonly TemplateCategory[];
	/** Whether the project is for a device that the user can choose. */
	readonly forDevice?: boolean;
	/** The folder whose menu was opened. */
	readonly within?: Uri | undefined;
}

export async function createProject(extension: Extension, options: WizardOptions): Promise<void> {
	const { server } = extension;
	const templates = await server.request(templatesRequest, undefined);
	let replaceable: readonly string[] = [];
	const device = options.forDevice ? new ProjectDevice(extension) : undefined;
	const stepsAfter = async (answers: StepAnswers): Promise<readonly Step[]> => {
		const first = options.categories
			? [templateStep(templates, options.categories)]
			: [categoryStep(templates), ...templatesOfCategory(templates, answers)];
		const template = answers[templateKey];
		if (template === undefined) return first;
		const choosing = device?.stepsAfter(answers) ?? [];
		if (choosing.some(({ key }) => answers[key] === undefined)) return [...first, ...choosing];
		const known = (await device?.answersFor(template, answers)) ?? {};
		const own = { ...known, ...ownAnswers(answers) };
		const prompts = (await templateSteps(server, template, own)).filter(
			({ key }) => !(key in known),
		);
		const folder = await folderStep(
			folderKey,
			own.name ?? template,
			options.within,
			async () => (await server.request(renderTemplateRequest, { template, answers: own })).files,
			(paths) => {
				replaceable = paths;
			},
		);
		return [...first, ...choosing, ...prompts, folder];
	};
	const answers = await askSteps(options.title, stepsAfter);
	if (!answers) return;
	const known = (await device?.answersFor(answers[templateKey] ?? '', answers)) ?? {};
	await finish(extension, { ...known, ...answers }, replaceable);
}

function categoryStep(templates: readonly TemplateSummary[]): Step {
	const choices = Object.entries(categories).flatMap(([category, texts]): Choice[] => {
		const titles = templates.filter((each) => each.category === category).map(({ title }) => title);
		if (titles.length === 0) return [];
		// Names what the next step offers, so that typing the name of a family finds its category.
		const contents = shortTitles(titles).join(', ');
		return [{ value: category, ...texts, ...(contents && { detail: plainLabel(contents) }) }];
	});
	return {
		kind: 'pick',
		key: categoryKey,
		placeholder: 'What kind of driver?',
		choices,
		laterChoices: templates.map((template) => ({
			...templateChoice(template),
			answers: { [categoryKey]: template.category, [templateKey]: template.id },
		})),
		isLastKnown: true,
	};
}

function templatesOfCategory(
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
		templates.filter((template) => template.category === category).map(templateChoice),
	);
	return {
		kind: 'pick',
		key: templateKey,
		placeholder: 'What should it do?',
		choices,
		isLastKnown: true,
	};
}

function templateChoice({ id, title, description, note }: TemplateSummary): Choice {
	return {
		value: id,
		label: plainLabel(title),
		...(note !== undefined && { description: plainLabel(note) }),
		detail: plainLabel(description),
	};
}

function ownAnswers(answers: StepAnswers): Answers {
	return Object.fromEntries(Object.entries(answers).filter(([key]) => !key.startsWith('#')));
}

async function finish(
	{ output, server }: Extension,
	answers: StepAnswers,
	replaceable: readonly string[],
): Promise<void> {
	const folder = Uri.parse(answers[folderKey] ?? '', true);
	const { files, opens } = await server.request(renderTemplateRequest, {
		template: answers[templateKey] ?? '',
		answers: ownAnswers(answers),
	});
	try {
		await writeProject(folder, files, replaceable);
	} catch (error) {
		output.error(error instanceof Error ? error : String(error));
		const why = error instanceof Error ? error.message : String(error);
		window.showErrorMessage(
			plainMessage(`The project can't be written. No files are left. ${why}`),
		);
		return;
	}
	await window.showTextDocument(Uri.joinPath(folder, opens), { preview: false });
	await offerNextSteps(folder, files);
}

/** The README has the next steps: how to build, sign, and activate the driver. */
async function offerNextSteps(folder: Uri, files: readonly RenderedFile[]): Promise<void> {
	const readme = files.find(({ path }) => /(?:^|\/)README\.md$/.test(path));
	const project = files.find(({ path }) => path.endsWith('.xcodeproj/project.pbxproj'));
	const next: Readonly<Record<string, () => Thenable<unknown>>> = {
		...(readme && {
			'Open README': () =>
				commands.executeCommand('markdown.showPreview', Uri.joinPath(folder, readme.path)),
		}),
		...(project &&
			isOnMac() &&
			folder.scheme === 'file' && {
				'Open in Xcode': () => env.openExternal(Uri.joinPath(folder, project.path, '..')),
			}),
		...(!workspace.getWorkspaceFolder(folder) && {
			'Open Folder': () => commands.executeCommand('vscode.openFolder', folder),
		}),
	};
	const answer = await window.showInformationMessage(
		readme
			? 'The project was created. Its README lists what to do next.'
			: 'The project was created.',
		...Object.keys(next),
	);
	await next[answer ?? '']?.();
}

/** Xcode exists on macOS only; a browser has no process. */
function isOnMac(): boolean {
	return (globalThis as { process?: { platform?: string } }).process?.platform === 'darwin';
}
