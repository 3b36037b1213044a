/**
 * Writes the rules and the values of settings into the settings of VS Code and the schema of `.driver-plist.json`,
 * and renders `docs/configuration.md`.
 */
import { readFileSync } from 'node:fs';
import {
	adviceLevels,
	levels,
	versionPattern,
} from '../../../server/src/configuration/settings.js';
import { documentKinds, severities } from '../../../server/src/service/index.js';
import { type DocumentedRule, documentedRules } from '../documentedRules.js';
import { table } from '../markdown.js';
import { doNotEdit, type Output } from '../output.js';

const manifestPath = 'package.json';
const schemaPath = 'schemas/configuration.json';

interface Setting {
	readonly default?: unknown;
	readonly enum?: readonly string[];
	readonly markdownDescription?: string;
	readonly properties?: Readonly<Record<string, Setting>>;
	readonly additionalProperties?: Setting;
}

interface TeamSchema extends Setting {
	readonly properties: Readonly<Record<string, Setting>>;
	readonly $defs: { readonly level: Setting };
}

interface Manifest {
	readonly contributes: {
		readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
	};
}

export function render(): Output {
	const rules = documentedRules();
	const manifest = readJson<Manifest>(manifestPath);
	setClientSettings(manifest.contributes.configuration.properties, rules);
	const schema = readJson<TeamSchema>(schemaPath);
	setTeamSettings(schema, rules);
	return new Map([
		[manifestPath, writeJson(manifest)],
		[schemaPath, collapseEnums(writeJson(schema))],
		['docs/configuration.md', renderPage(manifest, schema)],
	]);
}

function setClientSettings(
	settings: Readonly<Record<string, Setting>>,
	rules: readonly DocumentedRule[],
): void {
	const settingNamed = (name: string): Setting => settings[`driverPlist.${name}`] ?? {};
	const described = (name: string, values: readonly string[]) => ({
		enum: values,
		enumDescriptions: values.map((each) => `%setting.${name}.${each}%`),
	});
	Object.assign(settingNamed('rules'), { propertyNames: ruleNames(rules) });
	Object.assign(settingNamed('rules').additionalProperties ?? {}, { enum: levels });
	Object.assign(settingNamed('advice'), described('advice', ['asIs', ...adviceLevels]));
	Object.assign(
		settingNamed('kinds').additionalProperties ?? {},
		described('kinds', documentKinds),
	);
	setVersions(settingNamed('deploymentTarget'));
}

function setTeamSettings(
	{ properties, $defs }: TeamSchema,
	rules: readonly DocumentedRule[],
): void {
	Object.assign(properties.rules ?? {}, {
		properties: Object.fromEntries(rules.map(ruleSetting)),
	});
	Object.assign($defs.level, { enum: levels });
	Object.assign(properties.advice ?? {}, { enum: adviceLevels });
	Object.assign(properties.failOn ?? {}, { enum: severities });
	Object.assign(properties.kinds?.additionalProperties ?? {}, { enum: documentKinds });
	setVersions(properties.deploymentTarget ?? {});
}

function setVersions({ properties = {} }: Setting): void {
	for (const system of Object.values(properties)) {
		Object.assign(system, { pattern: versionPattern.source });
	}
}

/** For VS Code, which suggests the names of this list and underlines others. */
function ruleNames(rules: readonly DocumentedRule[]): object {
	return {
		enum: rules.map(({ rule }) => rule.code),
		markdownEnumDescriptions: rules.map(summaryOf),
	};
}

function ruleSetting(documented: DocumentedRule): [code: string, setting: object] {
	const { code, severity } = documented.rule;
	const markdownDescription = summaryOf(documented);
	return [code, { $ref: '#/$defs/level', default: severity, markdownDescription }];
}

/** The first sentence, which is enough to choose a rule. Its page has all of them. */
function summaryOf({ docs }: DocumentedRule): string {
	return /^.*?\.(?= \p{Lu}| `|$)/su.exec(docs.what)?.[0] ?? docs.what;
}

function readJson<T>(path: string): T {
	return JSON.parse(readFileSync(path, 'utf8')) as T;
}

function writeJson(value: unknown): string {
	return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** Short lists on one line, as Biome formats them. */
function collapseEnums(json: string): string {
	return json.replace(/"enum": \[\s*([^\]]{0,80}?)\s*\]/g, (_, items: string) => {
		return `"enum": [${items.replace(/\s*\n\s*/g, ' ')}]`;
	});
}

function renderPage(manifest: Manifest, schema: Setting): string {
	const texts = readJson<Readonly<Record<string, string>>>('package.nls.json');
	const localized = (text: string): string =>
		text
			.replace(/^%(.+)%$/, (_, key: string) => texts[key] ?? key)
			// `#name#` is a link in the settings editor of VS Code.
			.replace(/`#([^`]+)#`/g, '`$1`');
	const settings = Object.entries(manifest.contributes.configuration.properties);
	return [
		`<!-- ${doNotEdit} -->`,
		'# Configuration',
		'',
		'What is checked, and at which severity, is set in three places: comments in a file have precedence over the settings of your editor, which have precedence over the team file.',
		'',
		'## Team file',
		'',
		'`.driver-plist.json` applies to all property lists in its folder and below. It may contain comments and trailing commas. For each file, the nearest team file above it is used. VS Code searches up to the open folder, the command line up to the root of the repository. Both report problems in the team file, and `driver-plist fix` changes no property list to which it applies until they are corrected.',
		'',
		'```json',
		example.trimEnd(),
		'```',
		'',
		...table(['setting', 'default', ''], Object.entries(schema.properties ?? {}).map(describe)),
		'',
		'## VS Code settings',
		'',
		'Unset settings fall back to `.driver-plist.json`. Objects are merged entry by entry.',
		'',
		...table(
			['setting', 'default', ''],
			settings.map(([name, setting]) =>
				describe([
					name,
					{ ...setting, markdownDescription: localized(setting.markdownDescription ?? '') },
				]),
			),
		),
		'',
		'## Comments',
		'',
		...comments,
		'',
		'## Severities',
		'',
		'[Rules](rules/README.md) lists all rules with their default severity, and [Severities](severities.md) when a finding has another one. `error`: the system or the build rejects or silently ignores it. `warning`: almost certainly a mistake. `information` and `hint`: advice, which the command line shows only with `--level`.',
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
	'<!-- driver-plist-disable wrong-type, unknown-key -->',
	'<!-- driver-plist: kind=dext -->',
	'```',
	'',
	'The first comment turns rules off for the next line. If that line is a key, it also covers the value of the key; of a dictionary or an array, only the start tag. The second comment turns rules off for the whole file. Without codes, both apply to all rules. The third comment sets the kind of the file. Text after a colon, after the kind, too, is a remark for readers.',
];
