/** Renders `docs/templates/`: a page for each template, and the list of them. */
import { completeAnswers } from '../../../server/src/scaffold/answers.js';
import { renderTemplate } from '../../../server/src/scaffold/render.js';
import type {
	Prompt,
	PromptKind,
	Template,
	TemplateCategory,
} from '../../../server/src/scaffold/template.js';
import { readTemplates } from '../../templates.js';
import { table } from '../markdown.js';
import { doNotEdit, type Output } from '../output.js';
import { renderEvidence } from '../templateEvidence.js';

const folder = 'docs/templates';

export const owns = [folder];

const categories: Readonly<Record<TemplateCategory, string>> = {
	codelessDext: 'Codeless DriverKit extensions (dexts)',
	dext: 'DriverKit extensions (dexts)',
	codelessKext: 'Codeless kernel extensions (kexts)',
	kext: 'Kernel extensions (kexts)',
	systemExtension: 'System extensions',
};

const kinds: Readonly<Record<PromptKind, string>> = {
	identifier: 'a class name: letters, digits, and `_`',
	module: 'a Swift module name: letters, digits, and `_`',
	bundleId: 'a bundle identifier: letters, digits, `-`, and `.`',
	teamId: 'ten capital letters and digits',
	acpiId: 'an ACPI hardware ID, in uppercase',
	id16: 'an ID in hexadecimal, such as `0x1209` or `046d`, or a decimal number; four decimal digits require `0x`',
	number: 'a number, decimal or `0x` hexadecimal',
	text: 'a line of text',
	choice: '',
};

export function render(): Output {
	const templates = readTemplates();
	return new Map([
		[`${folder}/README.md`, renderList(templates)],
		...templates.map((template) => [`${folder}/${template.id}.md`, renderPage(template)] as const),
	]);
}

function renderList(templates: readonly Template[]): string {
	const sections = Object.entries(categories).flatMap(([category, title]) => {
		const rows = templates
			.filter((template) => template.category === category)
			.map(({ id, description }) => [`[${id}](${id}.md)`, description]);
		return rows.length === 0
			? []
			: [`## ${title}`, '', ...table(['template', 'description'], rows), ''];
	});
	return [
		`<!-- ${doNotEdit} -->`,
		'# Templates',
		'',
		'Each template creates a complete project whose property lists have no errors and no warnings, with any answers. Only the rule [replaced-kext-family](../rules/replaced-kext-family.md) reports information: for a kext whose device DriverKit supports, it names the replacement.',
		'',
		'In VS Code, run **New Driver Project**. On the command line, run `driver-plist new <template> --out <folder> --set key=value …`. At a terminal, it asks the other questions, except those whose default is usually right. Without a terminal, it uses all defaults.',
		'',
		...sections,
		...renderEvidence(templates),
	].join('\n');
}

function renderPage(template: Template): string {
	const { id, title, description, note, prompts } = template;
	const { answers } = completeAnswers(template, {});
	return [
		`<!-- ${doNotEdit} -->`,
		`# ${title}`,
		'',
		description,
		'',
		...(note === undefined ? [] : [`> ${note}`, '']),
		'```sh',
		`driver-plist new ${id} --out ${answers.name ?? 'Project'}`,
		'```',
		'',
		'## Questions',
		'',
		...table(
			['key', 'question', 'answer', 'default'],
			prompts.map((prompt) => [
				`\`${prompt.key}\``,
				prompt.isDetail ? `${prompt.title} (not asked)` : prompt.title,
				answerOf(prompt),
				answers[prompt.key] ? `\`${answers[prompt.key]}\`` : '',
			]),
		),
		'',
		...prompts.flatMap(renderOptions),
		'## Files',
		'',
		'With default answers:',
		'',
		...renderTemplate(template, {}).map(({ path }) => `- \`${path}\``),
		'',
	].join('\n');
}

function answerOf({ kind, options, optional, maximum }: Prompt): string {
	const accepted = options?.map(({ value }) => `\`${value}\``).join(', ') ?? kinds[kind];
	const limit = maximum === undefined ? '' : ` up to ${maximum}`;
	return `${accepted}${limit}${optional ? ' (optional)' : ''}`;
}

function renderOptions({ key, options = [] }: Prompt): readonly string[] {
	if (!options.some(({ description }) => description !== undefined)) return [];
	const rows = options.map(({ value, title, description }) => [
		`\`${value}\``,
		title,
		description ?? '',
	]);
	return [`### \`${key}\``, '', ...table(['answer', 'title', 'description'], rows), ''];
}
