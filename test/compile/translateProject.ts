/** Turns the sources of a dext into plain C++: a header for each `.iig` file, and the code that dispatches calls. */
import {
	type AnyClass,
	originOf,
	type ProjectClasses,
	superclassesOf,
} from '../../scripts/iig/lineage.js';
import { type InterfaceClass, parseInterface } from '../../scripts/iig/parseInterface.js';
import { renderClass, renderDispatch } from './renderClass.js';

/** A file by its name without folders. */
export interface SourceFile {
	readonly name: string;
	readonly text: string;
}

export interface Translation {
	readonly headers: readonly SourceFile[];
	/** Each is a translation unit. */
	readonly sources: readonly SourceFile[];
	/** Faults in `.iig` files, such as a method that overrides nothing. */
	readonly faults: readonly string[];
}

interface ParsedFile {
	readonly file: SourceFile;
	readonly classes: readonly InterfaceClass[];
}

export function translateProject(files: readonly SourceFile[]): Translation {
	const interfaces = files.filter(({ name }) => name.endsWith('.iig'));
	const parsed = interfaces.map((file) => ({ file, classes: parseInterface(file.text) }));
	const project: ProjectClasses = new Map(
		parsed.flatMap(({ classes }) => classes.map((each) => [each.name, each] as const)),
	);
	return {
		headers: parsed.map(({ file, classes }) => ({
			name: headerName(file.name),
			text: renderHeader(file.text, classes, project),
		})),
		sources: files
			.filter(({ name }) => name.endsWith('.cpp'))
			.map(({ name, text }) => ({
				name,
				text: `${withLambdas(text)}\n${dispatchOf(parsed, name.replace(/cpp$/, 'iig'), project)}`,
			})),
		faults: parsed.flatMap(({ file, classes }) =>
			classes.flatMap((each) => faultsOf(each, project).map((fault) => `${file.name}: ${fault}`)),
		),
	};
}

/** The code that dispatches the calls to a file's classes, which is compiled together with the file that implements them. */
function dispatchOf(parsed: readonly ParsedFile[], name: string, project: ProjectClasses): string {
	return parsed
		.filter(({ file }) => file.name === name)
		.flatMap(({ classes }) => classes.map((each) => renderDispatch(each, project)))
		.join('\n');
}

function headerName(name: string): string {
	return name.replace(/\.iig$/, '.h');
}

/** The text around the classes stays. */
function renderHeader(
	text: string,
	classes: readonly InterfaceClass[],
	project: ProjectClasses,
): string {
	let rendered = '';
	let end = 0;
	for (const each of classes) {
		rendered += text.slice(end, each.start) + renderClass(each, project, true);
		end = each.end;
	}
	return (rendered + text.slice(end)).replace(/^(#include .*)\.iig/gm, '$1.h');
}

function faultsOf(owner: AnyClass, project: ProjectClasses): readonly string[] {
	const known = superclassesOf(owner, project);
	if (known.at(-1)?.name !== 'OSObject') {
		return [`'${owner.superclass}', the superclass of '${owner.name}', is unknown.`];
	}
	return owner.methods.flatMap((method) => {
		const overrides = originOf(owner, method, project).owner !== owner;
		if (method.isOverride === overrides) return [];
		return overrides
			? [`'${method.name}' overrides a method, but is not marked 'override'.`]
			: [`'${method.name}' is marked 'override', but does not override any method.`];
	});
}

/** Blocks are an extension of Clang. A lambda has the same body. */
function withLambdas(text: string): string {
	return text
		.replace(/\b__block\b/g, '')
		.replace(/\^\s*([A-Za-z_]\w*)?\s*(\([^()]*\))?\s*\{/g, (_, returns, parameters = '()') =>
			returns === undefined
				? `[=]${parameters} mutable {`
				: `[=]${parameters} mutable -> ${returns} {`,
		);
}
