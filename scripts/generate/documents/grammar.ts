/** Renders the injection grammar that highlights driver property lists in XML: key names, build variables, numbers. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Schema } from '../../../server/src/service/schema/schema.js';
import { repositoryRoot } from '../../prepareOnce.js';

export const grammarPath = 'syntaxes/driver-plist.injection.tmLanguage.json';

/** The generated files: path relative to the root of the repository, and text. */
export function render(): Map<string, string> {
	const folder = join(repositoryRoot, 'schemas');
	const names = new Set<string>();
	for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
		if (file.endsWith('.schema.json') && !file.startsWith('meta')) {
			collectKeys(JSON.parse(readFileSync(join(folder, file), 'utf8')), names);
		}
	}
	return new Map([[grammarPath, renderGrammar([...names])]]);
}

/** All names in the `properties` of a schema and its subschemas. */
function collectKeys(schema: Schema | boolean | undefined, names: Set<string>): void {
	if (schema === undefined || typeof schema === 'boolean') {
		return;
	}
	for (const name of Object.keys(schema.properties ?? {})) {
		names.add(name);
	}
	const parts = [
		...Object.values(schema.properties ?? {}),
		...Object.values(schema.patternProperties ?? {}),
		...Object.values(schema.$defs ?? {}),
		...(schema.allOf ?? []),
		...(schema.anyOf ?? []),
	];
	for (const part of [...parts, schema.items, schema.additionalProperties]) {
		collectKeys(part, names);
	}
}

/** The grammar as JSON. Keys that are not in `names` are not highlighted, because a driver may have custom keys. */
export function renderGrammar(names: readonly string[]): string {
	const known = [...names].sort().map(toPattern);
	const grammar = {
		$schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
		$comment: 'Generated from schemas/ by scripts/generate/documents/grammar.ts.',
		scopeName: 'driver-plist.injection',
		// Without the last two, the rules inside a text would be applied to that text again.
		injectionSelector: 'L:text.xml -comment -meta.property-name.plist -meta.value.plist',
		patterns: ['directive', 'knownKey', 'key', 'integer', 'string'].map(include),
		repository: {
			directive: {
				match: '^\\s*(#)\\s*(if|ifdef|ifndef|elif|else|endif|define|undef|include)\\b[^<]*',
				name: 'meta.preprocessor.plist',
				captures: {
					1: { name: 'punctuation.definition.directive.plist' },
					2: { name: 'keyword.control.directive.plist' },
				},
			},
			knownKey: {
				match: `(?<=<key>)(?:${known.join('|') || '(?!)'})(?=</key>)`,
				// The first scope is red in the light themes of VS Code. The second one has about the color of JSON keys.
				name: 'support.type.property-name.plist support.variable.property.plist',
			},
			key: {
				match: '(?<=<key>)[^<]+',
				name: 'meta.property-name.plist',
				captures: { 0: { patterns: insertions } },
			},
			integer: {
				match: '(?<=<integer>)\\s*([-+]?0[xX]\\h+)(?=\\s*</integer>)',
				captures: { 1: { name: 'constant.numeric.integer.hexadecimal.plist' } },
			},
			string: {
				begin: '(?<=<string>|<integer>)(?=[^<])',
				end: '(?=<)',
				name: 'meta.value.plist',
				patterns: insertions,
			},
			variable: {
				match: '(\\$)(?:(\\()[^()<]*(\\))|(\\{)([^{}:<]*)(?:(:)([^{}<]*))?(\\}))',
				name: 'variable.other.constant.plist',
				captures: {
					1: { name: 'punctuation.definition.variable.plist' },
					2: { name: 'punctuation.section.variable.begin.plist' },
					3: { name: 'punctuation.section.variable.end.plist' },
					4: { name: 'punctuation.section.variable.begin.plist' },
					6: { name: 'punctuation.separator.modifier.plist' },
					7: { name: 'support.function.modifier.plist' },
					8: { name: 'punctuation.section.variable.end.plist' },
				},
			},
			token: { match: '@[A-Za-z_][A-Za-z0-9_]*@', name: 'variable.other.constant.token.plist' },
		},
	};
	return `${JSON.stringify(grammar, undefined, 2)}\n`;
}

/** Build variables in a text, and the entities that the XML grammar highlights. */
const insertions = [...['variable', 'token'].map(include), { include: 'text.xml#entity' }];

function include(rule: string): { include: string } {
	return { include: `#${rule}` };
}

function toPattern(name: string): string {
	return name
		.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;');
}
