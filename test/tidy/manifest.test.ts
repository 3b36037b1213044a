/** The contents of package.json exist. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json';
import texts from '../../package.nls.json';
import type { SettingFault } from '../../server/src/configuration/settingReaders.js';
import { clientSettings } from '../../server/src/configuration/settings.js';
import { problemsIn, readSettings } from '../../server/src/lsp/settings.js';
import { mayBePlist } from '../../server/src/project/plistSearch.js';
import { importsOf, projectFiles, root, sourceFiles } from './sourceFiles.js';

const { contributes } = manifest;
const client = sourceFiles(/^client\/src\//);
const properties = contributes.configuration.properties;

/** All strings of the manifest, at any depth. */
function* stringsOf(value: unknown): Iterable<string> {
	if (typeof value === 'string') yield value;
	else if (typeof value === 'object' && value !== null) {
		for (const inner of Object.values(value)) yield* stringsOf(inner);
	}
}

describe('commands', () => {
	const declared = contributes.commands.map(({ command }) => command);

	it('of the manifest are those of the client, one file for each', () => {
		const ids = client.flatMap(({ path, text }) =>
			path.startsWith('client/src/commands/')
				? [...text.matchAll(/\bid: '([^']+)'/g)].map(([, id]) => id)
				: [],
		);
		expect([...ids].sort()).toEqual([...declared].sort());
	});

	it('are all registered', () => {
		const list = client.find(({ path }) => path === 'client/src/commands/commandList.ts');
		const registered = list ? importsOf(list) : [];
		const files = client.flatMap(({ path }) =>
			/^client\/src\/commands\/(?!(?:command(?:List)?|dialogs)\.)/.test(path)
				? path.replace(/\.ts$/, '.js')
				: [],
		);
		expect(files.filter((path) => !registered.includes(path))).toEqual([]);
	});

	it('import what is in the bundle of the language client', () => {
		const dialogs = client.find(({ path }) => path === 'client/src/commands/dialogs.ts');
		const imported = client.flatMap(({ path, text }) =>
			path.startsWith('client/src/commands/')
				? [...text.matchAll(/import\('([^']*)'\)/g)].map(([, name]) => name)
				: [],
		);
		const exported = [...(dialogs?.text ?? '').matchAll(/from '([^']*)'/g)].map(([, name]) => name);
		expect([...new Set(imported)].sort()).toEqual(exported);
	});

	it('in menus are declared, including submenus', () => {
		const menus = contributes.submenus.map(({ id }) => id);
		const items: readonly { command?: string; submenu?: string }[] = Object.values(
			contributes.menus,
		).flat();
		expect(items.length).toBeGreaterThan(0);
		const unknown = items.filter(({ command, submenu }) =>
			submenu === undefined ? !declared.includes(command ?? '') : !menus.includes(submenu),
		);
		expect(unknown).toEqual([]);
		expect(menus.filter((id) => !(id in contributes.menus))).toEqual([]);
	});

	it('used by the client are declared', () => {
		const used = client.flatMap(({ text }) =>
			[...text.matchAll(/command: '(driverPlist\.[^']+)'/g)].map(([, id]) => id ?? ''),
		);
		expect(used.filter((id) => !declared.includes(id))).toEqual([]);
	});
});

describe('commands for a file', () => {
	it('are in the palette for the names of all files that are served', () => {
		const names = [
			...[
				'Info.plist',
				'Any.plist',
				'a.entitlements',
				'A.XCENT',
				'Info.plist.in',
				'My-Info.PLIST.cmake.in',
			],
			...[
				'pom.xml',
				'Info.xml',
				'a.plist.in',
				'Info.plist.',
				'Info.plist~',
				'plist',
				'a.entitlements.in',
			],
		];
		const conditions = contributes.menus.commandPalette
			.map(({ when }) => when)
			.filter((when) => when.includes('resource'));
		expect(conditions).toHaveLength(7);
		for (const when of conditions) {
			const [, pattern = ''] = /resourceFilename =~ \/(.+?)\/i (?:\|\|.*)$/.exec(when) ?? [];
			const shown = names.filter((name) => new RegExp(pattern, 'i').test(name));
			expect(shown, when).toEqual(names.filter(mayBePlist));
		}
	});

	it('that the explorer has are in the palette for the same files', () => {
		const palette = contributes.menus.commandPalette;
		for (const { command, when } of contributes.menus['driverPlist.explorer']) {
			if (!when.includes('resourcePath')) continue;
			const inPalette = palette.find((each) => each.command === command)?.when;
			for (const condition of when.split(' || ')) expect(inPalette, command).toContain(condition);
		}
	});
});

describe('texts', () => {
	const used = [...stringsOf(manifest)].flatMap((text) => /^%(.+)%$/.exec(text)?.[1] ?? []);

	it('of the manifest exist', () => {
		expect(used.filter((key) => !Object.hasOwn(texts, key))).toEqual([]);
	});

	it('are all used', () => {
		expect(Object.keys(texts).filter((key) => !used.includes(key))).toEqual([]);
	});
});

describe('paths', () => {
	const contributed = [...stringsOf(contributes)].filter((text) => text.startsWith('./'));

	it('contributed exist', () => {
		expect(contributed.length).toBeGreaterThan(1);
		for (const path of contributed) {
			expect(existsSync(join(root, path)), path).toBe(true);
		}
	});

	it('of entry points are files of the bundler', () => {
		const bundler = readFileSync(join(root, 'esbuild.mjs'), 'utf8');
		for (const entry of [manifest.main, manifest.browser, manifest.bin['driver-plist']]) {
			expect(bundler).toContain(`'${entry.replace(/^\.\//, '')}'`);
		}
	});
});

describe('settings', () => {
	/** Read by the language client. */
	const elsewhere = ['driverPlist.trace.server'];

	/** Whether the server finds nothing wrong with the name of a setting. */
	function isKnownToServer(steps: readonly string[]): boolean {
		const faults: SettingFault[] = [];
		const json = steps.reduceRight<unknown>((inner, step) => ({ [step]: inner }), null);
		clientSettings(json, [], faults);
		return faults.every(({ part }) => part === 'value');
	}

	it('have a default and a description', () => {
		for (const [name, setting] of Object.entries(properties)) {
			expect(setting, name).toHaveProperty('default');
			expect(setting, name).toHaveProperty('markdownDescription');
		}
	});

	it('are all read', () => {
		for (const name of Object.keys(properties)) {
			if (elsewhere.includes(name)) continue;
			const steps = name.split('.').slice(1);
			const inClient = client.some(({ text }) => text.includes(`'${steps.join('.')}'`));
			expect(inClient || isKnownToServer(steps), name).toBe(true);
		}
	});

	it('have no problems with their defaults', () => {
		const values = Object.entries(properties).map(([name, setting]) => {
			const inner: unknown = 'default' in setting ? setting.default : undefined;
			return name
				.split('.')
				.slice(1)
				.reduceRight((value, step) => ({ [step]: value }), inner);
		});
		const problems = values.flatMap((json) => {
			const faults: SettingFault[] = [];
			readSettings(json, faults);
			return problemsIn(json, faults);
		});
		expect(problems).toEqual([]);
	});

	it('read by the client are declared', () => {
		const names = client.flatMap(({ text }) =>
			[
				...text.matchAll(/getConfiguration\('driverPlist'[^)]*\)\s*\.get(?:<[^(]*>)?\('([^']+)'/g),
			].map(([, name]) => `driverPlist.${name}`),
		);
		expect(names.length).toBeGreaterThan(0);
		expect(names.filter((name) => !Object.hasOwn(properties, name))).toEqual([]);
	});
});

describe('dependencies', () => {
	it('are exact, and all bundled', () => {
		expect(manifest).not.toHaveProperty('dependencies');
		const loose = Object.entries(manifest.devDependencies).filter(([, at]) => !/^\d/.test(at));
		expect(loose).toEqual([]);
	});

	it('support the oldest VS Code in the manifest', () => {
		expect(`^${manifest.devDependencies['@types/vscode']}`).toBe(manifest.engines.vscode);
	});
});

describe('trust', () => {
	it('is required by the only file of the client that runs programs', () => {
		expect(manifest.capabilities.untrustedWorkspaces.supported).toBe('limited');
		const runs = client.filter(({ text }) =>
			/child_process|createTerminal|ShellExecution/.test(text),
		);
		expect(runs.map(({ path }) => path)).toEqual(['client/src/node/runTool.ts']);
		expect(runs.filter(({ text }) => /shell: true|\bexec\(/.test(text))).toEqual([]);
		const asks = client.filter(({ text }) => text.includes('workspace.isTrusted'));
		expect(asks.map(({ path }) => path).sort()).toEqual([
			'client/src/matching/explainMatching.ts',
			'client/src/matching/recordMac.ts',
			'client/src/pick/deviceSource.ts',
		]);
	});

	it('includes license and changelog', () => {
		expect(projectFiles()).toEqual(
			expect.arrayContaining(['LICENSE', 'CHANGELOG.md', 'README.md', 'images/icon.png']),
		);
	});
});
