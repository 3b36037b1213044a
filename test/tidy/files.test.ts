/** Requirements on all source files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFiles, root, type SourceFile, sourceFiles } from './sourceFiles.js';

const mostLines = 400;
const all = sourceFiles(/^(?:client|server|scripts|test|esbuild|vitest)/);
const written = all.filter(({ path }) => !path.includes('.generated.'));

function pathsWhere(files: readonly SourceFile[], isWrong: (text: string) => boolean): string[] {
	return files.filter(({ text }) => isWrong(text)).map(({ path }) => path);
}

describe('source files', () => {
	it(`have ${mostLines} lines at most`, () => {
		expect(pathsWhere(written, (text) => text.split('\n').length > mostLines + 1)).toEqual([]);
	});

	it('open with a sentence on their purpose', () => {
		const opens = /^(?:#!.*\n)?(?:\/\/ @[^\n]*\n)*\/\*\*\s*(?:\*\s*)?[A-Z`*][\s\S]*?[.:;]?\s*\*\//;
		expect(pathsWhere(all, (text) => !opens.test(text))).toEqual([]);
	});

	it('export by name', () => {
		const files = written.filter(({ path }) => !/\.d\.ts$|(?:^|\/)vitest\.config/.test(path));
		expect(pathsWhere(files, (text) => /^export default\b/m.test(text))).toEqual([]);
	});

	it('add lists to others one by one: the stack has no room for many arguments', () => {
		const products = sourceFiles(/^(?:client|server)\/src\//);
		expect(pathsWhere(products, (text) => /\.(?:push|unshift)\(\s*\.\.\./.test(text))).toEqual([]);
	});

	it('have specific names', () => {
		const vague = /(?:^|\/)(?:utils?|helpers?|types|common|misc)\.(?:ts|mjs)$/;
		expect(all.filter(({ path }) => vague.test(path))).toEqual([]);
	});
});

describe('the service', () => {
	it('has no state in its modules', () => {
		const service = sourceFiles(/^server\/src\/service\//);
		expect(pathsWhere(service, (text) => /^(?:export )?(?:let|var)\b/m.test(text))).toEqual([]);
	});

	it('has one writer of documents', () => {
		const sources = sourceFiles(/^(?:client|server)\/src\/(?!service\/rules\/)/);
		expect(pathsWhere(sources, (text) => text.includes('DTD PLIST 1.0'))).toEqual([
			'server/src/service/edit/xmlText.ts',
		]);
	});
});

describe('the command line', () => {
	it('writes to the terminal in two places, which accept display text only', () => {
		const sources = sourceFiles(/^server\/src\/(?:cli|scaffold|configuration|service)\//);
		const writes = /\bconsole\.|\bprocess\b[^;]*\b(?:stdout|stderr)\b|\bstd(?:out|err)\.write\(/;
		expect(pathsWhere(sources, (text) => writes.test(text)).sort()).toEqual([
			'server/src/cli/scaffold/askAnswers.ts',
			'server/src/cli/terminal.ts',
		]);
	});
});

describe('all files', () => {
	const texts = projectFiles()
		.filter(
			(path) =>
				!/\.(?:png|ico|icns|bin|plist)$|^package-lock\.json$|^test\/tidy\/|^data\/names\//.test(
					path,
				),
		)
		.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

	it('contain no notes to do something later', () => {
		expect(pathsWhere(texts, (text) => /\b(?:TODO|FIXME|XXX|HACK)\b/.test(text))).toEqual([]);
	});

	it('contain no paths of a specific computer', () => {
		const machine = /(?:^|[\s"'`(=])\/(?:work|root|home\/\w+|tmp\/[a-z]{3,})\//m;
		expect(pathsWhere(texts, (text) => machine.test(text))).toEqual([]);
	});
});
