/** Generates property lists of every kind from the descriptions of keys. */
import { xcodeLayout } from '../../server/src/service/edit/xmlText.js';
import {
	personalitySkeletons,
	plainSnippet,
	renderDocument,
} from '../../server/src/service/index.js';
import type { DocumentKind } from '../../server/src/service/platform/documentKind.js';
import { describedKeys, type KeyDescription } from '../../server/src/service/schema/describe.js';
import type { Random } from '../support/random.js';
import type { FuzzDocument } from './fuzzDocument.js';

const kinds: readonly DocumentKind[] = [
	'dext',
	'dext',
	'kext',
	'codelessKext',
	'systemExtension',
	'entitlements',
	'hostApp',
];

const layouts = [xcodeLayout, { eol: '\n', unit: '  ' }, { eol: '\r\n', unit: '\t' }];

const described = describedKeys();

/** A property list with random described keys and their examples: correct elements, plausible values. */
export function generatePlist(random: Random): FuzzDocument {
	const kind = random.pick(kinds);
	const entriesXml = [...identity(random, kind), ...rootEntries(random, kind)].join('\n');
	return {
		text: renderDocument({ entriesXml }, random.pick(layouts)),
		options: {
			uri: kind === 'entitlements' ? 'file:///Gadget.entitlements' : 'file:///Gadget/Info.plist',
			kind,
			form: random.chance(0.8) ? 'source' : 'built',
		},
	};
}

const packageTypes: Partial<Record<DocumentKind, string>> = {
	dext: 'DEXT',
	kext: 'KEXT',
	codelessKext: 'KEXT',
	systemExtension: 'SYSX',
	hostApp: 'APPL',
};

function identity(random: Random, kind: DocumentKind): readonly string[] {
	const type = packageTypes[kind];
	if (type === undefined) return [];
	return [
		entry('CFBundleIdentifier', '<string>com.example.Gadget</string>'),
		entry('CFBundlePackageType', `<string>${type}</string>`),
		entry('CFBundleVersion', `<string>${random.count(1, 99)}.${random.below(10)}</string>`),
	];
}

function rootEntries(random: Random, kind: DocumentKind): readonly string[] {
	const place = kind === 'entitlements' ? 'entitlements' : 'root';
	const applicable = described.filter(
		(each) =>
			each.place === place &&
			each.key !== 'IOKitPersonalities' &&
			(place === 'entitlements' || (each.schema['x-kinds']?.includes(kind) ?? true)),
	);
	const entries = random.sample(applicable, random.count(0, 12)).map(exampleEntry);
	return kind === 'entitlements' ? entries : [...entries, ...personalities(random, kind)];
}

function personalities(random: Random, kind: DocumentKind): readonly string[] {
	if (kind === 'systemExtension' || kind === 'hostApp') return [];
	const inner = Array.from({ length: random.count(1, 6) }, (_, index) =>
		random.chance(0.5)
			? skeleton(random, kind)
			: entry(`Gadget ${index}`, dict(personalityEntries(random, kind))),
	);
	return [entry('IOKitPersonalities', dict(inner))];
}

function skeleton(random: Random, kind: DocumentKind): string {
	return plainSnippet(random.pick(personalitySkeletons(kind)).body);
}

/** Entries with the keys that one family of providers compares, and some of any family. */
function personalityEntries(random: Random, kind: DocumentKind): readonly string[] {
	const all = described.filter(
		({ place, schema }) => place === 'personality' && (schema['x-kinds']?.includes(kind) ?? true),
	);
	const { file } = random.pick(all);
	const chosen = [
		...all.filter(({ key }) => key === 'IOClass' || key === 'IOProviderClass'),
		...random.sample(
			all.filter((each) => each.file === file),
			random.count(1, 8),
		),
		...random.sample(all, random.count(0, 4)),
	];
	return [...new Map(chosen.map((each) => [each.key, each])).values()].map(exampleEntry);
}

function exampleEntry({ key, schema }: KeyDescription): string {
	return entry(key, schema['x-example'] ?? '<string>Gadget</string>');
}

function entry(key: string, value: string): string {
	return `<key>${key}</key>\n${value}`;
}

/** A dictionary whose lines are indented by one more tab. */
function dict(entries: readonly string[]): string {
	return `<dict>\n${entries.join('\n').replace(/^/gm, '\t')}\n</dict>`;
}
