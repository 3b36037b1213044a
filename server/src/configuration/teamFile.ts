/** `.driver-plist.json`: the settings that a team shares, read with the place of everything that is wrong with them. */
import {
	type CheckOptions,
	type DocumentKind,
	documentKinds,
	type Severity,
	severities,
	type TextRange,
} from '../service/index.js';
import { globMatcher } from './globMatcher.js';
import { isFault, type JsonMember, type JsonNode, parseJson } from './jsonText.js';

export const levels = [...severities, 'off'] as const;
export const adviceLevels = ['information', 'hint', 'off'] as const;
export const systems = ['macOS', 'iPadOS'] as const;

export type AdviceLevel = (typeof adviceLevels)[number];
export type DeploymentTarget = Readonly<Partial<Record<(typeof systems)[number], string>>>;

/** The kind of the documents that a glob fits. */
export interface KindGlob {
	readonly matches: (uri: string) => boolean;
	readonly kind: DocumentKind;
}

export interface TeamSettings {
	/** Level by code. */
	readonly rules: Readonly<Record<string, Severity | 'off'>>;
	/** Level of all information and hints that `rules` does not name. */
	readonly advice: AdviceLevel | undefined;
	readonly kinds: readonly KindGlob[];
	readonly deploymentTarget: DeploymentTarget;
	/** Whether a document is not to be checked. */
	readonly excludes: (uri: string) => boolean;
	/** The lowest level that makes a check in the terminal fail. */
	readonly failOn: Severity | undefined;
}

export interface TeamFileProblem {
	readonly message: string;
	readonly range: TextRange;
}

export interface TeamFile extends TeamSettings {
	readonly uri: string;
	readonly text: string;
	/** In the order of the text; what they are about has no effect. */
	readonly problems: readonly TeamFileProblem[];
}

/** The settings in `text`. `codes` are those of all rules. Never throws. */
export function readTeamFile(uri: string, text: string, codes: ReadonlySet<string>): TeamFile {
	const reader = new TeamFileReader(uri.slice(0, uri.lastIndexOf('/')), codes);
	const root = parseJson(text);
	if (isFault(root)) {
		const start = Math.min(root.offset, Math.max(text.length - 1, 0));
		reader.report({ start, end: start + 1 }, `is no JSON: expected ${root.expected}`);
	} else reader.read(root);
	return { uri, text, ...reader.settings(), problems: reader.problems };
}

/** What a team says of checking, as the service takes it. */
export function checkOptionsOf(team: TeamSettings | undefined): CheckOptions {
	if (!team) return {};
	const { rules, advice, deploymentTarget } = team;
	return { severities: rules, advice, deploymentTarget };
}

/** Whether a version is written as systems write theirs: `12.0`. */
export function isVersion(value: unknown): value is string {
	return typeof value === 'string' && /^\d+(?:\.\d+)*$/.test(value);
}

class TeamFileReader {
	readonly problems: TeamFileProblem[] = [];
	private readonly rules: Record<string, Severity | 'off'> = {};
	private readonly kinds: KindGlob[] = [];
	private readonly deploymentTarget: Record<string, string> = {};
	private readonly excluded: ((uri: string) => boolean)[] = [];
	private advice: AdviceLevel | undefined;
	private failOn: Severity | undefined;

	constructor(
		private readonly folder: string,
		private readonly codes: ReadonlySet<string>,
	) {}

	settings(): TeamSettings {
		const { rules, advice, kinds, deploymentTarget, excluded, failOn } = this;
		const excludes = (uri: string): boolean => excluded.some((matches) => matches(uri));
		return { rules, advice, kinds, deploymentTarget, excludes, failOn };
	}

	read(root: JsonNode): void {
		for (const { key, keyRange, value } of this.membersOf(root, 'the file')) {
			switch (key) {
				case '$schema':
					break;
				case 'rules':
					this.readRules(value);
					break;
				case 'advice':
					this.advice = this.oneOf(value, key, adviceLevels);
					break;
				case 'failOn':
					this.failOn = this.oneOf(value, key, severities);
					break;
				case 'kinds':
					this.readKinds(value);
					break;
				case 'deploymentTarget':
					this.readDeploymentTarget(value);
					break;
				case 'exclude':
					this.readExclude(value);
					break;
				default:
					this.report(keyRange, `there is no setting '${key}'`);
			}
		}
	}

	report(range: TextRange, message: string): void {
		this.problems.push({ message, range });
	}

	private readRules(node: JsonNode): void {
		for (const { key, keyRange, value } of this.membersOf(node, 'rules')) {
			const level = this.oneOf(value, key, levels);
			if (!this.codes.has(key)) this.report(keyRange, `there is no rule '${key}'`);
			else if (level !== undefined) this.rules[key] = level;
		}
	}

	private readKinds(node: JsonNode): void {
		for (const { key, keyRange, value } of this.membersOf(node, 'kinds')) {
			const kind = this.oneOf(value, key, documentKinds);
			const matches = this.globOf(key, keyRange);
			if (kind !== undefined && matches) this.kinds.push({ matches, kind });
		}
	}

	private readDeploymentTarget(node: JsonNode): void {
		for (const { key, keyRange, value } of this.membersOf(node, 'deploymentTarget')) {
			if (!systems.some((system) => system === key)) {
				this.report(keyRange, `there is no system '${key}'; there are ${systems.join(' and ')}`);
			} else if (value.type === 'string' && isVersion(value.value)) {
				this.deploymentTarget[key] = value.value;
			} else this.report(value.range, `${key} takes a version, such as "12.0"`);
		}
	}

	private readExclude(node: JsonNode): void {
		if (node.type !== 'array') {
			this.report(node.range, 'exclude takes an array of globs');
			return;
		}
		for (const item of node.items) {
			if (item.type !== 'string') {
				this.report(item.range, 'exclude takes globs, which are strings');
				continue;
			}
			const matches = this.globOf(String(item.value), item.range);
			if (matches) this.excluded.push(matches);
		}
	}

	private globOf(glob: string, range: TextRange): ((uri: string) => boolean) | undefined {
		if (glob !== '') return globMatcher(glob, this.folder);
		this.report(range, 'a glob must not be empty');
		return undefined;
	}

	private membersOf(node: JsonNode, name: string): readonly JsonMember[] {
		if (node.type === 'object') return node.members;
		this.report(node.range, `${name} takes an object`);
		return [];
	}

	private oneOf<T extends string>(
		node: JsonNode,
		name: string,
		allowed: readonly T[],
	): T | undefined {
		const found = allowed.find((each) => node.type === 'string' && node.value === each);
		if (found === undefined) this.report(node.range, `${name} takes ${allowed.join(', ')}`);
		return found;
	}
}
