/** Lists the rules in the settings of VS Code and in the schema of `.driver-plist.json`, and renders `docs/configuration.md`. */
import { readFileSync } from 'node:fs';
import { type DocumentedRule, documentedRules } from './documentedRules.js';
import { table } from './markdown.js';
import { doNotEdit, type Output } from './output.js';

const manifestPath = 'package.json';
const schemaPath = 'schemas/configuration.json';

interface Setting {
	readonly default?: unknown;
	readonly enum?: readonly string[];
	readonly markdownDescription?: string;
	properties?: Readonly<Record<string, object>>;
	propertyNames?: object;
}

interface Manifest {
	readonly contributes: {
		readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
	};
}

export async function render(): Promise<Output> {
	const rules = await documentedRules();
	const manifest = readJson<Manifest>(manifestPath);
	const setting = manifest.contributes.configuration.properties['driverPlist.rules'];
	if (setting) setting.propertyNames = ruleNames(rules);
	const schema = readJson<Setting>(schemaPath);
	const shared: Setting | undefined = schema.properties?.rules;
	if (shared) shared.properties = Object.fromEntries(rules.map(ruleSetting));
	return new Map([
		[manifestPath, writeJson(manifest)],
		[schemaPath, collapseEnums(writeJson(schema))],
		['docs/configuration.md', renderPage(manifest, schema)],
	]);
}

/** For VS Code, which completes names of this list and underlines others. */
function ruleNames(rules: readonly DocumentedRule[]): object {
	return {
		enum: rules.map(({ rule }) => rule.code),
		markdownEnumDescriptions: rules.map(({ docs }) => docs.what),
	};
}

function ruleSetting({ rule, docs }: DocumentedRule): [code: string, setting: object] {
	const { code, severity } = rule;
	return [code, { $ref: '#/$defs/level', default: severity, markdownDescription: docs.what }];
}

function readJson<T>(path: string): T {
	return JSON.parse(readFileSync(path, 'utf8')) as T;
}

function writeJson(value: unknown): string {
	return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** Lists of short words on one line, as the formatter wants them. */
function collapseEnums(json: string): string {
	return json.replace(/"enum": \[\s*([^\]]{0,80}?)\s*\]/g, (_, items: string) => {
		return `"enum": [${items.replace(/\s*\n\s*/g, ' ')}]`;
	});
}

function renderPage(manifest: Manifest, schema: Setting): string {
	const texts = readJson<Readonly<Record<string, string>>>('package.nls.json');
	const told = (text: string): string =>
		text.replace(/^%(.+)%$/, (_, key: string) => texts[key] ?? key);
	const settings = Object.entries(manifest.contributes.configuration.properties);
	return [
		`<!-- ${doNotEdit} -->`,
		'# Configuration',
		'',
		'What is checked, and how loud, is set in three places. The nearer one wins: a comment in the file, then the settings of your editor, then the file of the team.',
		'',
		'## The file of the team',
		'',
		'`.driver-plist.json` counts for every property list in its folder and below; the nearest one above a file is taken. VS Code looks up to the folder that is open, the command line up to the root of the repository. The server and the command line read the same file, and both say so when something in it is wrong.',
		'',
		'```json',
		example.trimEnd(),
		'```',
		'',
		...table(['setting', 'default', ''], Object.entries(schema.properties ?? {}).map(describe)),
		'',
		'## Settings of VS Code',
		'',
		'What a setting does not say, the team decides; objects are joined entry by entry.',
		'',
		...table(
			['setting', 'default', ''],
			settings.map(([name, setting]) =>
				describe([
					name,
					{ ...setting, markdownDescription: told(setting.markdownDescription ?? '') },
				]),
			),
		),
		'',
		'## Comments',
		'',
		...comments,
		'',
		'## Levels',
		'',
		'[Rules](rules/README.md) lists every rule with its level. `error`: the system or the build refuses or silently ignores it. `warning`: almost certainly not meant. `information` and `hint`: advice, which the command line shows with `--level`.',
		'',
	].join('\n');
}

function describe([name, setting]: [string, Setting]): readonly string[] {
	const fallback = setting.default === undefined ? '' : `\`${JSON.stringify(setting.default)}\``;
	const values = setting.enum
		? ` One of ${setting.enum.map((each) => `\`${each}\``).join(', ')}.`
		: '';
	return [`\`${name}\``, fallback, (setting.markdownDescription ?? '') + values];
}

const example = `{
  "$schema": "./node_modules/driver-plist/schemas/configuration.json",
  "rules": { "missing-usage-description": "warning", "transport-wildcard": "off" },
  "advice": "hint",
  "kinds": { "Drivers/*-Info.plist": "dext" },
  "deploymentTarget": { "macOS": "12.0" },
  "exclude": ["Vendor/**"],
  "failOn": "warning"
}
`;

const comments = [
	'```xml',
	'<!-- driver-plist-disable-next-line transport-wildcard: until the vendor is approved -->',
	'<!-- driver-plist-disable stray-blanks, unknown-key -->',
	'<!-- driver-plist: kind=dext -->',
	'```',
	'',
	'The first switches rules off for the next line and for the value of a key that stands there, of a dict or an array for its start tag alone; the second for the whole file, both for every rule where no code is named. Words behind a colon are for people. The third says what the file describes.',
];
