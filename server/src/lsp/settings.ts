/** The settings of a document: the team's, and over them whatever the client sends, checked and cached by resource. */
import type { Connection } from 'vscode-languageserver';
import { globMatcher } from '../configuration/globMatcher.js';
import {
	adviceLevels,
	isVersion,
	type KindGlob,
	levels,
	type TeamFile,
} from '../configuration/teamFile.js';
import type { TeamFiles } from '../configuration/teamFiles.js';
import {
	type CheckOptions,
	type DocumentKind,
	documentKinds,
	type Severity,
} from '../service/index.js';
import type { ClientAbilities } from './clientAbilities.js';

export const section = 'driverPlist';

export interface Settings {
	readonly validate: boolean;
	/** Level by code, and what systems the driver is meant for. */
	readonly check: CheckOptions;
	/** The first that fits counts. */
	readonly kinds: readonly KindGlob[];
	/** In characters of UTF-16; larger documents are not read. */
	readonly maxLength: number;
	/** Whether completion offers whole personalities. */
	readonly skeletons: boolean;
}

const megabyte = 1_000_000;

/** Settings from the JSON of the section `driverPlist`; what is absent or makes no sense has its default. */
export function readSettings(json: unknown): Settings {
	const maxFileSize = at(json, 'maxFileSize');
	const macOS = at(json, 'deploymentTarget', 'macOS');
	const iPadOS = at(json, 'deploymentTarget', 'iPadOS');
	const advice = at(json, 'advice');
	return {
		validate: at(json, 'validation', 'enabled') !== false,
		check: {
			severities: Object.fromEntries(
				entriesOf(at(json, 'rules')).filter((entry): entry is [string, Severity | 'off'] =>
					isOneOf(levels, entry[1]),
				),
			),
			advice: adviceLevels.find((level) => level === advice),
			deploymentTarget: {
				...(isVersion(macOS) && { macOS }),
				...(isVersion(iPadOS) && { iPadOS }),
			},
		},
		kinds: entriesOf(at(json, 'kinds')).flatMap(([glob, kind]) =>
			isOneOf(documentKinds, kind) && glob !== ''
				? [{ matches: globMatcher(glob), kind: kind as DocumentKind }]
				: [],
		),
		maxLength: (typeof maxFileSize === 'number' && maxFileSize > 0 ? maxFileSize : 10) * megabyte,
		skeletons: at(json, 'completion', 'skeletons') !== false,
	};
}

/** The settings of a document below a team's file: what the client does not set is the team's. */
export function withTeam(settings: Settings, team: TeamFile, uri: string): Settings {
	const { severities, advice, deploymentTarget } = settings.check;
	return {
		...settings,
		validate: settings.validate && !team.excludes(uri),
		check: {
			...settings.check,
			severities: { ...team.rules, ...severities },
			advice: advice ?? team.advice,
			deploymentTarget: { ...team.deploymentTarget, ...deploymentTarget },
		},
		kinds: [...settings.kinds, ...team.kinds],
	};
}

function at(json: unknown, ...path: readonly string[]): unknown {
	return path.reduce<unknown>(
		(value, name) =>
			typeof value === 'object' && value !== null && Object.hasOwn(value, name)
				? (value as Record<string, unknown>)[name]
				: undefined,
		json,
	);
}

function entriesOf(value: unknown): [string, unknown][] {
	return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function isOneOf(names: readonly string[], value: unknown): value is string {
	return typeof value === 'string' && names.includes(value);
}

/** Gives the settings of a resource; asks the client at most once for each until they change. */
export class SettingsCache {
	readonly #connection: Connection;
	readonly #abilities: ClientAbilities;
	readonly #teamFiles: TeamFiles;
	readonly #byResource = new Map<string, Promise<Settings>>();
	#pushed: Settings;

	/** `initial` is what `initializationOptions.settings` held. */
	constructor(
		connection: Connection,
		abilities: ClientAbilities,
		teamFiles: TeamFiles,
		initial: unknown,
	) {
		this.#connection = connection;
		this.#abilities = abilities;
		this.#teamFiles = teamFiles;
		this.#pushed = readSettings(initial);
	}

	/** The settings for a document. */
	of(uri: string): Promise<Settings> {
		const known = this.#byResource.get(uri) ?? this.#find(uri);
		this.#byResource.set(uri, known);
		return known;
	}

	/** Takes `workspace/didChangeConfiguration`; its payload counts only for clients that can't be asked. */
	change(settings: unknown): void {
		this.#byResource.clear();
		const own = at(settings, section);
		if (own !== undefined) this.#pushed = readSettings(own);
	}

	/** Reads the files of teams anew. */
	dropTeamFiles(): void {
		this.#teamFiles.clear();
		this.#byResource.clear();
	}

	forget(uri: string): void {
		this.#byResource.delete(uri);
	}

	async #find(uri: string): Promise<Settings> {
		const [settings, team] = await Promise.all([this.#ask(uri), this.#teamOf(uri)]);
		return team ? withTeam(settings, team, uri) : settings;
	}

	async #teamOf(uri: string): Promise<TeamFile | undefined> {
		try {
			return await this.#teamFiles.of(uri);
		} catch (error) {
			this.#connection.console.warn(`the team file above ${uri} can't be read: ${String(error)}`);
			return undefined;
		}
	}

	async #ask(uri: string): Promise<Settings> {
		if (!this.#abilities.configuration) return this.#pushed;
		try {
			return readSettings(
				await this.#connection.workspace.getConfiguration({ scopeUri: uri, section }),
			);
		} catch (error) {
			this.#connection.console.warn(`settings of ${uri} could not be read: ${String(error)}`);
			return this.#pushed;
		}
	}
}
