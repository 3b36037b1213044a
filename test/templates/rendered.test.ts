/** With any answers, the files of every template are valid: no findings, readable by other parsers, consistent. */
import { spawnSync } from 'node:child_process';
import { parse } from 'plist';
import { describe, expect, it } from 'vitest';
import { methodNameFault } from '../../server/src/scaffold/reservedWords.js';
import { analyze, checkPlist, renderMessage } from '../../server/src/service/index.js';
import { descriptionsOf } from '../../server/src/service/schema/describe.js';
import { allRenderings, type Rendering, strangeText } from './renderings.js';

const renderings = allRenderings();
const hasPython = spawnSync('python3', ['--version']).status === 0;

/** The information of kexts that DriverKit replaces, which a comment in the file explains. */
const replaced = /^information replaced-kext-family: .* replacement .*DriverKit\.$/;

const plists = renderings.flatMap(({ title, files }) =>
	files
		.filter(({ path }) => /\.(plist|entitlements)$/.test(path))
		.map((file) => ({ ...file, title: `${title}: ${file.path}` })),
);

function findings(path: string, text: string): readonly string[] {
	return checkPlist(analyze(text, { uri: `file:///project/${path}` })).map(
		({ code, severity, message }) => `${severity} ${code}: ${renderMessage(message)}`,
	);
}

function personalitiesOf(text: string): readonly Record<string, unknown>[] {
	const root = parse(text) as { IOKitPersonalities?: Record<string, Record<string, unknown>> };
	return Object.values(root.IOKitPersonalities ?? {});
}

/** The classes in a property list that the driver must define, including user clients. */
function userClassesIn(personality: Record<string, unknown>): readonly string[] {
	return Object.entries(personality).flatMap(([key, value]) => {
		if (key === 'IOUserClass') return [String(value)];
		return typeof value === 'object' && value !== null && key === 'UserClientProperties'
			? userClassesIn(value as Record<string, unknown>)
			: [];
	});
}

describe('property lists', () => {
	it.each(plists.map(({ title, path, text }) => [title, path, text] as const))(
		'%s has no findings, except that DriverKit replaces a kext',
		(_title, path, text) => {
			const isReplaced = text.includes('<!-- DriverKit supports this device:');
			const expected = isReplaced ? [expect.stringMatching(replaced)] : [];
			expect(findings(path, text)).toEqual(expected);
			expect(parse(text)).toBeTypeOf('object');
		},
	);

	it('have entitlements that are described, so that misspelled ones are found', () => {
		const entitlements = plists.filter(({ path }) => path.endsWith('.entitlements'));
		const keys = entitlements.flatMap(({ text }) => Object.keys(parse(text) as object));
		expect(keys).toContain('com.apple.security.network.client');
		expect([...new Set(keys)].filter((key) => descriptionsOf(key).length === 0)).toEqual([]);
	});

	it.skipIf(!hasPython)('are read by Python (skipped without python3)', () => {
		const script = [
			'import json, plistlib, sys',
			'for title, text in json.load(sys.stdin):',
			'    try: plistlib.loads(text.encode("utf-8"))',
			'    except Exception as error: print(title, error)',
		].join('\n');
		const input = JSON.stringify(plists.map(({ title, text }) => [title, text]));
		const { stdout, stderr, status } = spawnSync('python3', ['-c', script], {
			input,
			encoding: 'utf8',
			env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
			maxBuffer: 1 << 26,
		});
		expect(stdout + stderr).toBe('');
		expect(status).toBe(0);
	});

	it('contain unusual names as typed', () => {
		const { files } = find('codeless-dext usb-hid strangest');
		const info = files.find(({ path }) => path === 'q/Info.plist')?.text ?? '';
		expect(parse(info)).toMatchObject({
			OSBundleUsageDescription: `This driver lets you use ${strangeText}.`,
		});
	});
});

