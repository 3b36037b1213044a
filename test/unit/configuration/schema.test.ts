/** The schema of `.driver-plist.json` agrees with the reader of the file. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import manifest from '../../../package.json';
import schema from '../../../schemas/configuration.json';
import { readTeamFile } from '../../../server/src/configuration/teamFile.js';
import { rules } from '../../../server/src/service/index.js';

const codes = rules.map(({ code }) => code);
const isValid = new Ajv2020({ strict: false }).compile(schema);

function isAccepted(settings: unknown): boolean {
	const { problems } = readTeamFile('file:///a/.driver-plist.json', JSON.stringify(settings));
	return problems.length === 0;
}

const values = ['error', 'hint', 'off', 'dext', 'loud', '12.0', '12.', '', 1, true, null, [], {}];
const settings = [
	...values,
	...['$schema', 'rule', ...Object.keys(schema.properties)].flatMap((name) =>
		values.map((value) => ({ [name]: value })),
	),
	...['missing-key', 'mising-key'].flatMap((code) =>
		values.map((value) => ({ rules: { [code]: value } })),
	),
	...values.map((value) => ({ kinds: { '*.plist': value } })),
	...['macOS', 'macos', 'iPadOS'].flatMap((system) =>
		values.map((value) => ({ deploymentTarget: { [system]: value } })),
	),
	...values.map((value) => ({ exclude: [value] })),
];

describe('the schema of the team file', () => {
	it.each(
		settings.filter((each) => !hasOtherSchema(each)).map((each) => [JSON.stringify(each), each]),
	)('agrees with the reader on %s', (_, each) => {
		expect(isValid(each)).toBe(isAccepted(each));
	});

	it('accepts and rejects some files', () => {
		expect(new Set(settings.map((each) => isValid(each)))).toEqual(new Set([true, false]));
	});

	it('allows comments and trailing commas in VS Code, as the reader does', () => {
		expect(schema).toMatchObject({ allowComments: true, allowTrailingCommas: true });
		const text = '{ "advice": "off", /* for now */ }';
		expect(readTeamFile('file:///a/.driver-plist.json', text).problems).toEqual([]);
	});

	it('lists all rules, like the settings of VS Code', () => {
		const setting = manifest.contributes.configuration.properties['driverPlist.rules'];
		expect(Object.keys(schema.properties.rules.properties)).toEqual(codes);
		expect(setting.propertyNames.enum).toEqual(codes);
	});
});

/** The value of `$schema` is for editors; the reader ignores it. */
function hasOtherSchema(each: unknown): boolean {
	return typeof each === 'object' && each !== null && '$schema' in each;
}
