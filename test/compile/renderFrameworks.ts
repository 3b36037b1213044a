/** Renders the headers of the DriverKit frameworks from the facts. Types and functions are in `headers/`. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
	type FrameworkInterface,
	frameworkInterfaces,
} from '../../scripts/iig/frameworkInterfaces.js';
import { renderClass } from './renderClass.js';

/** Headers that are written by hand: types, constants, and functions. */
export const handWritten = join(import.meta.dirname, 'headers');

/** Writes a header for each class, and one for each framework that has none. */
export function writeFrameworks(folder: string): void {
	const types = new Set(wordsIn(handWritten));
	const classes = [...frameworkInterfaces.values()];
	for (const each of classes) {
		write(join(folder, each.framework, `${each.name}.h`), renderHeader(each, types));
	}
	for (const framework of new Set(classes.map((each) => each.framework))) {
		const path = join(framework, `${framework}.h`);
		if (existsSync(join(handWritten, path))) continue;
		const own = classes.filter((each) => each.framework === framework);
		const includes = own.map(({ name }) => `#include <${framework}/${name}.h>`);
		write(join(folder, path), ['#pragma once', ...includes, ''].join('\n'));
	}
}

function renderHeader(owner: FrameworkInterface, types: ReadonlySet<string>): string {
	const { framework, superclass } = owner;
	const above = frameworkInterfaces.get(superclass ?? '');
	const typesOfFramework = join(framework, `${framework}Types.h`);
	return [
		'#pragma once',
		'#include <DriverKit/DriverKitTypes.h>',
		...(existsSync(join(handWritten, typesOfFramework)) ? [`#include <${typesOfFramework}>`] : []),
		...(above ? [`#include <${above.framework}/${above.name}.h>`] : []),
		...declared(owner, types),
		`${renderClass(owner, frameworkInterfaces, false)};`,
		...included(owner),
		'',
	].join('\n');
}

/** As in the SDK, the headers of other frameworks include OSAction and the classes that they mention. */
function included(owner: FrameworkInterface): readonly string[] {
	if (owner.framework === 'DriverKit') return [];
	return ['OSAction', ...wordsOf(owner)].flatMap((name) => {
		const found = frameworkInterfaces.get(name);
		return found && found !== owner ? [`#include <${found.framework}/${name}.h>`] : [];
	});
}

function wordsOf({ methods }: FrameworkInterface): readonly string[] {
	const types = methods.flatMap(({ returns, parameters }) => [
		returns,
		...parameters.map(({ type }) => type),
	]);
	return [...new Set(types.flatMap((type) => type.match(/[A-Za-z_]\w*/g) ?? []))];
}

/** Forward declarations of the classes and of the unknown types that the methods mention. */
function declared(owner: FrameworkInterface, types: ReadonlySet<string>): readonly string[] {
	return wordsOf(owner)
		.filter((name) => name !== owner.name && !builtIn.has(name))
		.flatMap((name) => {
			if (frameworkInterfaces.has(name)) return [`class ${name};`];
			return types.has(name) ? [] : [`struct ${name};`];
		});
}

const builtIn: ReadonlySet<string> = new Set(
	'const void bool char int unsigned long short float double size_t uintptr_t'.split(' '),
);

function wordsIn(folder: string): readonly string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.flatMap(
			(entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8').match(/\w+/g) ?? [],
		);
}

function write(path: string, text: string): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text);
}
