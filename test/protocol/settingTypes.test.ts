/** Settings of any JSON type: those that are invalid have their defaults, and the others apply. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RawClient } from './rawClient.js';
import { duplicate } from './samples.js';

const uri = 'file:///work/Sample/Info.plist';
const manifest = JSON.parse(
	readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8'),
) as { contributes: { configuration: { properties: Readonly<Record<string, unknown>> } } };
const names = Object.keys(manifest.contributes.configuration.properties).map((name) =>
	name.split('.').slice(1),
);

const garbage: readonly unknown[] = [
	null,
	true,
	false,
	0,
	-1,
	1e308,
	'',
	'error',
	'\0',
	'x'.repeat(100_000),
	[],
	[null, 7, {}],
	{},
	{ '': '' },
	{ constructor: 'error', toString: 7, hasOwnProperty: null, valueOf: {} },
	JSON.parse('{ "__proto__": { "duplicate-key": "off", "enabled": false } }'),
	{ '**/**/**/**/a*a*a*a*a*a*a*a*b': 'dext', '[': 'dext', [`${'{a,b}'.repeat(30)}`]: 'kext' },
	JSON.parse(`${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`),
];

/** `{ a: { b: value } }` for `['a', 'b']`. */
function nested([first, ...rest]: readonly string[], value: unknown): unknown {
	return first === undefined ? value : { [first]: nested(rest, value) };
}

let client: RawClient;

beforeAll(async () => {
	client = new RawClient();
	await client.initialize();
	client.open(uri, duplicate);
});

afterAll(() => client.kill());

it('has settings to test', () => {
	expect(names.length).toBeGreaterThan(5);
});

const paths = [[], ['rules', 'duplicate-key'], ...names];

it.each(paths.map((path) => ({ path, name: path.join('.') })))(
	'driverPlist.$name',
	async ({ path, name }) => {
		for (const value of garbage) {
			client.settings = nested(path, value);
			client.notify('workspace/didChangeConfiguration', {
				settings: nested(['driverPlist'], client.settings),
			});
			const isOff = name === 'validation.enabled' && value === false;
			expect(await client.codes(uri), JSON.stringify(value)).toEqual(
				isOff ? [] : ['duplicate-key'],
			);
		}
		client.settings = { rules: { 'duplicate-key': 'off' } };
		client.notify('workspace/didChangeConfiguration', {});
		expect(await client.codes(uri)).toEqual([]);
	},
);

it('writes no errors', () => {
	expect(client.loggedFaults).toEqual([]);
	expect(client.complaints).toBe('');
});
