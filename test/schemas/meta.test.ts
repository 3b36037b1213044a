/** The JSON files that people edit by hand are valid by the schema that they name. */
import { readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

function readJson(path: string): Record<string, unknown> {
	return JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, unknown>;
}

const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true });
const metaFiles = globSync('schemas/meta/**/*.schema.json', { cwd: root });
for (const path of metaFiles) {
	if (basename(path) !== 'vocabulary.schema.json') ajv.addSchema(readJson(path), path);
}

/** What the schema that a file names finds wrong, as `place: what`; the path of the file is from the root. */
function faultsIn(path: string, json: Record<string, unknown>): readonly string[] {
	const named = json.$schema;
	if (typeof named !== 'string') return ['/: names no $schema'];
	const schema = normalize(join(dirname(path), named));
	const validate = ajv.getSchema(schema);
	if (!validate) return [`/$schema: there is no ${schema}`];
	if (validate(json)) return [];
	return (validate.errors ?? []).map(
		({ instancePath, message, params }) =>
			`${instancePath}/: ${message ?? ''} ${JSON.stringify(params)}`,
	);
}

const facts = globSync('schemas/facts/**/*.json', { cwd: root });
const templates = globSync('client/templates/*/template.json', { cwd: root });
const pieces = globSync('client/templates/_shared/*/piece.json', { cwd: root });

describe('is valid by the schema that it names', () => {
	it.each([...facts, ...templates, ...pieces, 'client/templates/_shared/prompts.json'].sort())(
		'%s',
		(path) => {
			expect(faultsIn(path, readJson(path))).toEqual([]);
		},
	);
});

describe('a slip is found by its name', () => {
	const audio = 'client/templates/audio/template.json';
	const pairings = 'schemas/facts/pairings.json';
	const slips: readonly (readonly [
		title: string,
		path: string,
		written: RegExp,
		slip: string,
		fault: string,
	])[] = [
		['"wen" in a prompt', audio, /"when"/, '"wen"', '"additionalProperty":"wen"'],
		['"wen" in a pairing', pairings, /"when"/, '"wen"', '"additionalProperty":"wen"'],
		[
			'another word in a condition',
			pairings,
			/"provider": "pci"/,
			'"provider": "PCI"',
			'/when/provider',
		],
		['a question of another kind', audio, /"choice"/, '"choise"', '/kind'],
		['a category of its own', audio, /"dext"/, '"dexts"', '/category'],
		[
			'a provider for apps only',
			'schemas/facts/providers.json',
			/"codelessKext"/,
			'"app"',
			'/kinds',
		],
		['no schema', 'schemas/facts/usb.json', /"\$schema": ".*?",/, '', 'names no $schema'],
		['an unknown schema', 'schemas/facts/usb.json', /usb\.schema/, 'usbs.schema', 'there is no'],
	];
	it.each(slips)('%s', (_title, path, written, slip, fault) => {
		const text = readFileSync(join(root, path), 'utf8');
		expect(text).toMatch(written);
		const json = JSON.parse(text.replace(written, slip)) as Record<string, unknown>;
		expect(faultsIn(path, json).join('\n')).toContain(fault);
	});
});

describe('schemas of facts', () => {
	it('are there for every file of facts and no other', () => {
		const schemas = globSync('schemas/meta/facts/*.schema.json', { cwd: root });
		const names = schemas.map((path) => basename(path, '.schema.json'));
		// The files of a folder share the schema of its singular.
		const described = facts.map((path) => {
			const folder = basename(dirname(path));
			return folder === 'facts' ? basename(path, '.json') : folder.replace(/s$/, '');
		});
		expect(names.filter((name) => name !== 'common').sort()).toEqual(
			[...new Set(described)].sort(),
		);
	});
});