describe('files', () => {
	it.each(renderings.map((rendering) => [rendering.title, rendering] as const))(
		'%s',
		(_title, { template, files }) => {
			const paths = files.map(({ path }) => path);
			expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
			for (const path of paths) {
				expect(path).toMatch(/^[\w.-]+(\/[\w.-]+)*$/);
				expect(path).not.toContain('..');
			}
			for (const { path, text } of files) {
				const known = text.replaceAll(strangeText, '');
				expect(known, path).not.toMatch(/\{\{|\}\}|undefined|NaN|\[object/);
				expect(text, path).toMatch(/[^\n]\n$/);
				expect(text, path).not.toMatch(/[ \t]\n|\n\n\n|\r/);
			}
			expect(template.description).toMatch(/\.$/);
		},
	);

	it.each(['codeless-dext usb-hid strangest', 'dns-proxy strangest'])(
		'%s turns any name into a Swift string',
		(title) => {
			const view = find(title).files.find(({ path }) => path.endsWith('ContentView.swift'));
			expect(view?.text).toContain(`Text(verbatim: ${swiftLiteral(strangeText)})`);
		},
	);

	it.each(renderings.map((rendering) => [rendering.title, rendering] as const))(
		'%s number the steps of their README',
		(_title, rendering) => {
			for (const section of textsOf(rendering, /README\.md$/).split(/^#/m)) {
				const numbers = Array.from(section.matchAll(/^(\d+)\. /gm), ([, number]) => Number(number));
				expect(numbers).toEqual(numbers.map((_, index) => index + 1));
			}
		},
	);
});

describe('code', () => {
	const code = renderings.flatMap(({ title, files }) =>
		files
			.filter(({ path }) => /\.(cpp|h|iig|swift)$/.test(path))
			.map(({ path, text }) => [`${title}: ${path}`, text] as const),
	);

	it.each(code)('%s closes every bracket', (_title, text) => {
		const bare = text.replace(/"(?:\\.|[^"\\\n])*"|\/\/.*|\/\*[\s\S]*?\*\//g, '');
		const open: string[] = [];
		for (const bracket of bare.match(/[()[\]{}]/g) ?? []) {
			if ('([{'.includes(bracket)) open.push(bracket);
			else expect(`${open.pop()}${bracket}`).toMatch(/^(\(\)|\[\]|\{\})$/);
		}
		expect(open).toEqual([]);
	});

	const drivers = renderings.filter(({ template }) => /[dD]ext$/.test(template.category));

	it.each(drivers.map((rendering) => [rendering.title, rendering] as const))(
		'%s defines the classes in its property list',
		(_title, rendering) => {
			const code = textsOf(rendering, /\.iig$/);
			const declared = Array.from(code.matchAll(/^class (\w+) :/gm), ([, name]) => name);
			const named = textsOf(rendering, /Info\.plist$/, personalitiesOf).flatMap(userClassesIn);
			expect([...declared].sort()).toEqual([...named].sort());
			for (const name of named) {
				expect(code).toContain(`#ifndef ${name}_h`);
				expect(textsOf(rendering, /\.cpp$/)).toContain(`#include "${name}.h"`);
			}
		},
	);

	it.each(drivers.map((rendering) => [rendering.title, rendering] as const))(
		'%s implements its declarations',
		(_title, rendering) => {
			const implemented = textsOf(rendering, /\.cpp$/);
			const interfaces = textsOf(rendering, /\.iig$/)
				.split(/^class /m)
				.slice(1);
			for (const text of interfaces) {
				const name = /^\w+/.exec(text)?.[0] ?? '';
				for (const [, method = ''] of text.matchAll(/^\tvirtual [^(]*?(\w+)\(/gm)) {
					expect(methodNameFault(method)).toBeDefined();
					expect(implemented).toMatch(
						new RegExp(`(${name}::${method}\\(|IMPL\\(${name}, ${method}\\))`),
					);
				}
			}
		},
	);
});

function textsOf(rendering: Rendering, path: RegExp): string;
function textsOf<T>(rendering: Rendering, path: RegExp, read: (text: string) => readonly T[]): T[];
function textsOf<T>(
	{ files }: Rendering,
	path: RegExp,
	read?: (text: string) => readonly T[],
): string | T[] {
	const texts = files.filter((file) => path.test(file.path)).map(({ text }) => text);
	return read ? texts.flatMap(read) : texts.join('\n');
}

function find(title: string): Rendering {
	const found = renderings.find((rendering) => rendering.title === title);
	if (!found) throw new Error(`No rendering '${title}'.`);
	return found;
}

function swiftLiteral(text: string): string {
	return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
