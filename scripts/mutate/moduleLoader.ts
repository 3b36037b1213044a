/** Loads TypeScript modules into memory, any of them with another text, and keeps all that do not depend on it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { compileFunction } from 'node:vm';
import { transformSync } from 'esbuild';

const installed = createRequire(import.meta.url);

type Exports = Readonly<Record<string, unknown>>;
type Evaluate = (
	require: (specifier: string) => unknown,
	module: { exports: Exports },
	exports: Exports,
) => void;

interface LoadedModule {
	readonly exports: Exports;
	/** Paths of the modules that it imports directly. */
	readonly imports: ReadonlySet<string>;
}

export class ModuleLoader {
	readonly #packages: ReadonlyMap<string, Exports>;
	/** By path, without the modules with another text. */
	#compiled = new Map<string, Evaluate>();
	/** By path; an imported module comes before the modules that import it. */
	#loaded = new Map<string, LoadedModule>();
	#changed: ReadonlyMap<string, string> = new Map();

	/** `packages` replace installed ones of the same name. */
	constructor(packages: ReadonlyMap<string, Exports>) {
		this.#packages = packages;
	}

	/** A loader for which the file at `path` has this text. Other modules are evaluated again only if they depend on it. */
	withText(path: string, text: string): ModuleLoader {
		const loader = new ModuleLoader(this.#packages);
		const dependents = this.dependentsOf(path);
		loader.#compiled = this.#compiled;
		loader.#loaded = new Map([...this.#loaded].filter(([each]) => !dependents.has(each)));
		loader.#changed = new Map([[path, text]]);
		return loader;
	}

	/** The exports of the module at an absolute path. */
	load(path: string): Exports {
		const known = this.#loaded.get(path);
		if (known) return known.exports;
		const imports = new Set<string>();
		const module: { exports: Exports } = { exports: {} };
		const require = (specifier: string): unknown => {
			if (!specifier.startsWith('.')) return this.#packageNamed(specifier);
			const target = resolve(dirname(path), specifier).replace(/\.js$/, '.ts');
			imports.add(target);
			return this.load(target);
		};
		if (path.endsWith('.json')) module.exports = JSON.parse(readFileSync(path, 'utf8')) as Exports;
		else this.#compile(path)(require, module, module.exports);
		this.#loaded.set(path, { exports: module.exports, imports });
		return module.exports;
	}

	/** The loaded modules that import a module, directly or not, and the module itself. */
	dependentsOf(path: string): ReadonlySet<string> {
		const dependents = new Set([path]);
		for (const [each, { imports }] of this.#loaded) {
			for (const imported of imports) if (dependents.has(imported)) dependents.add(each);
		}
		return dependents;
	}

	#packageNamed(name: string): Exports {
		return this.#packages.get(name) ?? (installed(name) as Exports);
	}

	#compile(path: string): Evaluate {
		const text = this.#changed.get(path);
		if (text !== undefined) return compile(path, text);
		const known = this.#compiled.get(path);
		if (known) return known;
		const compiled = compile(path, readFileSync(path, 'utf8'));
		this.#compiled.set(path, compiled);
		return compiled;
	}
}

function compile(path: string, text: string): Evaluate {
	const define = { 'import.meta.dirname': JSON.stringify(dirname(path)) };
	const { code } = transformSync(text, { loader: 'ts', format: 'cjs', target: 'node20', define });
	return compileFunction(code, ['require', 'module', 'exports'], { filename: path }) as Evaluate;
}
