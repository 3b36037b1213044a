/** The code of kext templates compiles, with every choice, against a part of the headers of the kernel. */
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { RenderedFile } from '../../server/src/scaffold/template.js';
import { allRenderings } from '../templates/renderings.js';
import { CompilerFolder, compiler, withoutCompiler } from './compiler.js';

const folder = new CompilerFolder();
const kernelHeaders = join(import.meta.dirname, 'kernelHeaders');
afterAll(() => folder.remove());

const kexts = allRenderings(['default'])
	.filter(({ files }) => files.some(({ path }) => path.endsWith('.hpp')))
	.map(({ title, files }) => [title, files] as const);

async function check(name: string, files: readonly RenderedFile[]): Promise<readonly string[]> {
	const code = files.filter(({ path }) => /\.[ch]pp$/.test(path));
	for (const { path, text } of code) folder.write(join(name, path), text);
	const sources = code.filter(({ path }) => path.endsWith('.cpp'));
	const faults = sources.map(({ path }) => folder.check(join(name, path), [kernelHeaders]));
	return (await Promise.all(faults)).flat();
}

describe.skipIf(compiler === undefined)(`kexts compile${withoutCompiler}`, () => {
	it.each(kexts)('%s', async (title, files) => {
		expect(await check(title, files)).toEqual([]);
	});
});

const mutations: readonly (readonly [
	title: string,
	written: RegExp,
	changed: string,
	fault: RegExp,
])[] = [
	[
		'another parameter',
		/bool start\(IOService\* provider\)/,
		'bool start(int provider)',
		/error: .*(?:override|'start')/,
	],
	[
		'another superclass',
		/public IOService/,
		'public IOServices',
		/error: .*(?:class.name|IOServices)/,
	],
	['an unknown method', /registerService\(\)/, 'registersService()', /error: .*registersService/],
	['an unknown header', /IOKit\/IOLib\.h/, 'IOKit/IOLibrary.h', /error: .*IOKit\/IOLibrary\.h/],
	['a missing definition of the class', /OSDeclareDefaultStructors\(\w+\)/, '', /error: /],
];

describe.skipIf(compiler === undefined)(`faults in kexts are found${withoutCompiler}`, () => {
	it.each(mutations)('%s', async (title, written, changed, fault) => {
		const [[, files] = ['', []]] = kexts;
		expect(files.some(({ text }) => written.test(text))).toBe(true);
		const mutated = files.map((file) => ({ ...file, text: file.text.replace(written, changed) }));
		expect((await check(title, mutated)).join('\n')).toMatch(fault);
	});
});
