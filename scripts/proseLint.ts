/**
 * Finds wording that STYLE.md bans, in the text, comments and identifiers of all files that people write,
 * and messages and fix titles of rules in another form than it requires.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type DocumentedRule, documentedRules } from './generate/documentedRules.js';
import { repositoryRoot } from './prepareOnce.js';
import { type BannedWording, bannedWordings } from './proseLint/bannedWordings.js';
import { messageFaults, titleFaults } from './proseLint/textFaults.js';

/** Files that quote what they ban, that are generated from others, or that other people wrote. */
const exempt = [
	/^STYLE\.md$|^scripts\/proseLint\/|^test\/scripts\/proseLint\.test\.ts$/,
	/\.generated\.ts$|^docs\/(?:keys|rules|templates)\/|^syntaxes\//,
	/^LICENSE$|^package-lock\.json$|^data\/|\.(?:png|ico|icns|bin|svg)$/,
	/^test\/(?:corpus|oracle|rules)\/.*\.(?:plist|entitlements|json)$/,
];

const rulesFolder = 'server/src/service/rules/';

export interface Found {
	/** Counted from 1. */
	readonly line: number;
	readonly text: string;
	readonly wording: BannedWording;
}

/** All banned wording in a text, in its order. */
export function findBannedWording(text: string): readonly Found[] {
	return bannedWordings
		.flatMap((wording) => [...matchesOf(wording, text)])
		.sort((one, other) => one.line - other.line);
}

/** Splits identifiers into words, except Apple's names, and continues sentences in the next line of a comment. */
function* matchesOf(wording: BannedWording, text: string): Iterable<Found> {
	const words = text.replace(/(?<!\bCF\w*)(?<=[a-z])(?=[A-Z])/g, ' ');
	const source = wording.pattern.source.replaceAll(' ', '[\\s*/]+');
	for (const match of words.matchAll(new RegExp(source, 'gi'))) {
		const line = words.slice(0, match.index).split('\n').length;
		yield { line, text: match[0].replace(/[\s*/]+/g, ' '), wording };
	}
}

function lint(): void {
	const faults = [
		...writtenFiles().flatMap(faultsInFile),
		...documentedRules().flatMap(faultsOfRule),
	];
	for (const fault of faults) console.error(fault);
	if (faults.length > 0) process.exitCode = 1;
}

function faultsInFile(path: string): readonly string[] {
	// Paths in code spans have names that others chose.
	const text = readFileSync(join(repositoryRoot, path), 'utf8').replace(
		/`[^`\s]*\/[^`\s]*`/g,
		'``',
	);
	return findBannedWording(text).map(
		({ line, text: found, wording }) => `${path}:${line} '${found}': use ${wording.instead}`,
	);
}

/** The texts of a rule are those of its examples, where parameters have values. */
function faultsOfRule({ rule, docs }: DocumentedRule): readonly string[] {
	const { bad } = docs.examples();
	const messages = bad
		.flatMap(({ findings }) => findings)
		.map((finding) => finding.replace(/^\w+: /, ''))
		.map((message) => [message, messageFaults(message)] as const);
	const titles = bad
		.flatMap(({ fixes = [] }) => fixes)
		.map((title) => [title, titleFaults(title)] as const);
	return [...messages, ...titles].flatMap(([text, faults]) =>
		faults.map((fault) => `${rulesFolder}${rule.code}.ts '${text}' ${fault}`),
	);
}

function writtenFiles(): readonly string[] {
	const listed = execFileSync('git', ['ls-files', '-z'], { cwd: repositoryRoot, encoding: 'utf8' });
	return listed
		.split('\0')
		.filter((path) => path !== '' && existsSync(join(repositoryRoot, path)))
		.filter((path) => !exempt.some((pattern) => pattern.test(path)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) lint();
