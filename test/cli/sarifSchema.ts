/** The JSON Schema of SARIF 2.1.0, from a package of Microsoft. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';

const path = 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
const text = readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
// The schema names draft 4, and uses nothing that later drafts changed except the key of its identifier.
const { $schema: _draft, id: _id, ...schema } = JSON.parse(text);

const isValid = new Ajv({
	allErrors: true,
	strict: false,
	unicodeRegExp: false,
	formats: {
		uri: (value: string) => URL.canParse(value),
		'uri-reference': (value: string) => URL.canParse(value, 'file:///folder/'),
		'date-time': (value: string) => !Number.isNaN(Date.parse(value)),
	},
}).compile(schema);

/** Where a log violates the schema, as `/runs/0/results/0: must have required property 'message'`. */
export function violationsOfSarif(log: unknown): readonly string[] {
	isValid(log);
	return (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}
