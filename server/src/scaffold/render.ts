/** Renders the files of a project from a template and answers. */
import { escapeComment, escapeText } from '../service/index.js';
import { completeAnswers, valuesOf } from './answers.js';
import { type Escape, fill, holds } from './fill.js';
import { InvalidParameters } from './invalidParameters.js';
import { renderProject } from './renderProject.js';
import type { Answers, RenderedFile, Template } from './template.js';

/** All files, in the order of the template. Missing answers have their defaults. @throws InvalidParameters for an invalid answer: check them with `completeAnswers` first. */
export function renderTemplate(template: Template, given: Answers): readonly RenderedFile[] {
	const { answers, faults } = completeAnswers(template, given);
	const [first] = faults;
	if (first) {
		throw new InvalidParameters(`The answer '${first.key}' is invalid. ${first.fault}`);
	}
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
			return escapeSwift;
		case 'c':
		case 'cpp':
		case 'h':
		case 'hpp':
		case 'iig':
			return escapeC;
		default:
			return plainWord;
	}
}

/** Of a string: an escaped backslash also prevents interpolation. */
function escapeSwift(value: string): string {
	return value.replace(/["\\]/g, '\\$&');
}

/** Of a string. Before C++17, two question marks start a trigraph. */
function escapeC(value: string): string {
	return value.replace(/["\\]|(?<=\?)\?/g, '\\$&');
}

/** For kinds of files without escapes. Any other value is a fault of the template. */
function plainWord(value: string): string {
	if (/^[\w.-]*$/.test(value)) return value;
	throw new Error(`the template has '${value}' in a file without escapes`);
}

/** A comment takes any text without `--` or a hyphen at its end. */
function escapeXml(value: string, before: string): string {
	const inComment = before.lastIndexOf('<!--') > before.lastIndexOf('-->');
	return inComment ? escapeComment(value) : escapeText(value);
}

/** Identifiers occur in code spans, where escapes would be visible. They do not start with `_`, as emphasis does. */
function escapeMarkdown(value: string): string {
	return /^(?!_)[\w.-]*$/.test(value) ? value : value.replace(/[\\`*_[\]<>&#|~]/g, '\\$&');
}
