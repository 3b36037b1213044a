/** Asks the compiler whether it accepts a file with another text. */
import { dirname } from 'node:path';
import ts from 'typescript';

export class Compiler {
	readonly #service: ts.LanguageService;
	readonly #changed = { path: '', text: '', version: 0 };

	/** `project` is the path of a `tsconfig.json`. */
	constructor(project: string) {
		const { config } = ts.readConfigFile(project, ts.sys.readFile);
		const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(project));
		const changed = this.#changed;
		this.#service = ts.createLanguageService({
			getCompilationSettings: () => options,
			getCurrentDirectory: () => dirname(project),
			getDefaultLibFileName: ts.getDefaultLibFilePath,
			getScriptFileNames: () => fileNames,
			getScriptVersion: (path) => (path === changed.path ? `${changed.version}` : '0'),
			getScriptSnapshot: (path) => {
				const text = path === changed.path ? changed.text : ts.sys.readFile(path);
				return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
			},
			fileExists: ts.sys.fileExists,
			readFile: ts.sys.readFile,
			directoryExists: ts.sys.directoryExists,
		});
	}

	accepts(path: string, text: string): boolean {
		Object.assign(this.#changed, { path, text, version: this.#changed.version + 1 });
		return (
			this.#service.getSyntacticDiagnostics(path).length === 0 &&
			this.#service.getSemanticDiagnostics(path).length === 0
		);
	}
}
