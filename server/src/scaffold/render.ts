/** Renders the files of a project from a template and answers. */
import { escapeComment, escapeText } from '../service/index.js';
import { completeAnswers, valuesOf } from './answers.js';
import { type Escape, fill, holds } from './fill.js';
import { renderProject } from './renderProject.js';
import type { Answers, RenderedFile, Template } from './template.js';

/** All files, in the order of the template. Missing answers have their defaults. Throws for an invalid answer: check them with `completeAnswers` first. */
export function renderTemplate(template: Template, given: Answers): readonly RenderedFile[] {
	const { answers, faults } = completeAnswers(template, given);
	const [first] = faults;
	if (first) throw new Error(`${first.key}: ${first.fault}`);
	const values = valuesOf(template, answers);
	const files = template.files
		.filter(({ when }) => holds(when, values))
		.map((file) => {
			const path = fill(file.path, values);
			return { path, text: fill(file.text, values, escapeFor(path)) };
		});
	return template.project ? [...files, ...renderProject(template.project, values, files)] : files;
}

/** The path of the file to show first. */
export function firstFileOf(template: Template, answers: Answers): string {
	return fill(template.opens, valuesOf(template, completeAnswers(template, answers).answers));
}

function escapeFor(path: string): Escape {
	switch (path.slice(path.lastIndexOf('.') + 1)) {
		case 'plist':
		case 'entitlements':
			return escapeXml;
		case 'md':
			return escapeMarkdown;
		case 'swift':
		case 'cpp':
		case 'h':
		case 'iig':
			return (value) => value.replace(/["\\]/g, '\\$&');
		default:
			return (value) => value;
	}
}

/** A comment takes any text without `--` or a hyphen at its end. */
function escapeXml(value: string, before: string): string {
	const inComment = before.lastIndexOf('<!--') > before.lastIndexOf('-->');
	return inComment ? escapeComment(value) : escapeText(value);
}

/** Identifiers occur in code spans, where escapes would be visible. */
function escapeMarkdown(value: string): string {
	return /^[\w.-]*$/.test(value) ? value : value.replace(/[\\`*_[\]<>&#|~]/g, '\\$&');
}
