/** The file of a new rule compiles as it is written. */
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { ruleSkeleton } from '../../scripts/ruleSkeleton.js';
import { root } from '../tidy/sourceFiles.js';

it('the skeleton of a rule has no type error', () => {
	const folder = join(root, 'server/src/service');
	const file = join(folder, 'rules/new-rule.ts');
	const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile);
	const parsed = ts.parseJsonConfigFileContent(config, ts.sys, folder);
	const options = { ...parsed.options, composite: false, emitDeclarationOnly: false, noEmit: true };
	const host = ts.createCompilerHost(options);
	const { readFile, fileExists } = host;
	const program = ts.createProgram([file], options, {
		...host,
		fileExists: (path) => path === file || fileExists(path),
		readFile: (path) => (path === file ? ruleSkeleton('new-rule') : readFile(path)),
		getSourceFile: (path, version) => {
			const text = path === file ? ruleSkeleton('new-rule') : readFile(path);
			return text === undefined ? undefined : ts.createSourceFile(path, text, version);
		},
	});
	const faults = ts.getPreEmitDiagnostics(program, program.getSourceFile(file));
	expect(faults.map(({ messageText }) => messageText)).toEqual([]);
});
