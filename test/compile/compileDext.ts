/** Compiles the code of a rendered dext. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { RenderedFile } from '../../server/src/scaffold/template.js';
import { CompilerFolder } from './compiler.js';
import { handWritten, writeFrameworks } from './renderFrameworks.js';
import { translateProject } from './translateProject.js';

/** Compiles projects with the same code once. */
export class DextCompiler {
	readonly #folder = new CompilerFolder();
	readonly #frameworks = join(this.#folder.path, 'frameworks');
	readonly #known = new Map<string, Promise<readonly string[]>>();

	constructor() {
		writeFrameworks(this.#frameworks);
	}

	/** The errors and warnings in the code of a project, as `file:line:column: error: …`. */
	check(files: readonly RenderedFile[]): Promise<readonly string[]> {
		const code = files
			.filter(({ path }) => /\.(?:iig|cpp)$/.test(path))
			.map(({ path, text }) => ({ name: path.slice(path.lastIndexOf('/') + 1), text }));
		const key = createHash('sha256').update(JSON.stringify(code)).digest('hex').slice(0, 12);
		const found = this.#known.get(key) ?? this.#compile(key, code);
		this.#known.set(key, found);
		return found;
	}

	remove(): void {
		this.#folder.remove();
	}

	async #compile(
		key: string,
		code: Parameters<typeof translateProject>[0],
	): Promise<readonly string[]> {
		const { headers, sources, faults } = translateProject(code);
		for (const { name, text } of [...headers, ...sources]) {
			this.#folder.write(join(key, name), text);
		}
		const found = [...faults];
		for (const { name } of sources) {
			found.push(...(await this.#folder.check(join(key, name), [handWritten, this.#frameworks])));
		}
		return found;
	}
}
