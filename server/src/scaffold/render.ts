/** From a template and answers to the files of a project. */
import { escapeText } from '../service/index.js';
import { completeAnswers, valuesOf } from './answers.js';
import { type Escape, fill, holds } from './fill.js';
import { renderProject } from './renderProject.js';
import type { Answers, RenderedFile, Template } from './template.js';
import { partHyphens } from './xmlComment.js';

/** All files, in the order of the template. Answers that are missing take their defaults; throws where one is wrong, so check with `completeAnswers` first. */
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

/** The file of the rendered project that a person should see first. */
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

/** In a comment only `--` and a hyphen at the end do harm. */
function escapeXml(value: string, before: string): string {
	const inComment = before.lastIndexOf('<!--') > before.lastIndexOf('-->');
	return inComment ? partHyphens(value) : escapeText(value);
}

/** Identifiers stay as they are, since they stand in code. */
function escapeMarkdown(value: string): string {
	return /^[\w.-]*$/.test(value) ? value : value.replace(/[\\`*_[\]<>&#|~]/g, '\\$&');
}
